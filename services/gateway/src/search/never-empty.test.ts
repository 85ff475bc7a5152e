import { archiveNationalDatasets } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { putQuality } from '../testing/sample-quality.ts';
import { testGateway } from '../testing/test-gateway.ts';

const STANDING = 2000;
const CHANGES_PER_TURN = 100;
const TURNS = 25;
/** A hub that takes in 10,000 changed records a minute has 600 ms for these. */
const TURN_MS = (60_000 * CHANGES_PER_TURN) / 10_000;

const database = await createTestDatabase();
const { gateway } = testGateway(database, { listens: true });
afterAll(() => gateway.close());

const standing = Array.from({ length: STANDING }, (_, n) =>
  sampleDataset({
    title: `Luminarias ${n}`,
    cvegeo: n % 2 === 0 ? '14039' : '17007',
    themeId: n % 4 === 0 ? 'mobility' : 'security',
    formats: [n % 3 === 0 ? 'CSV' : 'PDF'],
    description: 'Alumbrado público de la calle',
  }),
);

beforeAll(async () => {
  for (let from = 0; from < STANDING; from += 500)
    await putDatasets(database.db, standing.slice(from, from + 500));
  await gateway.settled();
});

const answer = z.object({
  all: z.object({
    totalCount: z.number(),
    facets: z.array(
      z.object({ field: z.string(), buckets: z.array(z.object({ value: z.string(), count: z.number() })) }),
    ),
  }),
  words: z.object({ totalCount: z.number() }),
  phrase: z.object({ totalCount: z.number() }),
  narrowed: z.object({ totalCount: z.number() }),
  churning: z.object({ totalCount: z.number() }),
});
let asked = 0;

async function read() {
  asked += 1;
  const { data, errors } = await gateway.query(
    `query {
      all: datasets(query: "luminarias") { totalCount facets { field buckets { value count } } }
      words: datasets(query: "alumbrado calle") { totalCount }
      phrase: datasets(query: "\\"alumbrado público\\"") { totalCount }
      narrowed: datasets(query: "luminarias", filter: { state: ["14"], format: ["CSV"] }) { totalCount }
      churning: datasets(query: "semáforos") { totalCount }
    }`,
    { turn: asked },
  );
  expect(errors).toBeUndefined();
  return answer.parse(data);
}

/** Changes of every kind to rows that are found by their own word, in one transaction, as a harvest makes them. */
async function change(turn: number, mine: { id: string }[]): Promise<void> {
  const added = Array.from({ length: CHANGES_PER_TURN / 2 }, (_, n) =>
    sampleDataset({ title: `Semáforos ${turn} ${n}`, description: 'cruce' }),
  );
  await putDatasets(database.db, added);
  mine.push(...added);
  const half = mine.splice(0, CHANGES_PER_TURN / 4);
  await database.db.transaction().execute((trx) =>
    archiveNationalDatasets(
      trx,
      half.map(({ id }) => id),
      new Date('2026-06-01T00:00:00Z'),
    ),
  );
  // What stands is written again and assessed again, and says the same: it must not blink.
  const again = standing.slice((turn * 13) % STANDING).slice(0, CHANGES_PER_TURN / 4);
  await putDatasets(database.db, again);
  await putQuality(
    database.db,
    again.map(({ id }) => ({ id, grade: (turn * 7) % 101 })),
  );
}

test(
  'while records change, every answer counts exactly what stands, and nothing is ever missing',
  { timeout: 120_000 },
  async () => {
    const mine: { id: string }[] = [];
    let isChanging = true;
    let churned = 0;
    const reading = (async () => {
      while (isChanging) {
        const { all, words, phrase, narrowed, churning } = await read();
        const count = (field: string, value: string) =>
          all.facets.find((facet) => facet.field === field)?.buckets.find((bucket) => bucket.value === value)
            ?.count;
        expect([all.totalCount, words.totalCount, phrase.totalCount]).toEqual([STANDING, STANDING, STANDING]);
        expect([count('theme', 'mobility'), count('state', '14'), count('format', 'CSV')]).toEqual([
          500, 1000, 667,
        ]);
        expect(narrowed.totalCount).toBe(334);
        churned = Math.max(churned, churning.totalCount);
        // An answer from memory needs no turn of the event loop, and whoever writes does.
        await nextTurn();
      }
    })();
    const changing = (async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const startedAt = performance.now();
        await change(turn, mine);
        const left = Math.min(TURN_MS - (performance.now() - startedAt), TURN_MS);
        if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
      }
    })().finally(() => {
      isChanging = false;
    });
    await Promise.all([reading, changing]);
    expect(asked).toBeGreaterThan(TURNS);
    expect(churned).toBeGreaterThan(0);

    await gateway.settled();
    const { rows } = await sql<{ count: number }>`
    select count(*) from national.dataset where archived_at is null and search @@ to_tsquery('spanish', 'semáforos')`.execute(
      database.db,
    );
    expect((await read()).churning.totalCount).toBe(rows[0]?.count);
  },
);
