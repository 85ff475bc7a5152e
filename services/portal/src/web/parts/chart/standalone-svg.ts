/**
 * A drawing of the page as one that needs no page: the styles that reach it are written into it, in the colours of the
 * light scheme and as sRGB, because most programs that open an SVG know neither variables nor OKLCH.
 */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'paint-order',
  'visibility',
] as const;

/** What makes a page light: `light-dark()` as browsers know it, and as the build writes it for those that do not. */
const lightScheme: [property: string, value: string][] = [
  ['color-scheme', 'light'],
  ['--lightningcss-light', 'initial'],
  ['--lightningcss-dark', ' '],
];

/** Does something while the whole page is in the light scheme; it is back before anybody sees it. */
export function inLightScheme<Result>(work: () => Result): Result {
  const { style } = document.documentElement;
  for (const [property, value] of lightScheme) style.setProperty(property, value);
  try {
    return work();
  } finally {
    for (const [property] of lightScheme) style.removeProperty(property);
  }
}

/** Copies `drawing` with its styles in it. The copy stands for a moment beside the drawing, so that the same rules reach it. */
export function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const room = document.createElement('div');
  room.style.cssText = 'position: absolute; left: -99999px; width: 1000px';
  room.append(copy);
  (drawing.parentElement ?? document.body).append(room);
  const toSrgb = colourReader();
  for (const element of [copy, ...copy.querySelectorAll<SVGElement>('*')]) {
    if (element.closest('title')) continue;
    const style = getComputedStyle(element);
    if (style.display === 'none') {
      element.setAttribute('display', 'none');
      continue;
    }
    for (const name of carried) {
      const value = style.getPropertyValue(name);
      if (value !== '') element.setAttribute(name, isColour(name) ? toSrgb(value) : value);
    }
  }
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    element.removeAttribute('class');
    element.removeAttribute('style');
  }
  // Links of the page lead nowhere from a file.
  for (const link of copy.querySelectorAll('a')) {
    const group = document.createElementNS(svgNamespace, 'g');
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  room.remove();
  return copy;
}

export const svgNamespace = 'http://www.w3.org/2000/svg';

const isColour = (name: string) => name === 'fill' || name === 'stroke';

/** Whatever colour a browser understands, as the sRGB it paints; patterns and `none` stay. */
function colourReader(): (colour: string) => string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string>();
  return (colour) => {
    if (context === null || colour === 'none' || colour.startsWith('url(')) return colour.replaceAll('"', '');
    const kept = known.get(colour);
    if (kept !== undefined) return kept;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    const srgb =
      alpha === 255
        ? `rgb(${red},${green},${blue})`
        : `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
    known.set(colour, srgb);
    return srgb;
  };
}
