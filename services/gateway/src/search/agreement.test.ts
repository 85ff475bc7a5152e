import { archiveNationalDatasets, withdrawNationalDatasets } from '@rma/persistence';
import type { DatasetCriteria, DatasetSort, Position, SearchAnswer, SearchRequest } from '@rma/search';
import { createTestDatabase } from '@rma/testkit';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testSearch } from '../testing/test-search.ts';

const database = await createTestDatabase();
const db = database.as('rma_gateway');
const { search: memory, bitmaps: warm } = testSearch(db);
const { search: postgres } = testSearch(db);

const words = ['agua', 'escuelas', 'predial', 'niños', 'vialidad', 'seguridad', 'parques', 'alumbrado'];
const themes = ['resilience', 'security', 'mobility', 'cadastre'];
const places = ['09', '14', '14039', '14120', '17', '17007'];
const formats = ['CSV', 'XLSX', 'SHP', 'PDF'];
const origins = ['hosted', 'harvested'] as const;
const sources = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002'] as const;
const months = Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(2024, n, 1, 10, 30)));
const boxes = [
  '{"type":"Polygon","coordinates":[[[-104,20],[-103,20],[-103,21],[-104,20]]]}',
  '{"type":"Point","coordinates":[-99.2,18.9]}',
  'Morelos',
];
const column = (name: string) => ({ name, title: name, type: 'string' });
const previews = [
  { columns: [column('velocidad_kmh'), column('fecha')], rows: [] },
  { columns: [column('Velocidad máxima (km/h)')], rows: [] },
  { columns: [column('agua')], rows: [] },
];
const pick = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item;

/** The nth of a varied catalogue: no two neighbours alike, the same at every run. */
function varied(n: number) {
  const chosen = [n * 7, n * 3 + 1, n * 5 + 2].map((m) => pick(words, Math.trunc(m / 3)));
  return sampleDataset({
    title: `${n % 3 === 0 ? 'Registro de ' : ''}${chosen[0]} y ${chosen[1]}`,
    description: n % 3 === 0 ? `Datos de ${chosen[2]} del municipio` : 'Un registro público',
    cvegeo: pick(places, n * 11),
    origin: pick(origins, n),
    sourceId: pick([null, ...sources], n),
    themeId: n % 5 === 0 ? null : pick(themes, n * 3),
    standardId:
      n % 7 === 0 ? 'mobility/road-incidents@1.0' : n % 11 === 0 ? 'mobility/road-incidents@2.0' : null,
    licence: pick([null, 'cc-by-4.0', 'libre-uso-mx'], n * 5),
    periodicity: pick([null, 'R/P1M', 'R/P1Y'], n * 2),
    issued: n % 4 === 0 ? null : pick(months, n * 7),
    temporal: pick([null, '2024', '2023-05/2024-02', '2025-01-01/..', 'hoy'], n * 3),
    spatial: n % 9 === 0 ? pick(boxes, n) : null,
    preview: n % 8 === 0 ? pick(previews, n) : null,
    keywords: n % 3 === 1 ? [pick(words, n * 2)] : [],
    modified: n % 6 === 0 ? null : pick(months, n * 13),
    formats: [pick(formats, n), pick(formats, n * 3 + 1)],
  });
}

const all = Array.from({ length: 900 }, (_, n) => varied(n));

