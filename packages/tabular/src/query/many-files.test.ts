import { describe, expect, test } from 'vitest';
import { tablesForTests, textOf, valueOf } from './tables-for-tests.ts';
import type { AggregateRequest, Filter, TableSource } from './table-source.ts';

const { queries, part, table, connection, folder } = await tablesForTests();

const constants = [
  { name: '_cvegeo', type: 'string' as const },
  { name: '_government', type: 'string' as const },
  { name: '_release', type: 'integer' as const },
];
// Three deliveries of two versions of a standard: one has a column more, and their order differs.
const crimes = table(
  [
    await part(
      '05035',
      `SELECT 2024::BIGINT AS anio, tipo, conteo FROM (VALUES ('Robo', 10), ('Homicidio', 2)) t(tipo, conteo)`,
      ['05035', 'Torreón', 3],
    ),
    await part('17007', `SELECT 5 AS conteo, 'Robo' AS tipo, 2025::BIGINT AS anio, 'RNID' AS metodologia`, [
      '17007',
      'Cuernavaca, "la eterna"',
      1,
    ]),
    await part(
      '17',
      `SELECT 2025::BIGINT AS anio, CASE WHEN range < 2 THEN 'Robo' ELSE '=1+1' END AS tipo, range::INTEGER AS conteo FROM range(3)`,
      ['17', 'Morelos', 1],
    ),
  ],
  {
    constants,
    declared: [
      { name: 'tipo', type: 'string' },
      { name: 'nota', type: 'string' },
    ],
  },
);

const aggregate = async (request: Partial<AggregateRequest>, source: TableSource = crimes) =>
  valueOf(await queries.aggregate(source, { measures: [{ operation: 'count' }], limit: 100, ...request }));
const inMorelos: Filter = { column: '_cvegeo', operator: 'startsWith', value: '17' };

describe('a table of many files', () => {
  test('has the constants first, then the declared columns, then what else files have', async () => {
    expect(valueOf(await queries.columns(crimes)).map(({ name }) => name)).toEqual([
      '_cvegeo',
      '_government',
      '_release',
      'tipo',
      'nota',
      'anio',
      'conteo',
      'metodologia',
    ]);
  });

  test('unites its files by name, each row with the constants of its file', async () => {
    const page = valueOf(
      await queries.rows(crimes, { limit: 10, columns: ['conteo', '_government', 'metodologia', 'nota'] }),
    );
    expect(page.rows).toEqual([
      [10, 'Torreón', null, null],
      [2, 'Torreón', null, null],
      [0, 'Morelos', null, null],
      [1, 'Morelos', null, null],
      [2, 'Morelos', null, null],
      [5, 'Cuernavaca, "la eterna"', 'RNID', null],
    ]);
    expect(page.total).toBe(6);
  });

  test('is filtered and sorted by its constants too', async () => {
    const sort = [
      { column: '_government', isDescending: false },
      { column: 'conteo', isDescending: true },
    ];
    const page = valueOf(
      await queries.rows(crimes, { limit: 3, columns: ['_cvegeo', 'conteo'], filters: [inMorelos], sort }),
    );
    expect(page).toMatchObject({
      total: 4,
      rows: [
        ['17007', 5],
        ['17', 2],
        ['17', 1],
      ],
    });
    const rest = valueOf(
      await queries.rows(crimes, {
        limit: 3,
        columns: ['_cvegeo', 'conteo'],
        filters: [inMorelos],
        sort,
        after: page.next ?? '',
      }),
    );
    expect(rest.rows).toEqual([['17', 0]]);
    const bad = await queries.rows(crimes, {
      limit: 1,
      filters: [{ column: '_release', operator: 'eq', value: 'tres' }],
    });
    expect(bad).toMatchObject({ ok: false, failure: { reason: 'bad-filter', expected: 'integer' } });
  });

  test('without any file has its declared columns and no rows', async () => {
    const empty = table([], { constants, declared: crimes.declared });
    expect(valueOf(await queries.rows(empty, { limit: 5 })).rows).toEqual([]);
    expect((await aggregate({ groupBy: ['_cvegeo'] }, empty)).rows).toEqual([]);
    expect(
      (await aggregate({ measures: [{ operation: 'count' }, { operation: 'max', column: 'tipo' }] }, empty))
        .rows,
    ).toEqual([[0, null]]);
    const none: Filter = { column: '_cvegeo', operator: 'eq', value: '09' };
    expect((await aggregate({ filters: [none] })).rows).toEqual([[0]]);
  });
});

