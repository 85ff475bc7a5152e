import { filledCells } from './header-row.ts';

const noteWords =
  /^\W*(?:fuentes?|notas?|elabor\S*|observaci\S+|corte|fecha de (?:corte|actualizaci|elaboraci|consulta)\S*|cifras|nd|n\.d\.|\d+\/)(?:\b|$)/iu;
const totalWords = /^\W*(?:gran |sub)?total(?:es)?(?: (?:general|estatal|municipal|nacional)(?:es)?)?\W*$/iu;

/** No row of data: blank, a total, or words that begin as notes do. */
const isFooter = (record: string[], width: number): boolean => {
  const [first = ''] = record.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const filled = filledCells(record);
  if (filled === 0) return true;
  if (width >= 2 && totalWords.test(first)) return true;
  if (filled <= 2 && noteWords.test(first)) return true;
  return width >= 3 && filled === 1 && (first.startsWith('*') || record.length === 1);
};

/** A cell alone in its row: a note if something parts it from the data, else perhaps a row that lacks the rest. */
const isAlone = (record: string[], width: number): boolean => width >= 3 && filledCells(record) === 1;

/**
 * How many of the last rows are no data: blanks, totals, sources and notes. Goes up from the end and stops at the first
 * row that may be data; a sentence alone in its row counts only below a blank row or another note.
 */
export const countFooterRows = (lastRecords: string[][], width: number): number => {
  let rows = 0;
  let doubtful = 0;
  for (const record of lastRecords.toReversed()) {
    if (isFooter(record, width)) {
      rows += doubtful + 1;
      doubtful = 0;
    } else if (isAlone(record, width)) doubtful += 1;
    else break;
  }
  return rows;
};