beforeAll(async () => {
  await database.db
    .insertInto('national.source')
    .values(
      sources.map((id) => ({
        id,
        cvegeo: '17',
        kind: 'ckan',
        title: 'Portal',
        url: null,
        health: 'healthy' as const,
      })),
    )
    .execute();
  await putDatasets(database.db, all.slice(0, 700));
  await warm.warm();
  // What changed after loading: new, edited, archived, withdrawn.
  const edited = all.slice(0, 60).map((dataset, n) => ({ ...varied(n + 1000), id: dataset.id }));
  await putDatasets(database.db, [...all.slice(700), ...edited]);
  await database.db.transaction().execute(async (trx) => {
    await archiveNationalDatasets(
      trx,
      all.slice(100, 140).map(({ id }) => id),
      new Date('2026-06-01T00:00:00Z'),
    );
    await withdrawNationalDatasets(
      trx,
      all.slice(200, 230).map(({ id }) => id),
      { reason: 'prueba', at: new Date('2026-06-01T00:00:00Z') },
    );
  });
  await database.db
    .insertInto('national.dataset_quality')
    .columns([
      'dataset_id',
      'ordinal',
      'cvegeo',
      'score',
      'unknown',
      'rating',
      'stars',
      'grade',
      'freshness',
      'conformance',
      'findings',
      'assessed_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom('national.dataset')
        .where(sql<boolean>`ordinal % 3 > 0`)
        .select([
          'id',
          'ordinal',
          'cvegeo',
          sql<number>`ordinal % 405`.as('score'),
          sql<number>`0`.as('unknown'),
          sql<'good'>`(array['excellent', 'good', 'sufficient', 'bad'])[1 + ordinal % 4]`.as('rating'),
          sql<number>`3`.as('stars'),
          sql<number>`ordinal * 7 % 101`.as('grade'),
          sql<'fresh'>`(array['fresh', 'late', 'stale', 'unknown'])[1 + ordinal % 5 % 4]`.as('freshness'),
          sql<'unchecked'>`'unchecked'`.as('conformance'),
          sql<string>`'[]'::jsonb`.as('findings'),
          sql<Date>`now()`.as('assessed_at'),
        ]),
    )
    .execute();
  const changes = await database.db.selectFrom('national.dataset_change').select('ordinal').execute();
  await warm.changed([...new Set(changes.map((change) => change.ordinal))]);
});
afterAll(() => warm.close());

/** Seldom, for there are many filters and each narrows. */
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 14, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const some = <Item>(items: readonly Item[]) => seldom(fc.subarray([...items], { minLength: 1 }));
const criteria: fc.Arbitrary<DatasetCriteria> = fc
  .record({
    themes: some(themes),
    states: some(['09', '14', '17']),
    levels: some(['state', 'municipality'] as const),
    formats: some(formats),
    origins: some(origins),
    standard: seldom(fc.constantFrom('mobility/road-incidents', 'mobility/road-incidents@1.0', 'x/y')),
    government: seldom(fc.constantFrom('14', '14039', '99')),
    sourceId: seldom(fc.constantFrom(...sources, '0198a000-0000-7000-8000-00000000000f')),
    includeMunicipalities: fc.boolean(),
    modifiedSince: seldom(fc.constantFrom(...months)),
    modifiedUntil: seldom(fc.constantFrom(...months)),
    issuedSince: seldom(fc.constantFrom(...months)),
    issuedUntil: seldom(fc.constantFrom(...months)),
    coversSince: seldom(fc.constantFrom('2024-01-15', '2025-03-01')),
    coversUntil: seldom(fc.constantFrom('2023-12-31', '2024-06-30')),
    place: seldom(fc.constantFrom('14', '14039', '99')),
    bounds: seldom(
      fc.constantFrom(
        { west: -104, south: 20, east: -103, north: 21 },
        { west: -99.5, south: 18.5, east: -98.9, north: 19.6 },
      ),
    ),
    columns: seldom(fc.constantFrom([['veloc']], [['veloc', 'kmh'], ['fech']], [['agu']], [['nad']])),
    licences: some(['cc-by-4.0', 'libre-uso-mx']),
    periodicities: some(['R/P1M', 'R/P1Y']),
    freshness: some(['fresh', 'late', 'stale', 'unknown'] as const),
    qualities: some(['excellent', 'good', 'bad'] as const),
  })
  .map(
    (record) =>
      Object.fromEntries(
        Object.entries(record).filter(([, value]) => value !== undefined),
      ) as DatasetCriteria,
  );
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(
        '-agua',
        '-"agua y predial"',
        '"agua y escuelas"',
        '"datos de agua"',
        'catastro',
        'velocidad',
        'jalisco',
        'la',
      ),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(' '));
const sort = fc.constantFrom<DatasetSort>('relevance', 'modified', 'title');

function comparable({ total, facets, hits }: SearchAnswer) {
  const sorted = Object.entries(facets ?? {}).map(([field, counts]) => [
    field,
    [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return { total, facets: sorted, hits };
}

test(
  'memory and Postgres give the same totals, facets and pages for any search',
  { timeout: 120_000 },
  async () => {
    const pages = { first: 0, second: 0 };
    await fc.assert(
      fc.asyncProperty(typed, criteria, sort, async (text, where, order) => {
        const query = await memory.understand(text);
        const ask = (after: Position | null): SearchRequest => ({
          query,
          criteria: where,
          wantsTotal: true,
          wantsFacets: true,
          page: { sort: order, after, limit: 15 },
          now: new Date('2026-06-15T12:00:00Z'),
        });
        const [first, same] = await Promise.all([memory.search(ask(null)), postgres.search(ask(null))]);
        expect(comparable(first)).toEqual(comparable(same));
        const last = first.hits.at(-1)?.position ?? null;
        const [second, sameSecond] = await Promise.all([
          memory.search(ask(last)),
          postgres.search(ask(last)),
        ]);
        expect(comparable(second)).toEqual(comparable(sameSecond));
        if (first.hits.length > 0) pages.first += 1;
        if (second.hits.length > 0) pages.second += 1;
      }),
      { numRuns: 150 },
    );
    // Most of what is compared is not empty.
    expect(pages.first).toBeGreaterThan(60);
    expect(pages.second).toBeGreaterThan(15);
  },
);

test('a facet is not narrowed by its own filter, and its counts are what choosing a value finds', async () => {
  const now = new Date('2026-06-15T12:00:00Z');
  const count = async (where: DatasetCriteria) =>
    memory.search({ query: null, criteria: where, wantsTotal: true, wantsFacets: true, page: null, now });
  const narrowed = await count({ themes: ['mobility'], levels: ['state'] });
  const offered = narrowed.facets?.theme ?? new Map<string, number>();
  expect(offered.size).toBeGreaterThan(1);
  for (const [theme, found] of offered)
    expect((await count({ themes: [theme], levels: ['state'] })).total).toBe(found);
  expect([...(narrowed.facets?.format ?? [])].every(([, found]) => found <= (narrowed.total ?? 0))).toBe(
    true,
  );
});
