import { readFileSync } from 'node:fs';
import { standard } from '@rma/themes';

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? '',
  );

/**
 * The worked example of a standard whose first row is repeated once per entry of `changes`, each copy
 * with its own cells changed; the other rows follow as they are.
 */
export const changedExample = (id: string, changes: Record<string, string>[]): string => {
  const [header = '', first = '', ...rest] = readFileSync(standard(id)!.examplePath, 'utf8').split('\n');
  const names = header.split(',');
  const rows = changes.map((set) => {
    const cells = cellsOf(first);
    for (const [field, value] of Object.entries(set)) cells[names.indexOf(field)] = value;
    return cells.map(quoted).join(',');
  });
  return [header, ...rows, ...rest].join('\n');
};
