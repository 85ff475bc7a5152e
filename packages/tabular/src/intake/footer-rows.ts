import { filledCells } from './header-row.ts';

const noteWords =
  /^\W*(?:fuentes?|notas?|elabor\S*|observaci\S+|corte|fecha de (?:corte|actualizaci|elaboraci|consulta)\S*|cifras|nd|n\.d\.|\d+\/)(?:\b|$)/iu;
const totalWords = /^\W*(?:gran |sub)?total(?:es)?(?: (?:general|estatal|municipal|nacional)(?:es)?)?\W*$/iu;

const isNote = (filled: string[], width: number): boolean => {
  const [first = ''] = filled;
  if (filled.length <= 2 && noteWords.test(first)) return true;
  return width >= 3 && filled.length === 1 && (first.startsWith('*') || /\p{L}.*\s.*\s.*\p{L}/u.test(first));
};

/**
 * How many of the last rows are no data: blanks, totals, sources and notes. Goes up from the end and
 * stops at the first row that may be data, so that none is taken for a note: a note is a sentence alone in its row,
 * or begins like one; a total says so in its first filled cell.
 */
export const countFooterRows = (lastRecords: string[][], width: number): number => {
  let rows = 0;
  for (const record of lastRecords.toReversed()) {
    const filled = record.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const isFooter =
      filledCells(record) === 0 || isNote(filled, width) || (width >= 2 && totalWords.test(filled[0] ?? ''));
    if (!isFooter) break;
    rows += 1;
  }
  return rows;
};
