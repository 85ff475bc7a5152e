import { name, text } from '../engine/sql.ts';
import type { BoundValues } from './bound-values.ts';
import { fileList, sqlTypes, type SourceShape } from './source-columns.ts';
import type { Column, TablePart } from './table-source.ts';

/** Positions of a row, besides the columns of the table: the part's place in the list, and the row's in its file. */
export const partColumn = '_part';
export const rowColumn = '_row';

/** The constants of parts as a relation keyed by `_part`. They come from outside, so they are a bound value. */
export function constantsRelation(
  parts: readonly TablePart[],
  constants: readonly Column[],
  bound: BoundValues,
): string {
  const rows = parts.map((part, index) =>
    Object.fromEntries([
      [partColumn, index] as const,
      ...constants.map((column, place) => [column.name, part.constants[place] ?? null] as const),
    ]),
  );
  const structure = Object.fromEntries([
    [partColumn, 'UBIGINT'] as const,
    ...constants.map((column) => [column.name, sqlTypes[column.type]] as const),
  ]);
  const list = `from_json(${bound.bind(JSON.stringify(rows))}::JSON, ${text(JSON.stringify([structure]))})`;
  return `(SELECT unnest(${list}, recursive := true))`;
}

/** Every row of these parts with `_part`, `_row` and the columns of the files. */
export function filesRelation(parts: readonly TablePart[], shape: SourceShape): string {
  const isEmpty = parts.length === 0;
  const columns = shape.columns.map((column) => {
    if (column.sqlType === null || isEmpty) return `NULL::${sqlTypes[column.type]} AS ${name(column.name)}`;
    return column.isRowNumber === true ? `file_row_number + 1 AS ${name(column.name)}` : name(column.name);
  });
  if (isEmpty) {
    return `(SELECT ${['0::UBIGINT AS _part', '0::BIGINT AS _row', ...columns].join(', ')} WHERE false)`;
  }
  const positions = [`file_index AS ${partColumn}`, `file_row_number AS ${rowColumn}`];
  return `(SELECT ${[...positions, ...columns].join(', ')} FROM read_parquet(${fileList(parts)}, union_by_name = ${shape.isMixed}))`;
}

/** The same with the constants of each part beside its rows. */
export function wholeRelation(
  parts: readonly TablePart[],
  table: { shape: SourceShape; constants: readonly Column[] },
  bound: BoundValues,
): string {
  const { shape, constants } = table;
  const rows = filesRelation(parts, shape);
  if (constants.length === 0) return rows;
  return `(SELECT * FROM ${rows} JOIN ${constantsRelation(parts, constants, bound)} USING (${partColumn}))`;
}
