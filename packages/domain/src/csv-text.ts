export type CsvCell = string | number | boolean | null;

/** What a spreadsheet would run as a formula, full-width signs too (OWASP, CSV Injection). */
const formula = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** One cell as RFC 4180 writes it; a text that a spreadsheet would run gets an apostrophe in front, numbers do not. */
export function csvCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const cell = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * A small table as CSV for people's spreadsheets: UTF-8 with its mark (without it Excel reads accents wrong), commas,
 * CRLF (RFC 4180), points for decimals, nothing that could run as a formula; what is missing stays empty.
 */
export function csvText(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