describe('an aggregate', () => {
  const measures: AggregateRequest['measures'] = [
    { operation: 'count' },
    { operation: 'sum', column: 'conteo' },
    { operation: 'avg', column: 'conteo' },
    { operation: 'min', column: 'tipo' },
    { operation: 'max', column: 'conteo' },
    { operation: 'count', column: 'metodologia' },
  ];

  test('groups and measures, named after what they are', async () => {
    const { columns, rows, isCut } = await aggregate({ groupBy: ['tipo'], measures });
    expect(columns).toEqual([
      { name: 'tipo', type: 'string' },
      { name: 'count', type: 'integer' },
      { name: 'sum_conteo', type: 'integer' },
      { name: 'avg_conteo', type: 'number' },
      { name: 'min_tipo', type: 'string' },
      { name: 'max_conteo', type: 'integer' },
      { name: 'count_metodologia', type: 'integer' },
    ]);
    expect(rows).toEqual([
      ['=1+1', 1, 2, 2, '=1+1', 2, 0],
      ['Homicidio', 1, 2, 2, 'Homicidio', 2, 0],
      ['Robo', 4, 16, 4, 'Robo', 10, 1],
    ]);
    expect(isCut).toBe(false);
  });

  test('by constants, which are summed up file by file, is the same as row by row', async () => {
    const byParts = await aggregate({ groupBy: ['_release', 'anio'], measures });
    const byRows = await aggregate({
      groupBy: ['_release', 'anio'],
      measures: [...measures, { operation: 'countDistinct', column: 'tipo' }],
    });
    expect(byParts.rows).toEqual([
      [1, 2025, 4, 8, 2, '=1+1', 5, 1],
      [3, 2024, 2, 12, 6, 'Homicidio', 10, 0],
    ]);
    expect(byRows.rows.map((row) => row.slice(0, -1))).toEqual(byParts.rows);
    expect(byRows.rows.map((row) => row.at(-1))).toEqual([2, 2]);
  });

  test('measures constants, filters, sorts by a measure and says when it is cut', async () => {
    const cut = await aggregate({
      groupBy: ['_government'],
      measures: [{ operation: 'sum', column: 'conteo' }],
      sort: [{ column: 'sum_conteo', isDescending: true }],
      limit: 2,
    });
    expect(cut).toMatchObject({
      rows: [
        ['Torreón', 12],
        ['Cuernavaca, "la eterna"', 5],
      ],
      isCut: true,
    });
    const governments = await aggregate({
      measures: [{ operation: 'countDistinct', column: '_cvegeo' }],
      filters: [{ column: 'tipo', operator: 'eq', value: 'Robo' }, inMorelos],
    });
    expect(governments.rows).toEqual([[2]]);
  });

  test('is refused when it makes no sense or is too large', async () => {
    const failure = async (request: Partial<AggregateRequest>) => {
      const answer = await queries.aggregate(crimes, { measures: [], limit: 10, ...request });
      return answer.ok ? null : answer.failure;
    };
    expect(await failure({ measures: [{ operation: 'sum', column: 'tipo' }] })).toMatchObject({
      reason: 'bad-measure',
    });
    expect(await failure({ measures: [{ operation: 'avg' }] })).toMatchObject({ reason: 'bad-measure' });
    expect(await failure({ groupBy: ['x'] })).toEqual({ reason: 'unknown-column', column: 'x' });
    expect(await failure({ measures: [{ operation: 'max', column: 'x' }] })).toMatchObject({
      reason: 'unknown-column',
    });
    expect(
      await failure({ sort: [{ column: 'anio', isDescending: true }], measures: [{ operation: 'count' }] }),
    ).toMatchObject({ reason: 'unknown-column' });
    expect(await failure({ limit: 10_001 })).toMatchObject({ reason: 'too-many', what: 'groups' });
    expect(await failure({ groupBy: Array.from({ length: 7 }, () => 'tipo') })).toMatchObject({
      reason: 'too-many',
    });
  });
});

