import { name, text } from '../engine/sql.ts';
import { withoutFormula } from '../output/conforming.ts';
import { createBoundValues } from './bound-values.ts';
import { orderSql } from './position.ts';
import { filesRelation, partColumn, wholeRelation } from './relation.ts';
import { sortTerms } from './rows.ts';
import { columnsNamed, select, visibleColumns, type OpenedSource } from './selection.ts';
import { outwardSql } from './source-columns.ts';
import type { Ask, Statements } from './statements.ts';
import type { Cell, Column, QueryAnswer, Selection, Sort } from './table-source.ts';

/** What of a table goes out; all of it by default. Constants come first, then the columns in the order asked for. */
export type ExportRequest = Selection & {
  columns?: readonly string[] | undefined;
  sort?: readonly Sort[];
  limit?: number | undefined;
};

/** A statement that gives one text per row, and what goes before each of them by the part it is of. */
type Lines = { sql: string; values: string[]; prefixOf: (part: number) => string; head: string };

const csvQuoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A cell of our own for CSV, with the same care for formulas as those of the files. */
function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return csvQuoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

function csvCellSql(column: Column): string {
  const of = name(column.name);
  if (column.type !== 'string') return `coalesce(CAST(${of} AS VARCHAR), '')`;
  const isSpecial = `regexp_matches(${of}, E'[",\\r\\n]')`;
  return `CASE WHEN ${of} IS NULL THEN '' WHEN ${isSpecial} THEN '"' || replace(${of}, '"', '""') || '"' ELSE ${of} END`;
}

const safeCellSql = (column: Column): string =>
  `${column.type === 'string' ? withoutFormula(`CAST(${name(column.name)} AS VARCHAR)`) : outwardSql(column)} AS ${name(column.name)}`;

const jsonCellSql = (column: Column): string => {
  const of = outwardSql(column);
  return column.type === 'number' ? `CASE WHEN isfinite(${of}) THEN ${of} END` : of;
};

type Written = { head: string; prefix: (constants: readonly Cell[]) => string; inner: string; line: string };

function asCsv(constants: readonly Column[], columns: readonly Column[]): Written {
  return {
    head: `${[...constants, ...columns].map((column) => csvQuoted(column.name)).join(',')}\n`,
    prefix: (values) => values.map((value) => `${csvCell(value)}${columns.length > 0 ? ',' : ''}`).join(''),
    inner: columns.map(safeCellSql).join(', '),
    line: columns.length === 0 ? `''` : columns.map(csvCellSql).join(` || ',' || `),
  };
}

