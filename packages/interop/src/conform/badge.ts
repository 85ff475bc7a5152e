import type { ConformReport, Verdict } from './report.ts';

const words: Record<Verdict, { text: string; colour: string }> = {
  conforms: { text: 'cumple', colour: '#1c6b3f' },
  'conforms-with-warnings': { text: 'cumple con avisos', colour: '#8a5a00' },
  'does-not-conform': { text: 'no cumple', colour: '#a1261b' },
};

// Eleven pixels of a plain sans-serif; wide enough for any letter on average, and stretched to fit by the viewer.
const widthOf = (text: string) => Math.round(text.length * 6.4) + 14;

/** A badge for a portal's page, as SVG: the verdict, the version of the checks and the day. */
export function badge({ verdict, version, checkedAt }: ConformReport): string {
  const { text, colour } = words[verdict];
  const label = `Red México Abierto ${version}`;
  const told = `${text}, ${checkedAt.slice(0, 10)}`;
  const [left, right] = [widthOf(label), widthOf(told)];
  const width = left + right;
  const write = (what: string, x: number, room: number) =>
    `<text x="${x + 7}" y="14" textLength="${room - 14}" lengthAdjust="spacingAndGlyphs">${what}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}: ${told}">
<title>${label}: ${told}</title>
<rect width="${left}" height="20" fill="#3b3733"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${write(label, 0, left)}${write(told, left, right)}</g>
</svg>
`;
}
