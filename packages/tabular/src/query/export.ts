import type { DuckDBValue } from '@duckdb/node-api';
import { name, text } from '../engine/sql.ts';
import { geometryOf } from '../output/geojson.ts';
import { createBoundValues } from './bound-values.ts';
import { asCsv, asGeoJson, asJson, type Geometry, type Written } from './export-forms.ts';
import { orderSql } from './position.ts';
import { filesRelation, partColumn, wholeRelation } from './relation.ts';
import { sortTerms } from './rows.ts';
import { columnsNamed, select, visibleColumns, type OpenedSource } from './selection.ts';
import type { Ask, Statements } from './statements.ts';
import type { Column, QueryAnswer, Selection, Sort } from './table-source.ts';

/** What of a table goes out; all of it by default. Constants come first, then the columns in the order asked for. */
export type ExportRequest = Selection & {
  columns?: readonly string[] | undefined;
  sort?: readonly Sort[];
  limit?: number | undefined;
};

/** A statement that gives one text per row, and what goes before each of them by the part it is of. */
type Lines = { sql: string; values: string[]; prefixOf: (part: number) => string; head: string };

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
      sql: `SELECT CAST(${partColumn} AS INTEGER), ${written.line} FROM (SELECT ${inner} FROM ${relation} ${where} ${order} ${limit})`,
      values: bound.values,
      head: written.head,
      prefixOf: (part) => written.prefix(places.map((place) => parts[part]?.constants[place] ?? null)),
    },
  };
}

export type Pieces = AsyncGenerator<string, void, void>;
type Opening = { ask: Ask; source: OpenedSource; statements: Statements };

/** CSV (UTF-8, commas, LF, RFC 4180, formulas disarmed) in pieces; the first is the header. */
export async function exportCsv(
  { ask, source, statements }: Opening,
  request: ExportRequest,
): Promise<QueryAnswer<Pieces>> {
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
      for await (const [parts = [], texts = []] of streamed.value) {
        let piece = '';
        for (const [index, line] of texts.entries()) {
          const part = Number(parts[index]);
          let prefix = prefixes.get(part);
          if (prefix === undefined) prefixes.set(part, (prefix = prefixOf(part)));
          piece += `${prefix}${String(line)}\n`;
        }
        yield piece;
      }
    })(),
  };
}

const objectOf = (prefix: string, object: string): string =>
  `{${prefix}${prefix === '' || object === '{}' ? '' : ','}${object.slice(1)}`;

/** Pieces of a list, each row after `separator` but the first, between `before` and `after`. */
async function* listed(
  batches: AsyncIterable<DuckDBValue[][]>,
  row: (values: DuckDBValue[]) => string,
  { before, after }: { before: string; after: string },
): AsyncGenerator<string, void, void> {
  let separator = `${before}\n`;
  for await (const columns of batches) {
    let piece = '';
    for (let index = 0; index < (columns[0]?.length ?? 0); index += 1) {
      piece += `${separator}${row(columns.map((column) => column[index] ?? null))}`;
      separator = ',\n';
    }
    yield piece;
  }
  yield separator === ',\n' ? `\n${after}\n` : `${before}${after}\n`;
}

/** A JSON array of one object per row, in pieces. */
export async function exportJson(
  { ask, source, statements }: Opening,
  request: ExportRequest,
): Promise<QueryAnswer<Pieces>> {
  const lines = await linesOf(ask, source, request, asJson);
  if (!lines.ok) return lines;
  const { sql, values, prefixOf } = lines.value;
  const streamed = await statements.stream(sql, values);
  if (!streamed.ok) return streamed;
  const row = ([part, line]: DuckDBValue[]) => objectOf(prefixOf(Number(part)), String(line));
  return { ok: true, value: listed(streamed.value, row, { before: '[', after: ']' }) };
}

function geometryText(wkt: DuckDBValue, longitude: DuckDBValue, latitude: DuckDBValue): string {
  const drawn = typeof wkt === 'string' ? geometryOf(wkt) : null;
  if (drawn) return JSON.stringify(drawn);
  const isPlace = Number.isFinite(longitude) && Number.isFinite(latitude);
  return isPlace ? `{"type":"Point","coordinates":[${String(longitude)},${String(latitude)}]}` : 'null';
}

/**
 * An RFC 7946 FeatureCollection in pieces, a feature per row: the geometry from the WKT column, else from the degrees,
 * else null; the other columns as properties.
 */
export const exportGeoJson =
  (geometry: Geometry) =>
  async ({ ask, source, statements }: Opening, request: ExportRequest): Promise<QueryAnswer<Pieces>> => {
    const lines = await linesOf(ask, source, request, asGeoJson(geometry));
    if (!lines.ok) return lines;
    const { sql, values, prefixOf } = lines.value;
    const streamed = await statements.stream(sql, values);
    if (!streamed.ok) return streamed;
    const row = ([part, line, wkt = null, longitude = null, latitude = null]: DuckDBValue[]) =>
      `{"type":"Feature","geometry":${geometryText(wkt, longitude, latitude)},"properties":${objectOf(prefixOf(Number(part)), String(line))}}`;
    const around = { before: '{"type":"FeatureCollection","features":[', after: ']}' };
    return { ok: true, value: listed(streamed.value, row, around) };
  };

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