describe('statistics', () => {
  test('tell of each column what it holds', async () => {
    const { total, columns } = valueOf(await queries.statistics(crimes));
    expect(total).toBe(6);
    expect(Object.fromEntries(columns.map((column) => [column.name, column]))).toMatchObject({
      tipo: {
        filled: 6,
        distinct: 3,
        minimum: '=1+1',
        maximum: 'Robo',
        average: null,
        top: [
          { value: 'Robo', count: 4 },
          { value: '=1+1', count: 1 },
          { value: 'Homicidio', count: 1 },
        ],
      },
      nota: { filled: 0, distinct: 0, minimum: null, maximum: null, top: [] },
      conteo: { type: 'integer', filled: 6, minimum: 0, maximum: 10, average: 20 / 6 },
    });
  });
});

describe('an export', () => {
  test('as CSV has every row with its constants, quoted and without formulas', async () => {
    expect(
      await textOf(
        valueOf(await queries.exportCsv(crimes, { columns: ['_government', '_release', 'tipo', 'conteo'] })),
      ),
    ).toBe(
      [
        '_government,_release,tipo,conteo',
        'Torreón,3,Robo,10',
        'Torreón,3,Homicidio,2',
        'Morelos,1,Robo,0',
        'Morelos,1,Robo,1',
        `Morelos,1,'=1+1,2`,
        '"Cuernavaca, ""la eterna""",1,Robo,5',
        '',
      ].join('\n'),
    );
  });

  test('as CSV keeps quotes, line breaks and what is empty', async () => {
    const source = table([
      await part(
        'quotes',
        `SELECT * FROM (VALUES ('a "b"', NULL, -1.5), (E'x\\ny', DATE '2024-01-02', NULL), (E'\\tz', NULL, 2)) t(a, b, c)`,
      ),
    ]);
    expect(await textOf(valueOf(await queries.exportCsv(source)))).toBe(
      `a,b,c\n"a ""b""",,-1.5\n"x\ny",2024-01-02,\n'\tz,,2.0\n`,
    );
  });

  test('as JSON is one array of objects, the empty one too', async () => {
    const read = async (filters: Filter[]) => {
      const answer = await queries.exportJson(crimes, {
        columns: ['_government', 'tipo', 'conteo', 'nota'],
        filters,
      });
      return JSON.parse(await textOf(valueOf(answer)));
    };
    expect(await read([{ column: 'conteo', operator: 'gte', value: 5 }])).toEqual([
      { _government: 'Torreón', tipo: 'Robo', conteo: 10, nota: null },
      { _government: 'Cuernavaca, "la eterna"', tipo: 'Robo', conteo: 5, nota: null },
    ]);
    expect(await read([{ column: 'conteo', operator: 'gt', value: 10 }])).toEqual([]);
  });

  test('as GeoJSON draws WKT and degrees, with the rest as properties', async () => {
    const source = table([
      await part(
        'places',
        `SELECT * FROM (VALUES ('A', 'POINT (-99.1 19.4)', NULL, NULL), ('B', NULL, 19.5, -99.2), ('C', NULL, 19.5, NULL)) t(id, forma, latitud, longitud)`,
      ),
    ]);
    const geometry = { wkt: 'forma', latitude: 'latitud', longitude: 'longitud' };
    const text = await textOf(valueOf(await queries.exportGeoJson(source, geometry)));
    expect(JSON.parse(text)).toEqual({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [-99.1, 19.4] }, properties: { id: 'A' } },
        { type: 'Feature', geometry: { type: 'Point', coordinates: [-99.2, 19.5] }, properties: { id: 'B' } },
        { type: 'Feature', geometry: null, properties: { id: 'C' } },
      ],
    });
    const none: Filter[] = [{ column: 'id', operator: 'eq', value: 'Z' }];
    expect(
      JSON.parse(await textOf(valueOf(await queries.exportGeoJson(source, geometry, { filters: none })))),
    ).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
  });

  test('takes a selection, an order and a limit', async () => {
    const answer = await queries.exportCsv(crimes, {
      columns: ['conteo'],
      filters: [{ column: 'tipo', operator: 'eq', value: 'Robo' }],
      sort: [{ column: 'conteo', isDescending: true }],
      limit: 2,
    });
    expect(await textOf(valueOf(answer))).toBe('conteo\n10\n5\n');
  });

  test('as Parquet is one file with everything', async () => {
    const path = `${folder}/whole`;
    expect(valueOf(await queries.exportParquet(crimes, path))).toEqual({ rows: 6 });
    const read = await connection.runAndReadAll(
      `SELECT _cvegeo, _release, tipo, metodologia FROM read_parquet('${path}') WHERE conteo = 5`,
    );
    expect(read.getRows()).toEqual([['17007', 1n, 'Robo', 'RNID']]);
  });
});
