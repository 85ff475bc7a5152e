import { versionedId } from '@rma/themes';
import type { Standard } from '@rma/themes';
import { writeXlsx } from 'hucre';
import type { Cell, CellStyle, ColumnDef, WriteSheet } from 'hucre';
import { limitWords, templateColumns, typeWords } from './template-columns.ts';
import type { TemplateColumn } from './template-columns.ts';
import { listsOf, listsSheet, validationOf } from './template-lists.ts';
import type { Lists } from './template-lists.ts';

/** Rows whose cells carry a format: a spreadsheet continues it below when rows are pasted or filled down. */
const formattedRows = 500;

const white = { rgb: 'FFFFFF' };
const filled = (rgb: string): CellStyle => ({
  font: { bold: true, color: white },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } },
  alignment: { vertical: 'center', wrapText: true },
});
const requiredHeader = filled('6B1D3A');
const optionalHeader = filled('4A5568');
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };

/** Keys and folios stay text, so that 05 keeps its zero; dates are shown as they are published. */
const formats: Partial<Record<TemplateColumn['field']['type'], string>> = {
  string: '@',
  date: 'yyyy-mm-dd',
};

const noteOf = ({ field, isRequired }: TemplateColumn): string =>
  [
    `${field.title}. ${isRequired ? 'Obligatoria.' : 'Opcional.'}`,
    field.description,
    `${typeWords[field.type]}. ${limitWords(field)}`.trim(),
  ].join('\n');

const formattedCells = ({ field }: TemplateColumn, column: number): [string, Partial<Cell>][] => {
  const numFmt = formats[field.type];
  return numFmt === undefined
    ? []
    : Array.from({ length: formattedRows }, (_, row) => [`${row + 1},${column}`, { style: { numFmt } }]);
};

const dataSheet = (columns: TemplateColumn[], lists: Lists): WriteSheet => ({
  name: 'Datos',
  columns: columns.map(({ field }): ColumnDef => ({
    width: Math.min(32, Math.max(12, field.name.length + 3)),
  })),
  rows: [columns.map(({ field }) => field.name)],
  cells: new Map([
    ...columns.map((column, index): [string, Partial<Cell>] => [
      `0,${index}`,
      {
        style: column.isRequired ? requiredHeader : optionalHeader,
        comment: { author: 'Red México Abierto', text: noteOf(column) },
      },
    ]),
    ...columns.flatMap(formattedCells),
  ]),
  dataValidations: columns.flatMap((column, index) => validationOf(column, index, lists) ?? []),
  freezePane: { rows: 1 },
});

const valuesWords = ({ field, choices }: TemplateColumn): string => {
  if (field.type === 'boolean') return 'sí, no';
  if (!choices) return limitWords(field);
  const { labels } = field.rma;
  if (choices.length > 20) return `Los ${choices.length} valores de la hoja ${listsSheet}.`;
  return choices
    .map((choice) => (labels?.[choice] === undefined ? choice : `${choice} (${labels[choice]})`))
    .join('; ');
};

const instructionsSheet = (of: Standard, columns: TemplateColumn[], url: string): WriteSheet => {
  const header = ['Columna', 'Nombre', 'Qué lleva', 'Tipo', 'Obligatoria', 'Valores', 'Ejemplo'];
  const top = [
    [of.title.es],
    [of.description.es],
    [`Estándar ${versionedId(of)}. Documentación: ${url}`],
    [
      'Escriba un renglón por registro en la hoja Datos, sin cambiar los nombres de las columnas. Las de encabezado guinda son obligatorias; las grises pueden quedar vacías o borrarse.',
    ],
    [],
  ];
  return {
    name: 'Instrucciones',
    columns: [22, 26, 60, 18, 12, 50, 26].map((width) => ({ width, style: wrapped })),
    rows: [
      ...top,
      header,
      ...columns.map((column) => [
        column.field.name,
        column.field.title,
        column.field.description,
        typeWords[column.field.type],
        column.isRequired ? 'Sí' : 'No',
        valuesWords(column),
        column.example,
      ]),
    ],
    merges: [0, 1, 2, 3].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 6 })),
    cells: new Map<string, Partial<Cell>>([
      ['0,0', { style: { font: { bold: true, size: 16 } } }],
      ...header.map((_, index): [string, Partial<Cell>] => [
        `${top.length},${index}`,
        { style: optionalHeader },
      ]),
    ]),
    rowDefs: new Map([
      [1, { height: 48 }],
      [3, { height: 32 }],
    ]),
  };
};

/**
 * A workbook to fill in by hand: `Datos`, whose first row names the columns, with a note on each and lists to
 * choose from; `Instrucciones` in Spanish; `Listas`, what the lists hold. `url` is the standard's own page.
 */
export const templateWorkbook = async (of: Standard, url: string): Promise<Buffer> => {
  const columns = templateColumns(of);
  const lists = listsOf(columns);
  const written = await writeXlsx({
    sheets: [
      dataSheet(columns, lists),
      instructionsSheet(of, columns, url),
      ...(lists.ranges.size > 0 ? [lists.sheet] : []),
    ],
    properties: { title: `${of.title.es} (${versionedId(of)})`, creator: 'Red México Abierto' },
  });
  return Buffer.from(written);
};
