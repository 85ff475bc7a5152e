import { citeLegalBasis, legalBases, legalBasisIds } from '@rma/domain';
import { standards } from '@rma/themes';
import { writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre';
import { adelaColumns, letterOf, sheetColumns } from './columns.ts';
import { sheetHeaders } from './sheet-rows.ts';

const listsSheet = 'Listas';
const spareRows = 500;
const filled = (rgb: string): CellStyle => ({
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } },
  alignment: { vertical: 'center', wrapText: true },
});
const adelaHeader = filled('6B1D3A');
const ownHeader = filled('4A5568');
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };

const widths = [30, 34, 26, 46, 16, 40, 30, 18, 12, 22, 28, 40, 24, 14, 14];

const positionOf = (role: string) => sheetColumns.findIndex((column) => column.role === role);

function choosing(
  role: string,
  rows: number,
  choices: { formula1: string; message: string },
): DataValidation {
  const letter = letterOf(positionOf(role));
  return {
    range: `${letter}2:${letter}${rows + spareRows + 1}`,
    allowBlank: true,
    type: 'list',
    formula1: choices.formula1,
    showErrorMessage: true,
    errorTitle: 'Elija de la lista',
    errorMessage: choices.message,
  };
}

const dataSheet = (rows: readonly (readonly string[])[]): WriteSheet => ({
  name: 'Inventario',
  columns: widths.map((width) => ({ width })),
  rows: [[...sheetHeaders], ...rows.map((row) => [...row])],
  cells: new Map([
    ...sheetColumns.map((column, index): [string, Partial<Cell>] => [
      `0,${index}`,
      {
        style: index < adelaColumns.length ? adelaHeader : ownHeader,
        comment: { author: 'Red México Abierto', text: column.note },
      },
    ]),
    // As text, so that a date or a key is shown and comes back as it was written.
    ...Array.from({ length: rows.length + spareRows }, (_, row) =>
      [positionOf('plannedOn'), positionOf('key')].map((column): [string, Partial<Cell>] => [
        `${row + 1},${column}`,
        { style: { numFmt: '@' } },
      ]),
    ).flat(),
  ]),
  dataValidations: [
    choosing('hasPrivateData', rows.length, { formula1: '"Publico,Privado"', message: 'Publico o Privado.' }),
    choosing('legalBasis', rows.length, {
      formula1: `${listsSheet}!$A$2:$A$${legalBasisIds.length + 1}`,
      message: 'Uno de los fundamentos de la hoja Listas.',
    }),
    choosing('standardId', rows.length, {
      formula1: `${listsSheet}!$D$2:$D$${standards().length + 1}`,
      message: 'Un estándar de la hoja Listas, o nada.',
    }),
  ],
  freezePane: { rows: 1 },
});

const instructions = (government: string): WriteSheet => ({
  name: 'Instrucciones',
  columns: [
    { width: 48, style: wrapped },
    { width: 90, style: wrapped },
  ],
  rows: [
    [`Inventario de datos de ${government}`],
    [
      'Un renglón por conjunto de datos, o por archivo si tiene varios. Cambie lo que quiera, agregue renglones y suba la hoja: antes de guardar se le muestra qué cambiaría.',
    ],
    ['Columna', 'Qué lleva'],
    ...sheetColumns.map(({ header, note }) => [header, note]),
  ],
  merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 1 })),
  cells: new Map([
    ['0,0', { style: { font: { bold: true, size: 16 } } }],
    ['2,0', { style: ownHeader }],
    ['2,1', { style: ownHeader }],
  ]),
  rowDefs: new Map([[1, { height: 32 }]]),
});

function lists(): WriteSheet {
  const followed = standards();
  const length = Math.max(legalBasisIds.length, followed.length);
  const rows = Array.from({ length }, (_, row) => {
    const basis = legalBasisIds[row];
    const standard = followed[row];
    return [
      basis ?? null,
      basis === undefined ? null : citeLegalBasis(basis),
      basis === undefined || legalBases[basis].isArticleConfirmed ? null : 'artículo por confirmar',
      standard?.id ?? null,
      standard?.title.es ?? null,
    ];
  });
  return {
    name: listsSheet,
    columns: [26, 90, 22, 34, 44].map((width) => ({ width })),
    rows: [['Fundamento legal', 'Se cita como', '', 'Estándar de la red', 'Título'], ...rows],
    cells: new Map([0, 1, 2, 3, 4].map((column) => [`0,${column}`, { style: { font: { bold: true } } }])),
    freezePane: { rows: 1 },
  };
}

/** The sheet as a workbook: the inventory with lists to choose from, what each column holds, and what the lists are. */
export async function sheetWorkbook(
  rows: readonly (readonly string[])[],
  { government }: { government: string },
): Promise<Buffer> {
  const written = await writeXlsx({
    sheets: [dataSheet(rows), instructions(government), lists()],
    properties: { title: `Inventario de datos de ${government}`, creator: 'Red México Abierto' },
  });
  return Buffer.from(written);
}
