import { createTestDatabase, testBlobStore } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosted, putSampleNetwork } from '../testing/sample-network.ts';
import { putTablePart } from '../testing/sample-table.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const blobs = await testBlobStore();
const { gateway } = testGateway(database, { listens: true, blobs });
const standard = 'security/crime-incidence';
const crimes = (rows: string) => `SELECT * FROM (VALUES ${rows}) t(anio, mes, tipo, conteo)`;

beforeAll(async () => {
  await putSampleNetwork(database.db);
  await putTablePart(database.db, blobs, {
    standard,
    cvegeo: '17007',
    datasetId: hosted?.id ?? '',
    select: crimes(`(2024, 1, 'Robo', 10), (2025, 1, 'Homicidio', 2)`),
  });
  await putTablePart(database.db, blobs, {
    standard,
    cvegeo: '14',
    select: crimes(`(2025, 1, 'Robo', 5), (2025, 2, 'Robo', NULL)`),
  });
  await gateway.settled();
});
afterAll(() => gateway.close());

const document = (fields: string, of = standard) =>
  `query${fields.includes('$value') ? ' ($value: JSON)' : ''} { table(standard: "${of}") { ${fields} } }`;

async function ask(fields: string, { of = standard, ...variables }: { of?: string; value?: unknown } = {}) {
  const { data, errors } = await gateway.query(document(fields, of), variables);
  expect(errors).toBeUndefined();
  return data?.['table'];
}
const codes = async (fields: string) =>
  (await gateway.query(document(fields))).errors?.map((error) => error.extensions.code);

describe('a national table', () => {
  test('says what it is, which columns it has and where all of it is', async () => {
    const table = await ask('standard { id title } columns { name title type } csvUrl parquetUrl url');
    expect(table).toMatchObject({
      standard: { id: standard, title: 'Incidencia delictiva' },
      csvUrl: `https://red.example/api/v1/tables/${standard}.csv`,
      parquetUrl: `https://red.example/api/v1/tables/${standard}.parquet`,
      url: `https://red.example/tablas/${standard}`,
    });
    expect(table).toHaveProperty('columns.0', {
      name: '_cvegeo',
      title: 'Clave del gobierno que publica',
      type: 'string',
    });
    expect(table).toHaveProperty('columns.6', { name: 'anio', title: 'Año', type: 'integer' });
  });

  test('tells who is in it, who is missing and which period it covers', async () => {
    const coverage = `coverage { total members publishing rows temporalFrom temporalTo missingCount
      missing { name } published { government { fullName } dataset { title } release rows publishedAt url } }`;
    expect(await ask(coverage)).toEqual({
      coverage: {
        total: 2510,
        members: 2,
        publishing: 2,
        rows: 4,
        temporalFrom: '2024-01-01',
        temporalTo: '2025-12-31',
        // Jalisco's part stays in the table although it is not a member; Morelos is one and has none.
        missingCount: 1,
        missing: [{ name: 'Morelos' }],
        published: [
          expect.objectContaining({
            government: { fullName: 'Jalisco' },
            dataset: { title: 'Conjunto' },
            rows: 2,
          }),
          {
            government: { fullName: 'Cuernavaca, Morelos' },
            dataset: { title: 'Incidentes viales' },
            release: 1,
            rows: 2,
            publishedAt: '2026-03-02T15:00:00.000Z',
            url: `https://red.example/datasets/${hosted?.id}`,
          },
        ],
      },
    });
  });

  test('gives rows by filter, order and page, with their provenance', async () => {
    const rows = `rows(filter: [{ column: "anio", value: 2025 }, { column: "tipo", operator: IN, value: ["Robo", "Homicidio"] }]
      columns: ["_government", "mes", "conteo"] sort: [{ column: "conteo", descending: true }] first: 2`;
    const page = await ask(
      `${rows}) { totalCount columns { name } rows pageInfo { hasNextPage endCursor } }`,
    );
    expect(page).toMatchObject({
      rows: {
        totalCount: 3,
        columns: [{ name: '_government' }, { name: 'mes' }, { name: 'conteo' }],
        rows: [
          ['Jalisco', 1, 5],
          ['Cuernavaca', 1, 2],
        ],
        pageInfo: { hasNextPage: true },
      },
    });
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(page))?.[1];
    expect(
      await ask(`${rows}, after: "${cursor}") { rows pageInfo { hasNextPage hasPreviousPage } }`),
    ).toEqual({
      rows: { rows: [['Jalisco', 2, null]], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
    });
    expect(await ask('rows(query: "homicidio") { totalCount }')).toEqual({ rows: { totalCount: 1 } });
  });

  test('is grouped and measured, by provenance too', async () => {
    const aggregate = await ask(
      `aggregate(groupBy: ["_government"] measures: [{ operation: SUM, column: "conteo" }, { operation: COUNT }, { operation: COUNT_DISTINCT, column: "tipo" }]
        filter: [{ column: "anio", operator: GTE, value: $value }] sort: [{ column: "count", descending: true }]) { columns { name type } rows isCut }`,
      { value: '2025' },
    );
    expect(aggregate).toEqual({
      aggregate: {
        columns: [
          { name: '_government', type: 'string' },
          { name: 'sum_conteo', type: 'integer' },
          { name: 'count', type: 'integer' },
          { name: 'countDistinct_tipo', type: 'integer' },
        ],
        rows: [
          ['Jalisco', 5, 2, 1],
          ['Cuernavaca', 2, 1, 1],
        ],
        isCut: false,
      },
    });
  });

  test('of a version holds what follows that version; of no standard there is none', async () => {
    expect(await ask('coverage { publishing }', { of: `${standard}@1.0` })).toEqual({
      coverage: { publishing: 2 },
    });
    expect(await ask('csvUrl', { of: 'security/no-existe' })).toBeNull();
    expect(await ask('coverage { rows } rows { totalCount rows }', { of: 'cadastre/parcels' })).toEqual({
      coverage: { rows: 0 },
      rows: { totalCount: 0, rows: [] },
    });
  });
});

