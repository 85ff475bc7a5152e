import { archiveNationalDatasets } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeCursor } from '../graphql/cursor.ts';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
afterAll(() => gateway.close());

const page = z.object({
  datasets: z.object({
    nodes: z.array(z.object({ id: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

async function pageAfter(after: string | null, list: { sort: string; query: string | null }) {
  const { data, errors } = await gateway.query(
    `query ($after: String, $sort: DatasetSort, $query: String) {
      datasets(first: 7, after: $after, sort: $sort, query: $query) { nodes { id } pageInfo { hasNextPage endCursor } }
    }`,
    { after, ...list },
  );
  expect(errors).toBeUndefined();
  return page.parse(data).datasets;
}

const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + (n % 9)));
const lasting = Array.from({ length: 40 }, (_, n) =>
  sampleDataset({
    title: `Agua ${String.fromCodePoint(97 + ((n * 7) % 26))}`,
    modified: n % 5 === 0 ? null : day(n),
  }),
);

const change = fc.record({
  inserted: fc.array(fc.nat(400), { maxLength: 4 }),
  archived: fc.boolean(),
});

describe('walking every page while rows come, change and go', () => {
  beforeEach(async () => {
    await database.db.deleteFrom('national.dataset').execute();
  });

  test.each([
    { sort: 'MODIFIED', query: null },
    { sort: 'TITLE', query: null },
    { sort: 'RELEVANCE', query: 'agua' },
    { sort: 'RELEVANCE', query: null },
  ])('neither repeats nor skips a row that was there throughout ($sort, $query)', async (list) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 8, maxLength: 8 }), async (changes) => {
        await database.db.deleteFrom('national.dataset').execute();
        await putDatasets(database.db, lasting);
        let passing = await putDatasets(database.db, [sampleDataset({ title: 'Agua m', modified: day(4) })]);
        await gateway.settled();
        const seen: string[] = [];
        let after: string | null = null;
        for (const { inserted, archived } of [
          ...changes,
          ...Array.from({ length: 10 }, () => null).map(() => ({ inserted: [], archived: false })),
        ]) {
          const { nodes, pageInfo } = await pageAfter(after, list);
          seen.push(...nodes.map((node) => node.id));
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
          if (archived) {
            await database.db.transaction().execute((trx) =>
              archiveNationalDatasets(
                trx,
                passing.map(({ id }) => id),
                day(0),
              ),
            );
          }
          const fresh = inserted.map((n) =>
            sampleDataset({ title: `Agua ${String.fromCodePoint(97 + (n % 26))} nueva`, modified: day(n) }),
          );
          if (fresh.length > 0) passing = await putDatasets(database.db, fresh);
          await gateway.settled();
        }
        expect(new Set(seen).size).toBe(seen.length);
        const ids = new Set(lasting.map(({ id }) => id));
        expect(seen.filter((id) => ids.has(id))).toHaveLength(lasting.length);
      }),
      { numRuns: 6 },
    );
  });

  test('a list longer than what is ranked is walked whole, each row once', async () => {
    const many = Array.from({ length: 760 }, (_, n) =>
      sampleDataset({
        title: n % 2 === 0 ? `Agua ${n}` : `Obra ${n}`,
        description: 'agua potable',
        modified: day(n),
      }),
    );
    await putDatasets(database.db, many);
    await gateway.settled();
    const seen: string[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < 200; turn += 1) {
      const { nodes, pageInfo } = await pageAfter(after, { sort: 'RELEVANCE', query: 'agua' });
      seen.push(...nodes.map((node) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toHaveLength(many.length);
    expect(new Set(seen).size).toBe(many.length);
  });

  test('a forged cursor cannot ask for more to be ranked than a page ever gave', async () => {
    const many = Array.from({ length: 2100 }, (_, n) =>
      sampleDataset({ title: `Agua ${n}`, modified: day(n) }),
    );
    for (let from = 0; from < many.length; from += 700)
      await putDatasets(database.db, many.slice(from, from + 700));
    await gateway.settled();
    const { pageInfo } = await pageAfter(null, { sort: 'RELEVANCE', query: 'agua' });
    const place = JSON.parse(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString('utf8'));
    expect(place).toMatchObject({ by: 'rank', frame: { until: expect.anything() } });
    const forged = encodeCursor({ ...place, frame: { ...place.frame, until: null } });
    const { errors } = await gateway.query(
      'query ($after: String) { datasets(query: "agua", after: $after) { nodes { id } } }',
      { after: forged },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_CURSOR']);
  });
});
