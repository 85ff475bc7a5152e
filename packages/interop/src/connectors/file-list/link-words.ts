import { foldText } from '@rma/domain';
import { readDate } from '../../record/dates.ts';
import { formatNamed, formatOfName, nameAsTitle } from './file-formats.ts';

/** Words that say what a link does, not what it leads to. */
const idle = new Set(
  (
    'descargar descarga descargue download bajar ver abrir aqui click clic haga da de del en el la los las un una ' +
    'archivo archivos formato datos dato liga enlace consultar consulta consulte mas informacion recurso tamaño peso ' +
    'bytes b kb k mb m gb g y o comprimido tabla mapa documento hoja calculo'
  ).split(' '),
);

/** Whether a word says nothing of what a file is about. */
export const isIdleWord = (word: string) =>
  idle.has(word) || formatNamed(word) !== null || /^\d+$/.test(word);

/** Whether a text only says "download", names formats or tells a size. */
export function isIdle(text: string): boolean {
  const folded = foldText(text);
  if (folded === '' || folded.length > 300) return true;
  return folded.split(' ').every(isIdleWord);
}

const sizePattern = /(\d+(?:[.,]\d+)?)\s*(bytes|kib|mib|gib|kb|mb|gb|b|k|m|g)\b/i;
const factors: Record<string, number> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** "1.2 MB" in bytes, about; undefined when the text tells no size. */
export function sizeIn(text: string): string | undefined {
  const [, number = '', unit = ''] = sizePattern.exec(text) ?? [];
  const factor = factors[unit.charAt(0).toLowerCase()];
  return factor === undefined ? undefined : String(Math.round(Number(number.replace(',', '.')) * factor));
}

const datePattern =
  /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}-[a-z]{3}-\d{4}(?: \d{2}:\d{2})?/i;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The first date of a text, as its page writes it; Apache's "01-May-2024" in ISO. */
export function dateIn(text: string): string | undefined {
  const written = datePattern.exec(text)?.[0];
  const [, day = '', month = '', year = ''] = /^(\d{1,2})-([a-z]{3})-(\d{4})/i.exec(written ?? '') ?? [];
  const number = monthNames.indexOf(month.toLowerCase()) + 1;
  if (number > 0) return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return written !== undefined && readDate(written) !== null ? written : undefined;
}

const LONGEST_TITLE = 300;
const edges = /^[\s:;,.·•–-]+|[\s:;,·•–-]+$/g;

/** A text without its last part, when that is in brackets or after a dash and only says what the file is. */
function withoutLastPart(text: string): string | null {
  const begin = Math.max(...['(', '[', '|', '–', '-'].map((mark) => text.lastIndexOf(mark)));
  if (begin <= 0 || !isIdle(text.slice(begin + 1))) return null;
  const kept = text.slice(0, begin).replaceAll(edges, '');
  return /\p{L}/u.test(kept) ? kept : null;
}

/** A link's words without what they say of the file: "Luminarias (CSV, 1.2 MB)" is "Luminarias". */
export function tidyTitle(text: string): string {
  if (text.length > LONGEST_TITLE) return text;
  const plain = text.replaceAll(edges, '');
  const first = withoutLastPart(plain) ?? plain;
  const title = withoutLastPart(first) ?? first;
  return formatOfName(title) === null ? title : nameAsTitle(title);
}

/** A cell that tells a date, a size, a number or a format, and no name. */
export const isFact = (cell: string): boolean =>
  isIdle(cell) ||
  (cell.length < 40 && (dateIn(cell) !== undefined || /^[\d.,\s]+(?:[kmg]?b|bytes)?$/i.test(cell)));
