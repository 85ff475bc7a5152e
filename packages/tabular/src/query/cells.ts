import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from './table-source.ts';

/** A value of `outwardSql` as JSON can carry it: whole numbers beyond 2^53 as text, numbers that are none as null. */
export function toCell(value: DuckDBValue): Cell {
  switch (typeof value) {
    case 'bigint': {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : value.toString();
    }
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'string':
    case 'boolean':
      return value;
    default:
      return value === null ? null : String(value);
  }
}
