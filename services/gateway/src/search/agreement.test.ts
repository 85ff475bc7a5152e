import { archiveNationalDatasets, withdrawNationalDatasets } from '@rma/persistence';
import type { DatasetCriteria, DatasetSort, Position, SearchAnswer, SearchRequest } from '@rma/search';
import { createTestDatabase } from '@rma/testkit';
import * as fc from 'fast-check';
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
const pick = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item;

/** The nth of a varied catalogue: no two neighbours alike, the same at every run. */
function varied(n: number) {
  const chosen = [n * 7, n * 3 + 1, n * 5 + 2].map((m) => pick(words, Math.trunc(m / 3)));
  return sampleDataset({
    title: `${chosen[0]} y ${chosen[1]}`,
    description: n % 3 === 0 ? `Datos de ${chosen[2]} del municipio` : '',
    cvegeo: pick(places, n * 11),
    origin: pick(origins, n),
    sourceId: pick([null, ...sources], n),
    themeId: n % 5 === 0 ? null : pick(themes, n * 3),
    standardId: n % 7 === 0 ? 'mobility/road-incidents@1.0' : null,
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
  const changes = await database.db.selectFrom('national.dataset_change').select('ordinal').execute();
  await warm.changed([...new Set(changes.map((change) => change.ordinal))]);
});
afterAll(() => warm.close());

const some = <Item>(items: readonly Item[]) => fc.option(fc.subarray([...items]), { nil: undefined });
const criteria: fc.Arbitrary<DatasetCriteria> = fc
  .record({
    themes: some(themes),
    states: some(['09', '14', '17']),
    levels: some(['state', 'municipality'] as const),
    formats: some(formats),
    origins: some(origins),
    standard: fc.option(fc.constantFrom('mobility/road-incidents', 'mobility/road-incidents@1.0', 'x/y'), {
      nil: undefined,
    }),
    government: fc.option(fc.constantFrom('14', '14039', '99'), { nil: undefined, freq: 1 }),
    sourceId: fc.option(fc.constantFrom(...sources, '0198a000-0000-7000-8000-00000000000f'), {
      nil: undefined,
      freq: 1,
    }),
    includeMunicipalities: fc.boolean(),
    modifiedSince: fc.option(fc.constantFrom(...months), { nil: undefined }),
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
      fc.constantFrom('-agua', '-"agua y predial"', '"agua y escuelas"', '"datos de agua"', 'catastro', 'la'),
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

test('memory and Postgres give the same totals, facets and pages for any search', async () => {
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
      const [second, sameSecond] = await Promise.all([memory.search(ask(last)), postgres.search(ask(last))]);
      expect(comparable(second)).toEqual(comparable(sameSecond));
    }),
    { numRuns: 150 },
  );
});

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
