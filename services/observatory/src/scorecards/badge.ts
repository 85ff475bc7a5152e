import { monthNames } from '@rma/domain';

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Wide enough for any letter of the common sans-serif faces at 11 px; the text is squeezed into it, never cut. */
const widthOf = (text: string) => Math.ceil(text.length * 6.6) + 16;

/** «junio de 2026» */
export const monthInWords = (month: string): string =>
  `${monthNames[Number(month.slice(5, 7)) - 1] ?? ''} de ${month.slice(0, 4)}`;

/**
 * A small picture for other sites that says a government's grade in words and figures; one colour for all, so that
 * nothing is told by colour. `grade` null says that there is too little to judge.
 */
export function badgeSvg(badge: { name: string; grade: number | null; month: string | null }): string {
  const { name, grade, month } = badge;
  const left = 'Datos abiertos';
  const right = grade === null ? 'sin datos suficientes' : `${grade.toFixed(1)} de 100`;
  const [a, b] = [widthOf(left), widthOf(right)];
  const title = `${name} · ${left}: ${right}${month === null ? '' : ` (${monthInWords(month)})`} · Red México Abierto`;
  const text = (value: string, x: number, width: number) =>
    `<text x="${x + width / 2}" y="15" text-anchor="middle" textLength="${width - 16}" lengthAdjust="spacingAndGlyphs">${escape(value)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="22" role="img" aria-label="${escape(title)}"><title>${escape(title)}</title><rect width="${a}" height="22" fill="#24292f"/><rect x="${a}" width="${b}" height="22" fill="#0b5345"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left, 0, a)}${text(right, a, b)}</g></svg>`;
}
