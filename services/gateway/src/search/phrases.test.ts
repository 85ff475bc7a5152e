import { archiveNationalDatasets } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';
import { testSearch } from '../testing/test-search.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
const { search, bitmaps } = testSearch(database.as('rma_gateway'));
beforeEach(async () => {
  await database.db.deleteFrom('national.dataset').execute();
});
afterAll(async () => {
  bitmaps.close();
  await gateway.close();
});

const answerSchema = z.object({ datasets: z.object({ totalCount: z.number() }) });

async function count(query: string): Promise<number> {
  const { data, errors } = await gateway.query(
    `query ($query: String) { datasets(query: $query) { totalCount facets { field } nodes { title } } }`,
    // Never the same variables twice: no whole answer is kept.
    { query, turn: Math.random() },
  );
  expect(errors).toBeUndefined();
  return answerSchema.parse(data).datasets.totalCount;
}

test('what is known of a phrase follows a dataset that is edited, archived or new, at once', async () => {
  const [inOrder, turned] = await putDatasets(database.db, [
    sampleDataset({ title: 'Red de agua potable' }),
    sampleDataset({ title: 'Es potable el agua' }),
  ]);
  await gateway.settled();
  const counts = async () => [
    await count('"agua potable"'),
    await count('agua -"agua potable"'),
    await count('agua'),
  ];
  expect(await counts()).toEqual([1, 1, 2]);
  expect(await counts()).toEqual([1, 1, 2]);

  await putDatasets(database.db, [
    sampleDataset({ id: inOrder?.id ?? '', title: 'Es potable el agua de la red' }),
    sampleDataset({ id: turned?.id ?? '', title: 'El agua potable' }),
    sampleDataset({ title: 'Tomas de agua potable' }),
  ]);
  await gateway.settled();
  expect(await counts()).toEqual([2, 1, 3]);

  await database.db
    .transaction()
    .execute((trx) => archiveNationalDatasets(trx, [turned?.id ?? ''], new Date('2026-06-01T00:00:00Z')));
  await gateway.settled();
  expect(await counts()).toEqual([1, 1, 2]);
});

test('a phrase that was looked for under a filter is looked for in the rest too', async () => {
  await putDatasets(database.db, [
    sampleDataset({ title: 'Agua potable', cvegeo: '17007' }),
    sampleDataset({ title: 'Agua potable', cvegeo: '14039' }),
  ]);
  await bitmaps.warm();
  const query = await search.understand('"agua potable"');
  const total = async (government?: string) =>
    (
      await search.search({
        query,
        criteria: government === undefined ? {} : { government },
        wantsTotal: true,
        wantsFacets: false,
        page: null,
        now: new Date('2026-06-15T12:00:00Z'),
      })
    ).total;
  expect([await total('17007'), await total(), await total('14039')]).toEqual([1, 2, 1]);
});

test('a phrase is found by the database alone when too many datasets have its words', async () => {
  await putDatasets(
    database.db,
    Array.from({ length: 3100 }, (_, n) =>
      sampleDataset({ title: n % 2 === 0 ? 'Agua potable' : 'Es potable el agua', formats: [] }),
    ),
  );
  await gateway.settled();
  expect([await count('"agua potable"'), await count('-"agua potable"')]).toEqual([1550, 1550]);
});