function asJson(constants: readonly Column[], columns: readonly Column[]): Written {
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

async function linesOf(
  ask: Ask,
  source: OpenedSource,
  request: ExportRequest,
  write: (constants: readonly Column[], columns: readonly Column[]) => Written,
): Promise<QueryAnswer<Lines>> {
  const named = columnsNamed(source, request.columns ?? visibleColumns(source).map((column) => column.name));
  if (!named.ok) return named;
  const terms = sortTerms(source, request.sort ?? []);
  if (!terms.ok) return terms;
  const selection = await select(ask, source, request);
  if (!selection.ok) return selection;
  const { parts, conditionSql } = selection.value;

  const places = source.constants.flatMap((constant, place) =>
    named.columns.some((column) => column.name === constant.name) ? [place] : [],
  );
  const constants = source.constants.filter((_, place) => places.includes(place));
  const columns = named.columns.filter(
    (column) => !source.constants.some((constant) => constant.name === column.name),
  );
  const written = write(constants, columns);
  const bound = createBoundValues();
  const sortsConstants = terms.value.some(({ column }) =>
    source.constants.some((constant) => constant.name === column.name),
  );
  const relation = sortsConstants ? wholeRelation(parts, source, bound) : filesRelation(parts, source.shape);
  const where = conditionSql === null ? '' : `WHERE ${conditionSql(bound)}`;
  const order = terms.value.length === 0 ? '' : `ORDER BY ${orderSql(terms.value)}`;
  const limit = request.limit === undefined ? '' : `LIMIT ${Math.max(0, Math.trunc(request.limit))}`;
  const inner = [partColumn, written.inner].filter((piece) => piece !== '').join(', ');
  return {
    ok: true,
    value: {
      sql: `SELECT ${partColumn}, ${written.line} FROM (SELECT ${inner} FROM ${relation} ${where} ${order} ${limit})`,
      values: bound.values,
      head: written.head,
      prefixOf: (part) => written.prefix(places.map((place) => parts[part]?.constants[place] ?? null)),
    },
  };
}

type Opening = { ask: Ask; source: OpenedSource; statements: Statements };

/** CSV (UTF-8, commas, LF, RFC 4180, formulas disarmed) in pieces; the first is the header. */
export async function exportCsv(
  { ask, source, statements }: Opening,
  request: ExportRequest,
): Promise<QueryAnswer<AsyncGenerator<string, void, void>>> {
  const lines = await linesOf(ask, source, request, asCsv);
  if (!lines.ok) return lines;
  const { sql, values, head, prefixOf } = lines.value;
  const streamed = await statements.stream(sql, values);
  if (!streamed.ok) return streamed;
  return {
    ok: true,
    value: (async function* () {
      yield head;
      const prefixes = new Map<number, string>();
      for await (const rows of streamed.value) {
        let piece = '';
        for (const [place, line] of rows) {
          const part = Number(place);
          let prefix = prefixes.get(part);
          if (prefix === undefined) prefixes.set(part, (prefix = prefixOf(part)));
          piece += `${prefix}${String(line)}\n`;
        }
        yield piece;
      }
    })(),
  };
}

/** A JSON array of one object per row, in pieces. */
export async function exportJson(
  { ask, source, statements }: Opening,
  request: ExportRequest,
): Promise<QueryAnswer<AsyncGenerator<string, void, void>>> {
  const lines = await linesOf(ask, source, request, asJson);
  if (!lines.ok) return lines;
  const { sql, values, prefixOf } = lines.value;
  const streamed = await statements.stream(sql, values);
  if (!streamed.ok) return streamed;
  return {
    ok: true,
    value: (async function* () {
      let separator = '[\n';
      for await (const rows of streamed.value) {
        let piece = '';
        for (const [place, line] of rows) {
          const prefix = prefixOf(Number(place));
          const object = String(line);
          const comma = prefix === '' || object === '{}' ? '' : ',';
          piece += `${separator}{${prefix}${comma}${object.slice(1)}`;
          separator = ',\n';
        }
        yield piece;
      }
      yield separator === '[\n' ? '[]\n' : '\n]\n';
    })(),
  };
}

/**
 * Writes the selection as one Parquet file (zstd) at `path`, which must lie in a folder the engine reaches; the rows
 * are in the order of the parts. Answers how many there are.
 */
export async function exportParquet(
  { ask, source }: Omit<Opening, 'statements'>,
  request: Omit<ExportRequest, 'limit' | 'sort'>,
  path: string,
): Promise<QueryAnswer<{ rows: number }>> {
  const named = columnsNamed(source, request.columns ?? visibleColumns(source).map((column) => column.name));
  if (!named.ok) return named;
  const selection = await select(ask, source, request);
  if (!selection.ok) return selection;
  const { parts, conditionSql } = selection.value;
  const bound = createBoundValues();
  const relation = wholeRelation(parts, source, bound);
  const where = conditionSql === null ? '' : `WHERE ${conditionSql(bound)}`;
  const columns = named.columns.map((column) => name(column.name)).join(', ');
  const rows = await ask(
    `COPY (SELECT ${columns} FROM ${relation} ${where}) TO ${text(path)} (FORMAT parquet, COMPRESSION zstd)`,
    bound.values,
  );
  return { ok: true, value: { rows: Number(rows[0]?.[0] ?? 0) } };
}
