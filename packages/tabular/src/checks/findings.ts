import type { Finding, Severity } from '../report.ts';

const maxValueLength = 80;

/** A cell as the report shows it: one line, bounded. */
export const shown = (value: unknown): string => {
  const plain =
    typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  const flat = plain.replaceAll(/\s*[\r\n]+\s*/g, ' ⏎ ');
  return flat.length > maxValueLength ? `${flat.slice(0, maxValueLength)}…` : flat;
};

/** Position in `source` to the row a spreadsheet shows: the header is row 1. */
export const sheetRow = (position: unknown): number | null =>
  position === null || position === undefined ? null : Number(position) + 2;

export const finding = (
  code: string,
  field: string | null,
  rest: { message: string; fix: string; count: number; severity?: Severity; examples?: Finding['examples'] },
): Finding => ({
  code,
  severity: rest.severity ?? 'error',
  field,
  message: rest.message,
  fix: rest.fix,
  count: rest.count,
  examples: rest.examples ?? [],
});
