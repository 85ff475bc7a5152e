import { plainHeader } from '../match/plain-header.ts';
import { looksLikeHeader } from './dialect.ts';

/** Titles above a header are looked for this far down. */
const searchedRows = 50;

/** The headers a table is expected to have: those of a standard, or of a list of one's own. */
export type ExpectedHeaders = {
  schema: { fields: { name: string; rma: { synonyms: string[] } }[] };
  wideToLong: { columns: { header: string }[] }[];
};

/** Headers that a standard knows, made comparable. */
export const knownHeaders = (standard: ExpectedHeaders): Set<string> =>
  new Set([
    ...standard.schema.fields.flatMap((field) => [field.name, ...field.rma.synonyms].map(plainHeader)),
    ...standard.wideToLong.flatMap((shape) => shape.columns.map((column) => plainHeader(column.header))),
  ]);

export const filledCells = (record: string[]): number => record.filter((cell) => cell.trim() !== '').length;

/** How many cells of a row are headers that the standard knows, each counted once. */
export const knownCells = (record: string[], known: Set<string>): number =>
  new Set(record.map(plainHeader).filter((cell) => cell !== '' && known.has(cell))).size;

/** Filled cells of an ordinary row: the median of those that have any. */
const ordinaryFill = (records: string[][]): number => {
  const filled = records
    .map(filledCells)
    .filter((cells) => cells > 0)
    .toSorted((a, b) => a - b);
  return filled[Math.floor(filled.length / 2)] ?? 0;
};

/**
 * The row that names the columns, as a spreadsheet numbers it, or 0 when none does: the first row that is filled like
 * the others, if it reads like names; or a row below it with clearly more headers known to the standard.
 */
export const findHeaderRow = (records: string[][], known: Set<string>): number => {
  const searched = records.slice(0, searchedRows);
  const enough = ordinaryFill(records) / 2;
  const first = searched.findIndex((record) => filledCells(record) >= Math.max(1, enough));
  const counts = searched.map((record) => knownCells(record, known));
  const most = Math.max(0, ...counts);
  const ofFirst = counts[first] ?? 0;
  if (most >= 2 && (ofFirst === 0 || most >= ofFirst + 2)) return counts.indexOf(most) + 1;
  return first >= 0 && looksLikeHeader(searched[first]!) ? first + 1 : 0;
};

/** Names for the columns of a file without header. */
export const madeUpHeaders = (width: number): string[] =>
  Array.from({ length: width }, (_, index) => `columna ${index + 1}`);

/** A header as it is shown and matched: one line, without outer blanks. */
export const tidyHeader = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
