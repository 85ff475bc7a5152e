import { parse } from 'csv-parse/sync';
import type { Delimiter } from './intake.ts';

const delimiters: Delimiter[] = [',', ';', '\t', '|'];

/** The first records of a text, blank lines included, read leniently; what cannot be read ends the list. */
export const firstRecords = (text: string, delimiter: Delimiter, limit: number): string[][] => {
  const records: string[][] = [];
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: limit,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch {
    // A quote left open by the end of the sample: the records before it are what there is.
  }
  return records;
};

/** The commonest number of cells, the larger of two that are as common. */
const ordinaryWidth = (records: string[][]): number => {
  const times = new Map<number, number>();
  for (const { length } of records) times.set(length, (times.get(length) ?? 0) + 1);
  return [...times].toSorted(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
};

const sampledRecords = 100;

/**
 * The delimiter that splits the sample into most columns, consistently; a comma when nothing splits it.
 * Titles above the table and notes below it have other widths and do not count against it.
 */
export const detectDialect = (text: string): { delimiter: Delimiter; records: string[][] } => {
  let best = { delimiter: ',' as Delimiter, records: firstRecords(text, ',', sampledRecords), score: 0 };
  for (const delimiter of delimiters) {
    const records = firstRecords(text, delimiter, sampledRecords);
    const split = records.filter((record) => record.length > 1);
    const width = ordinaryWidth(split);
    if (width < 2) continue;
    const filled = records.filter((record) => record.some((cell) => cell.trim() !== ''));
    const agreeing = split.filter((record) => Math.abs(record.length - width) <= 1).length;
    const score = Math.min(width, 50) * (agreeing / filled.length) ** 2;
    if (score > best.score) best = { delimiter, records, score };
  }
  return best;
};

export const detectLineEnding = (text: string): '\n' | '\r\n' | '\r' => {
  const first = /\r\n|\n|\r/.exec(text)?.[0];
  return first === '\r\n' || first === '\r' ? first : '\n';
};

/** A header names things: at most half of its cells may be blank, numbers, dates or database nulls. */
export const looksLikeHeader = (cells: string[]): boolean => {
  const named = cells.filter((cell) => /\p{L}/u.test(cell) && !/^(?:\\N|[0-9A-F]{30,})$/i.test(cell.trim()));
  return named.length * 2 > cells.filter((cell) => cell.trim() !== '').length && named.length > 0;
};
