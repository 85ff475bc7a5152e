type Oklch = [lightness: number, chroma: number, hue: number];
export type Tokens = Record<string, { light: Oklch; dark: Oklch }>;

const pair = /--([a-z-]+):\s*light-dark\(\s*oklch\(([^)]+)\),\s*oklch\(([^)]+)\)\s*\)/g;

/** The colours of tokens.css by name, in both schemes. */
export function parseTokens(css: string): Tokens {
  const read = (text: string): Oklch => {
    const [lightness = 0, chroma = 0, hue = 0] = text.trim().split(/\s+/).map(Number);
    return [lightness, chroma, hue];
  };
  return Object.fromEntries(
    [...css.matchAll(pair)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light: read(light), dark: read(dark) },
    ]),
  );
}

/** OKLCH to linear sRGB (Björn Ottosson's matrices), clipped to what a screen can show. */
function linearRgb([lightness, chroma, hue]: Oklch): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = linearRgb(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of two tokens as WCAG 2.2 defines it, 1 to 21; throws on a name that is not in the list. */
export function contrast(
  tokens: Tokens,
  { scheme, text, background }: { scheme: 'light' | 'dark'; text: string; background: string },
): number {
  const [front, back] = [tokens[text], tokens[background]];
  if (!front || !back) throw new Error(`no token ${front ? background : text}`);
  const [high = 0, low = 0] = [luminance(front[scheme]), luminance(back[scheme])].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
