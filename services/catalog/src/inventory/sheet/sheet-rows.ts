import { keyOf, stateOf, type ItemState } from '../item.ts';
import type { Item } from '../item-view.ts';
import { sheetColumns, type SheetColumn } from './columns.ts';

export const stateWords: Record<ItemState, string> = {
  listed: 'En el inventario, sin fecha',
  planned: 'En el plan de apertura',
  open: 'Abierto',
  'not-openable': 'No se puede abrir',
};

/** An item as a row tells it; `demand` is how many people asked for it. */
export type ListedItem = Item & { demand: number };

const told: Record<string, (item: ListedItem) => string> = {
  Situación: ({ fields, openedOn }) =>
    stateWords[stateOf({ hasPrivateData: fields.hasPrivateData, plannedOn: fields.plannedOn, openedOn })],
  'Abierto desde': ({ openedOn }) => openedOn ?? '',
  'Apoyos de la ciudadanía': ({ demand }) => String(demand),
};

function cellOf({ role, header }: SheetColumn, item: ListedItem, datasetUrl: (id: string) => string): string {
  const { fields } = item;
  switch (role) {
    case 'key':
      return keyOf(item.number);
    case 'told':
      return told[header]?.(item) ?? '';
    case 'hasPrivateData':
      return fields.hasPrivateData ? 'Privado' : 'Publico';
    case 'datasetId':
      return fields.datasetId === null ? '' : datasetUrl(fields.datasetId);
    default:
      return fields[role] ?? '';
  }
}

export const sheetHeaders: readonly string[] = sheetColumns.map(({ header }) => header);

/** The items as rows of the sheet: ADELA's eight columns, then ours. */
export const sheetRows = (
  items: readonly ListedItem[],
  { datasetUrl }: { datasetUrl: (id: string) => string },
): string[][] => items.map((item) => sheetColumns.map((column) => cellOf(column, item, datasetUrl)));

/** A cell that no spreadsheet runs as a formula (OWASP, CSV Injection), quoted as RFC 4180 asks. */
function csvCell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The sheet as CSV with CRLF, as text; whoever sends it chooses the encoding. */
export const sheetCsv = (rows: readonly (readonly string[])[]): string =>
  [sheetHeaders, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
