import type { Standard } from '@rma/themes';

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A small table of a standard as CSV: UTF-8 with BOM so that spreadsheets read the accents, CRLF. */
const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;

/** The first row of a file that follows a standard. */
export const templateCsv = (of: Standard): string => csvOf([of.schema.fields.map((field) => field.name)]);

/** The values a vocabulary admits, with its fields as header; null when the standard has no such vocabulary. */
export const vocabularyCsv = (of: Standard, code: string): string | null => {
  const vocabulary = of.vocabularies.find((each) => each.code === code);
  return vocabulary ? csvOf([vocabulary.fields, ...vocabulary.rows]) : null;
};

/** How the fields come from and go to another system, e.g. ATUS; null when the standard has no such table. */
export const correspondenceCsv = (of: Standard, system: string): string | null => {
  const found = of.correspondences.find((each) => each.system.toLowerCase() === system.toLowerCase());
  return found
    ? csvOf([
        ['campo', 'columna', 'al_estandar', 'desde_el_estandar'],
        ...found.rows.map((row) => [row.field, row.column, row.toStandard, row.fromStandard]),
      ])
    : null;
};
