import { name } from '../engine/sql.ts';
import { z } from 'zod';
import type { BoundValues } from './bound-values.ts';
import { readScalar } from './filter-sql.ts';
import { partColumn, rowColumn } from './relation.ts';
import { sqlTypes } from './source-columns.ts';
import type { Cell, Column, Sort, TablePart } from './table-source.ts';

export type SortTerm = { column: Column; isDescending: boolean };

/** Where a page ended: the row's place in its part, and its values of the columns sorted by. */
export type Position = { key: string; row: number; values: Cell[] };

const encoded = z.strictObject({
  sort: z.string().max(2_000),
  key: z.string().max(200),
  row: z.int().min(0),
  values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).max(10),
});

const signature = (sort: readonly Sort[]): string =>
  sort.map(({ column, isDescending }) => `${isDescending ? '-' : ''}${column}`).join(',');

/** A position as opaque base64url text that only continues the same order. */
export function encodePosition(position: Position, sort: readonly Sort[]): string {
  return Buffer.from(JSON.stringify({ sort: signature(sort), ...position })).toString('base64url');
}

/** Reads a position back; null when it is not one of ours for this order. */
export function decodePosition(after: string, sort: readonly Sort[]): Position | null {
  try {
    const parsed = encoded.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
    if (!parsed.success || parsed.data.sort !== signature(sort)) return null;
    const { key, row, values } = parsed.data;
    return values.length === sort.length ? { key, row, values } : null;
  } catch {
    return null;
  }
}

/** `part, row` comes later than the position; parts are in the order of their keys. */
function placeAfter(position: Position, parts: readonly TablePart[], bound: BoundValues): string {
  const found = parts.findIndex(({ key }) => key >= position.key);
  if (found === -1) return 'false';
  if (parts[found]?.key !== position.key) return `${partColumn} >= ${found}`;
  const row = `CAST(${bound.bind(String(position.row))} AS BIGINT)`;
  return `(${partColumn} > ${found} OR (${partColumn} = ${found} AND ${rowColumn} > ${row}))`;
}

/**
 * The condition under which a row comes after a position in the order of `terms` (empty cells last) and then of the
 * files; null when the position's values are not of the columns' types.
 */
export function afterSql(
  position: Position,
  order: { terms: readonly SortTerm[]; parts: readonly TablePart[] },
  bound: BoundValues,
): string | null {
  const alternatives: string[] = [];
  const equals: string[] = [];
  for (const [index, { column, isDescending }] of order.terms.entries()) {
    const of = name(column.name);
    const value = position.values[index] ?? null;
    if (value === null) {
      equals.push(`${of} IS NULL`);
      continue;
    }
    const read = readScalar(value, column.type);
    if (read === null) return null;
    const constant = `CAST(${bound.bind(read)} AS ${sqlTypes[column.type]})`;
    const later = `(${of} ${isDescending ? '<' : '>'} ${constant} OR ${of} IS NULL)`;
    alternatives.push([...equals, later].join(' AND '));
    equals.push(`${of} = ${constant}`);
  }
  alternatives.push([...equals, placeAfter(position, order.parts, bound)].join(' AND '));
  return `(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`;
}

export const orderSql = (terms: readonly SortTerm[]): string =>
  terms
    .map(({ column, isDescending }) => `${name(column.name)} ${isDescending ? 'DESC' : 'ASC'} NULLS LAST`)
    .concat(partColumn, rowColumn)
    .join(', ');
