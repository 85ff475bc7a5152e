import type { Standard } from '@rma/themes';
import { name, text } from '../engine/sql.ts';
import { outwardSql } from './source-columns.ts';
import type { Cell, Column } from './table-source.ts';

const csvQuoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A cell of our own for CSV, with the same care for formulas as those of the files. */
function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return csvQuoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

// Plain searches: over millions of cells they cost half of what patterns do.
function csvCellSql(column: Column): string {
  const of = name(column.name);
  if (column.type !== 'string') return `coalesce(CAST(${of} AS VARCHAR), '')`;
  const isSpecial = [`','`, `'"'`, `E'\\n'`, `E'\\r'`].map((sign) => `contains(${of}, ${sign})`).join(' OR ');
  return `CASE WHEN ${of} IS NULL THEN '' WHEN ${isSpecial} THEN '"' || replace(${of}, '"', '""') || '"' ELSE ${of} END`;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, as in the published CSV. */
function safeCellSql(column: Column): string {
  const of = name(column.name);
  if (column.type !== 'string') return `${outwardSql(column)} AS ${of}`;
  const cell = `CAST(${of} AS VARCHAR)`;
  const runs = `left(${cell}, 1) IN ('=', '+', '-', '@', E'\\t', E'\\r')`;
  return `CASE WHEN ${runs} THEN '''' || ${cell} ELSE ${cell} END AS ${of}`;
}

const jsonCellSql = (column: Column): string => {
  const of = outwardSql(column);
  return column.type === 'number' ? `CASE WHEN isfinite(${of}) THEN ${of} END` : of;
};

/** How a format writes the rows of a table, of which `constants` are the same for all of one part. */
export type Written = {
  head: string;
  prefix: (constants: readonly Cell[]) => string;
  inner: string;
  line: string;
};

export function asCsv(constants: readonly Column[], columns: readonly Column[]): Written {
  return {
    head: `${[...constants, ...columns].map((column) => csvQuoted(column.name)).join(',')}\n`,
    prefix: (values) => values.map((value) => `${csvCell(value)}${columns.length > 0 ? ',' : ''}`).join(''),
    inner: columns.map(safeCellSql).join(', '),
    line: columns.length === 0 ? `''` : columns.map(csvCellSql).join(` || ',' || `),
  };
}

export function asJson(constants: readonly Column[], columns: readonly Column[]): Written {
  const members = columns.map((column) => `${text(column.name)}, ${name(column.name)}`).join(', ');
  return {
    head: '',
    prefix: (values) =>
      values
        .map((value, index) => `${JSON.stringify(constants[index]?.name)}:${JSON.stringify(value)}`)
        .join(','),
    inner: columns.map((column) => `${jsonCellSql(column)} AS ${name(column.name)}`).join(', '),
    line: columns.length === 0 ? `'{}'` : `CAST(json_object(${members}) AS VARCHAR)`,
  };
}

/** Where a row is: a WKT column in WGS84, a pair of columns of degrees, or both. */
export type Geometry = Pick<NonNullable<Standard['geometry']>, 'latitude' | 'longitude' | 'wkt'>;

/** As JSON, and beside it the WKT and the degrees, each null where there is none. */
export const asGeoJson =
  ({ latitude, longitude, wkt }: Geometry) =>
  (constants: readonly Column[], columns: readonly Column[]): Written => {
    const has = (wanted: string | undefined): wanted is string =>
      columns.some((column) => column.name === wanted);
    const places = [latitude, longitude, wkt];
    const json = asJson(
      constants,
      columns.filter((column) => !places.includes(column.name)),
    );
    const geometry = [
      has(wkt) ? `CAST(${name(wkt)} AS VARCHAR)` : 'NULL::VARCHAR',
      has(longitude) ? `CAST(${name(longitude)} AS DOUBLE)` : 'NULL::DOUBLE',
      has(latitude) ? `CAST(${name(latitude)} AS DOUBLE)` : 'NULL::DOUBLE',
    ].map((expression, index) => `${expression} AS _geometry_${index}`);
    return {
      ...json,
      inner: [json.inner, ...geometry].filter((piece) => piece !== '').join(', '),
      line: `${json.line}, _geometry_0, _geometry_1, _geometry_2`,
    };
  };
