import { scorecardFigures, type FigureResult } from '@rma/domain';
import { createTestDatabase, testClock, type TestDatabase } from '@rma/testkit';
import { createLogger } from '@rma/service-kit';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDemonstrationPast } from './demonstration-past.ts';
import { recomputeScorecards } from './recompute.ts';
import { addDatasets, addSampleGovernments, sampleDatasets } from './testing/sample-governments.ts';
import { referenceScorecards } from './testing/reference-scorecards.ts';

const today = '2026-06-15';
const clock = testClock(`${today}T18:00:00Z`);
const logger = createLogger({ level: 'silent', service: 'observatory' });

let database: TestDatabase;
let cvegeos: string[];
const recompute = (options?: { all?: boolean }) =>
  recomputeScorecards({ db: database.as('rma_observatory'), clock, logger }, options);

async function keptScorecards(month = '2026-06-01') {
  const rows = await database.db
    .selectFrom('national.scorecard')
    .selectAll()
    .where('month', '=', month)
    .execute();
  return new Map(
    rows.map(({ cvegeo, theme_id: theme, grade, confidence, figures }) => [
      `${cvegeo} ${theme}`,
      {
        grade,
        confidence,
        figures: Object.fromEntries(
          figures.map((each: FigureResult) => [each.id, [each.value, each.basis, each.confidence]]),
        ),
      },
    ]),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  cvegeos = await addSampleGovernments(database.db, { seed: 20_150_220, count: 320, today });
}, 120_000);

describe('scorecards', () => {
  test('are those of the slow reference, for each of 320 generated governments and each theme', async () => {
    await recompute();
    const kept = await keptScorecards();
    const expected = await referenceScorecards(database.db, today);
    expect(cvegeos).toHaveLength(320);
    expect(kept.size).toBeGreaterThan(800);
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(expected));
    // The sample has all there is to tell apart.
    const grades = [...expected.values()].map(({ confidence }) => confidence);
    expect(new Set(grades)).toEqual(new Set(['high', 'medium', 'low', 'none']));
  }, 120_000);

  test('are left alone when nothing changed, and of one government when one did', async () => {
    await recompute();
    expect(await recompute()).toEqual({ governments: 0, written: 0 });
    const [one = '', another = ''] = cvegeos.slice(10);
    const before = await keptScorecards();
    await addDatasets(database.db, sampleDatasets(7, one, { count: 6, today }));
    const { governments, written } = await recompute();
    expect(governments).toBe(1);
    expect(written).toBeGreaterThan(0);
    const after = await keptScorecards();
    expect(after.get(`${one} `)).not.toEqual(before.get(`${one} `));
    expect(after.get(`${another} `)).toEqual(before.get(`${another} `));
    expect(Object.fromEntries(after)).toEqual(
      Object.fromEntries(await referenceScorecards(database.db, today)),
    );
  }, 120_000);

  test('follow what is archived, answered, opened and met, whoever writes it', async () => {
    await recompute();
    for (const change of [
      sql`update national.dataset set archived_at = now() where archived_at is null and ordinal % 5 = 0`,
      sql`update national.data_request set state = 'answered' where due_on >= ${today}::date`,
      sql`update national.inventory_item set opened_on = ${today}::date, state = 'open' where opened_on is null and number = 1`,
      sql`update national.commitment set state = 'met' where position = 1`,
      sql`delete from national.dataset_report where is_late`,
      sql`update national.dataset set cvegeo = ${cvegeos[3]} where cvegeo = ${cvegeos[4]}`,
    ]) {
      await change.execute(database.db);
      await recompute();
    }
    expect(Object.fromEntries(await keptScorecards())).toEqual(
      Object.fromEntries(await referenceScorecards(database.db, today)),
    );
  }, 120_000);

  test('of a month that is over stay as they were, and the first turn of the next makes all of them', async () => {
    await recompute({ all: true });
    const june = await keptScorecards();
    clock.set('2026-07-01T12:00:00Z');
    await sql`update national.dataset_quality set stars = 0, links = 0`.execute(database.db);
    const { governments } = await recompute();
    expect(governments).toBeGreaterThan(200);
    expect(await keptScorecards()).toEqual(june);
    const july = await keptScorecards('2026-07-01');
    expect(Object.fromEntries(july)).toEqual(
      Object.fromEntries(await referenceScorecards(database.db, '2026-07-01')),
    );
    expect(july).not.toEqual(june);
    clock.set(`${today}T18:00:00Z`);
  }, 120_000);

  test('of a government of which nothing is left are taken away, not zero', async () => {
    const [alone = ''] = cvegeos.slice(-1);
    await recompute();
    for (const table of ['dataset', 'inventory_item', 'commitment', 'data_request', 'dataset_report'])
      await sql`delete from ${sql.table(`national.${table}`)} where cvegeo = ${alone}`.execute(database.db);
    await recompute();
    const rows = await database.db
      .selectFrom('national.scorecard')
      .select('theme_id')
      .where('cvegeo', '=', alone)
      .where('month', '=', '2026-06-01')
      .execute();
    expect(rows).toEqual([]);
  });

  test('weigh one hundred together', () => {
    const weights = Object.values(scorecardFigures).map(({ weight }) => weight);
    expect(weights.reduce((sum, each) => sum + each, 0)).toBe(100);
  });
});

describe('the past of a demonstration', () => {
  test('is made up once, marked as such, and never takes the place of what was worked out', async () => {
    await recompute();
    const june = await keptScorecards();
    const deps = { db: database.as('rma_observatory'), clock, logger };
    const system = { kind: 'system', name: 'test' } as const;
    const written = await makeDemonstrationPast(deps, system, { months: 12 });
    expect(written).toBeGreaterThan(12 * 100);
    expect(await makeDemonstrationPast(deps, system, { months: 12 })).toBe(0);
    const marks = await database.db
      .selectFrom('national.scorecard')
      .select(['month', 'is_demonstration'])
      .distinct()
      .where('month', '<=', '2026-06-01')
      .execute();
    expect(marks.filter(({ is_demonstration }) => !is_demonstration)).toEqual([
      { month: '2026-06-01', is_demonstration: false },
    ]);
    expect(await keptScorecards()).toEqual(june);
  }, 60_000);
});