describe('a question about a table is refused', () => {
  test.each([
    ['rows(columns: ["no_hay"]) { totalCount }', 'UNKNOWN_COLUMN'],
    ['rows(filter: [{ column: "no_hay", value: 1 }]) { totalCount }', 'UNKNOWN_COLUMN'],
    ['rows(filter: [{ column: "anio", value: "dos" }]) { totalCount }', 'BAD_FILTER'],
    ['rows(filter: [{ column: "anio" }]) { totalCount }', 'BAD_FILTER'],
    ['rows(filter: [{ column: "anio", value: { a: 1 } }]) { totalCount }', 'BAD_FILTER'],
    ['rows(filter: [{ column: "anio", operator: CONTAINS, value: "2" }]) { totalCount }', 'BAD_FILTER'],
    ['rows(after: "bm8") { totalCount }', 'BAD_CURSOR'],
    ['rows(first: 1001) { totalCount }', 'BAD_ARGUMENT'],
    ['coverage { missing(first: 101) { name } }', 'BAD_ARGUMENT'],
    ['aggregate(measures: [{ operation: SUM, column: "tipo" }]) { rows }', 'BAD_MEASURE'],
    ['aggregate(measures: []) { rows }', 'BAD_MEASURE'],
    ['aggregate(first: 10001, measures: [{ operation: COUNT }]) { rows }', 'BAD_ARGUMENT'],
    ['aggregate(measures: [{ operation: MEDIAN }]) { rows }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s: %s', async (fields, code) => {
    expect(await codes(fields)).toEqual([code]);
  });

  test('when it asks for too many readings at once', async () => {
    const one = (alias: number) => `a${alias}: aggregate(measures: [{ operation: COUNT }]) { rows }`;
    const many = (count: number) => Array.from({ length: count }, (_, alias) => one(alias)).join(' ');
    expect(await codes(many(19))).toBeUndefined();
    expect(await codes(many(20))).toEqual(['QUERY_TOO_COSTLY']);
  });
});

test('what a government publishes is in the next answer', async () => {
  const total = async () => await ask('rows { totalCount }');
  expect(await total()).toEqual({ rows: { totalCount: 4 } });
  const added = await putTablePart(database.db, blobs, {
    standard,
    cvegeo: '17',
    select: crimes(`(2025, 1, 'Robo', 1)`),
  });
  await expect.poll(total).toEqual({ rows: { totalCount: 5 } });
  await database.db.deleteFrom('national.table_part').where('dataset_id', '=', added).execute();
  await expect.poll(total).toEqual({ rows: { totalCount: 4 } });
});
