import { standalone, svgNamespace } from './standalone-svg.ts';

/** What a picture says besides its drawing, so that it can be understood wherever it is pasted. */
export type PictureWords = { title: string; unit: string; source: string };

const width = 1000;
const margin = 40;
const room = width - 2 * margin;
const font = 'Archivo, Arial, Helvetica, sans-serif';
const ink = 'rgb(40,34,26)';
const soft = 'rgb(92,84,73)';

/**
 * The chart of a figure as one SVG that stands alone: its sentence, its unit, every drawing of it, its legend and its
 * source. Drawings are the figure's `svg[data-drawing]`; the legend, its `[data-legend] > li`. Null when there is no drawing.
 */
export function composePicture(figure: Element, words: PictureWords): SVGSVGElement | null {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>('svg[data-drawing]')];
  if (drawings.length === 0) return null;
  const picture = svg('svg', { xmlns: svgNamespace, 'font-family': font });
  let y = margin;
  const write = (text: string, options: { size: number; weight?: number; fill?: string }) => {
    const { size, weight = 400, fill = ink } = options;
    for (const line of linesOf(text, { size, weight, width: room })) {
      y += size * 1.25;
      picture.append(textAt(line, { x: margin, y, size, weight, fill }));
    }
  };
  write(words.title, { size: 28, weight: 700 });
  y += 4;
  write(words.unit, { size: 17, fill: soft });
  y += 20;
  for (const drawing of drawings) {
    y += placeDrawing(picture, drawing, y) + 16;
  }
  y = writeLegend(picture, figure, y);
  y += 6;
  write(`Fuente: ${words.source}`, { size: 14, fill: soft });
  write(`Red México Abierto. ${location.origin}${location.pathname}`, { size: 14, fill: soft });
  const height = Math.ceil(y + margin);
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  picture.prepend(svg('rect', { width, height, fill: 'rgb(255,255,255)' }));
  return picture;
}

/** Puts a drawing at the margin, as wide as the picture allows, and answers how high it is there. */
function placeDrawing(picture: SVGElement, drawing: SVGSVGElement, y: number): number {
  const { width: across, height: down } = drawing.viewBox.baseVal;
  const copy = standalone(drawing);
  const scale = room / Math.max(1, across);
  const set = { x: margin, y, width: room, height: down * scale, overflow: 'visible' };
  for (const [name, value] of Object.entries(set)) copy.setAttribute(name, String(value));
  picture.append(copy);
  return down * scale;
}

/** The legend's entries one after the other, wrapped; answers where it ends. */
function writeLegend(picture: SVGElement, figure: Element, top: number): number {
  const entries = [...figure.querySelectorAll('[data-legend] > li')];
  if (entries.length === 0) return top;
  const size = 15;
  let [x, y] = [margin, top + 10];
  for (const entry of entries) {
    const text = entry.textContent.trim();
    const swatch = entry.querySelector('svg');
    const swatchWidth = swatch === null ? 0 : 34;
    const entryWidth = swatchWidth + textWidth(text, { size, weight: 400 }) + 28;
    if (x > margin && x + entryWidth > width - margin) [x, y] = [margin, y + 28];
    if (swatch !== null) {
      const copy = standalone(swatch);
      for (const [name, value] of Object.entries({ x, y: y - 2, width: 26, height: 18 }))
        copy.setAttribute(name, String(value));
      picture.append(copy);
    }
    picture.append(textAt(text, { x: x + swatchWidth, y: y + 12, size, weight: 400, fill: ink }));
    x += entryWidth;
  }
  return y + 34;
}

/** The picture as the text of a file. */
export function svgText(picture: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** The picture as PNG, two pixels for each of its units; null when the browser cannot paint it. */
export async function pngOf(picture: SVGSVGElement): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([svgText(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * Number(picture.getAttribute('height'));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function svg(name: string, attributes: Record<string, string | number>): SVGSVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element as SVGSVGElement;
}

function textAt(
  text: string,
  { x, y, size, weight, fill }: { x: number; y: number; size: number; weight: number; fill: string },
): SVGElement {
  const element = svg('text', { x, y, 'font-size': size, 'font-weight': weight, fill });
  element.textContent = text;
  return element;
}

function textWidth(text: string, { size, weight }: { size: number; weight: number }): number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * size * 0.55;
  context.font = `${weight} ${size}px ${font}`;
  return context.measureText(text).width;
}

/** Text broken into lines that fit, at its spaces. */
function linesOf(text: string, options: { size: number; weight: number; width: number }): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, options) <= options.width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
