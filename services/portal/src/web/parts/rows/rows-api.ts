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

/** One page of rows; null when the dataset has none to offer, or the question cannot be answered. */
export const readRows = (api: Api, id: string, query: RowQuery): Promise<RowPage | null> =>
  api.read<RowPage>(rowsPath(id, query, { limit: rowsShown }));

/** Every column in figures; null when the dataset has no table. */
export const readStatistics = (api: Api, id: string): Promise<Statistics | null> =>
  api.read<Statistics>(`/api/v1/datasets/${encodeURIComponent(id)}/columns`);
