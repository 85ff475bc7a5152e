import type { ItemField } from '../item.ts';
import { letterOf } from './columns.ts';

/**
 * What is said of one cell: an error keeps the sheet from being applied, a notice says what was understood. In Spanish,
 * for the person with the spreadsheet open.
 */
export type CellFinding = {
  severity: 'error' | 'notice';
  code: string;
  /** As a spreadsheet calls it, `F12`. */
  cell: string;
  /** The row a spreadsheet shows. */
  row: number;
  /** The position of the column, from 0. */
  position: number;
  field: ItemField | 'key' | null;
  value: string;
  message: string;
  fix: string;
};

type Said = Pick<CellFinding, 'code' | 'message' | 'fix'>;

export type Place = { row: number; position: number; field: ItemField | 'key' | null; value: string };

const at = (place: Place, severity: CellFinding['severity'], said: Said): CellFinding => ({
  severity,
  ...place,
  value: place.value.slice(0, 120),
  cell: `${letterOf(place.position)}${place.row}`,
  ...said,
});

export const errorAt = (place: Place, said: Said): CellFinding => at(place, 'error', said);
export const noticeAt = (place: Place, said: Said): CellFinding => at(place, 'notice', said);
