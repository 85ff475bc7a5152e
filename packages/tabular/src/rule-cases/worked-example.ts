import { standard } from '@rma/themes';

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * The worked example of a standard whose first row is repeated once per entry of `changes`, each copy
 * with its own cells changed; the other rows follow as they are.
 */
export const changedExample = (id: string, changes: Record<string, string>[]): string => {
  const { schema, exampleRows } = standard(id)!;
  const names = schema.fields.map(({ name }) => name);
  const [first = [], ...rest] = exampleRows;
  const changed = changes.map((set) => first.map((cell, index) => set[names[index] ?? ''] ?? cell));
  return `${[names, ...changed, ...rest].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
};
