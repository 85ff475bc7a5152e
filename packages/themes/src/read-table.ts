import { readFileSync } from 'node:fs';

/** A comma before the first cell too: every match takes one, so that empty cells count. */
const cellsOf = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

/**
 * The rows of a table that comes with a standard: RFC 4180 without line breaks inside cells, UTF-8.
 * Throws when its header is another or a row has other than its cells.
 */
export const readTable = (path: string, header: readonly string[]): string[][] => {
  const [found = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  if (cellsOf(found).join() !== header.join()) throw new Error(`the header must be ${header.join()}`);
  return lines.map((line, index) => {
    const cells = cellsOf(line);
    if (cells.length !== header.length) throw new Error(`line ${index + 2} must have ${header.length} cells`);
    return cells;
  });
};
