import type { Standard } from '@rma/themes';

/** The first row of a file that follows a standard, UTF-8 with BOM so that spreadsheets read the accents. */
export function templateCsv(of: Standard): string {
  return `\uFEFF${of.schema.fields.map((field) => field.name).join(',')}\r\n`;
}
