import type { Api } from '../../api.ts';
import type { Cell, Row } from '../map/place.ts';
import { type RowQuery, rowsPath } from './row-query.ts';

/** A column as its standard describes it; its name where no standard does. */
export type RowColumn = { name: string; title: string; description: string | null; type: string };
export type RowPage = { columns: RowColumn[]; items: Row[]; total: number; next: string | null };

/** One column of a dataset in figures, as the API tells it. */
export type ColumnStatistics = RowColumn & {
  filled: number;
  /** Exact up to 10,000. */
  distinct: number;
  minimum: Cell;
  maximum: Cell;
  average: number | null;
  /** The ten commonest values, commonest first; empty when there are very many different ones. */
  top: { value: Cell; count: number }[];
};
export type Statistics = { total: number; columns: ColumnStatistics[] };

/** Rows a page shows. */
const rowsShown = 25;

/** Longer texts are cut on the page: a polygon in one cell may weigh more than the page itself. */
const longestCell = 200;
export const shortened = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell;

/** One page of rows; null when the dataset has none to offer, or the question cannot be answered. */
export async function readRows(
  api: Api,
  id: string,
  options: { query: RowQuery; columns: readonly string[] },
): Promise<RowPage | null> {
  const { query, columns } = options;
  const page = await api.read<RowPage>(rowsPath(id, query, { limit: rowsShown, columns }));
  return page && { ...page, items: page.items.map(shortenedRow) };
}

const shortenedRow = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, shortened(cell)]));

/** Every column in figures; null when the dataset has no table. */
export async function readStatistics(api: Api, id: string): Promise<Statistics | null> {
  const read = await api.read<Statistics>(`/api/v1/datasets/${encodeURIComponent(id)}/columns`);
  if (!read) return null;
  const columns = read.columns.map((column) => ({
    ...column,
    minimum: shortened(column.minimum),
    maximum: shortened(column.maximum),
    // A cut value would filter nothing.
    top: column.top.some(({ value }) => shortened(value) !== value) ? [] : column.top,
  }));
  return { ...read, columns };
}
