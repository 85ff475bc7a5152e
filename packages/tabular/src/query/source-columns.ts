import { name, text } from '../engine/sql.ts';
import type { Ask } from './statements.ts';
import type { Column, ColumnType, TablePart, TableSource } from './table-source.ts';

/**
 * A column of the files, with the engine's type where a file has it; null: it is only declared. One that numbers the
 * rows is in no file.
 */
export type FileColumn = Column & { sqlType: string | null; isRowNumber?: true };

/** What a source's files hold; the same for as long as its id is. */
export type SourceShape = {
  columns: FileColumn[];
  /** Files differ in their columns, so they must be read by name. */
  isMixed: boolean;
};

export const sqlTypes: Record<ColumnType, string> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP',
};

function columnType(sqlType: string): ColumnType {
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(sqlType)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL)/.test(sqlType)) return 'number';
  if (sqlType === 'BOOLEAN') return 'boolean';
  if (sqlType === 'DATE') return 'date';
  return sqlType.startsWith('TIMESTAMP') ? 'datetime' : 'string';
}

export const fileList = (parts: readonly TablePart[]): string =>
  `[${parts.map(({ path }) => text(path)).join(', ')}]`;

async function isMixed(ask: Ask, parts: readonly TablePart[]): Promise<boolean> {
  if (parts.length < 2) return false;
  const [row] = await ask(
    `SELECT count(DISTINCT shape) FROM (
       SELECT string_agg(concat_ws(' ', name, type, converted_type), ',' ORDER BY column_id) AS shape
       FROM parquet_schema(${fileList(parts)}) WHERE type IS NOT NULL GROUP BY file_name)`,
  );
  return Number(row?.[0] ?? 0) > 1;
}

/** Reads the columns of a source from the files themselves: declared ones first, in their order. */
export async function shapeOf(ask: Ask, { parts, declared, rowNumbers }: TableSource): Promise<SourceShape> {
  const mixed = await isMixed(ask, parts);
  const described =
    parts.length === 0
      ? []
      : await ask(`DESCRIBE SELECT * FROM read_parquet(${fileList(parts)}, union_by_name = ${mixed})`);
  const found = new Map(described.map(([column, type]) => [String(column), String(type)]));
  const own = declared.map((column): FileColumn => {
    const sqlType = found.get(column.name) ?? null;
    found.delete(column.name);
    return { ...column, sqlType, type: sqlType === null ? column.type : columnType(sqlType) };
  });
  const others = [...found].map(([column, sqlType]) => ({
    name: column,
    type: columnType(sqlType),
    sqlType,
  }));
  const numbers: FileColumn[] =
    rowNumbers === undefined
      ? []
      : [{ name: rowNumbers, type: 'integer', sqlType: 'BIGINT', isRowNumber: true }];
  return { columns: [...numbers, ...own, ...others], isMixed: mixed };
}

/** The value of a column as the types of `Cell` hold it. */
export function outwardSql(column: Column, expression = name(column.name)): string {
  switch (column.type) {
    case 'integer':
    case 'boolean':
      return expression;
    case 'number':
      return `CAST(${expression} AS DOUBLE)`;
    case 'datetime':
      return `strftime(CAST(${expression} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S')`;
    case 'date':
    case 'string':
      return `CAST(${expression} AS VARCHAR)`;
  }
}
