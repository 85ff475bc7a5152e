import { archiveNationalDatasets, type NationalDataset } from '@rma/persistence';
import { createTestDatabase, testClock } from '@rma/testkit';
import { createLogger, createMetrics } from '@rma/service-kit';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { assessDue } from './assess-due.ts';
import { noteExpired } from './quality-queries.ts';
import {
  putDatasets,
  putSampleSource,
  sampleDataset as dataset,
  sampleSourceId as sourceId,
} from './sample-datasets-for-tests.ts';

const database = await createTestDatabase();
const { db } = database;
const clock = testClock('2026-06-15T12:00:00Z');
const deps: ObservatoryDependencies = {
  db: database.as('rma_observatory'),
  clock,
  logger: createLogger({ level: 'silent', service: 'observatory' }),
  metrics: createMetrics(),
  publicUrl: 'https://red.example',
  blobs: { path: () => '', folder: '' },
};
const put = (...datasets: NationalDataset[]) => putDatasets(db, ...datasets);
const qualityOf = (id: string) =>
  db.selectFrom('national.dataset_quality').selectAll().where('dataset_id', '=', id).executeTakeFirst();
const marks = async () =>
  Number(
    (
      await db
        .selectFrom('national.dataset_change')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('of_quality', '=', true)
        .executeTakeFirstOrThrow()
    ).count,
  );

beforeEach(async () => {
  clock.set('2026-06-15T12:00:00Z');
  await db.deleteFrom('national.dataset').execute();
  await db.deleteFrom('national.source').execute();
  await putSampleSource(db, clock.now());
  await assessDue(deps);
});

test('a new dataset is assessed, and once nothing changes nothing is looked at again', async () => {
  const one = dataset();
  await put(one);
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 1 });
  expect(await qualityOf(one.id)).toMatchObject({
    rating: 'good',
    stars: 3,
    freshness: 'fresh',
    conformance: 'no-standard',
    links: null,
    unknown: 80,
    cvegeo: '17007',
  });
  const before = await marks();
  expect(await assessDue(deps)).toEqual({ assessed: 0, written: 0 });
  expect(await marks()).toBe(before);
});

test('a change that leaves its quality as it was is looked at and not written', async () => {
  const one = dataset();
  await put(one);
  await assessDue(deps);
  const before = await marks();
  await put({ ...one, title: 'Otro conjunto' });
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 0 });
  expect(await marks()).toBe(before);
});

test('only the dataset that changed is looked at', async () => {
  const [one, other] = [dataset(), dataset()];
  await put(one, other);
  await assessDue(deps);
  await put({ ...other, keywords: ['agua'] });
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 1 });
});

test('an address that stops answering costs the datasets that give it, and only when its state changes', async () => {
  const one = dataset();
  await put(one, dataset());
  const url = one.distributions[0]?.url ?? '';
  await sql`insert into harvest.link (url, host, state, due_at) values (${url}, 'datos.example', 'waiting', now())`.execute(
    db,
  );
  await sql`insert into harvest.source (id, cvegeo, kind, title, url, selection, state, proposed_by, proposed_at)
    values (${sourceId}, '17007', 'ckan', 'Portal', 'https://datos.example', '{}', 'approved', 'system:test', now())
    on conflict do nothing`.execute(db);
  await sql`insert into harvest.link_use (url, dataset_id, source_id, cvegeo, format)
    values (${url}, ${one.id}, ${sourceId}, '17007', 'CSV')`.execute(db);
  await assessDue(deps);
  const answered = (state: string) =>
    sql`insert into national.link_check (url, state, checked_at) values (${url}, ${state}, now())
      on conflict (url) do update set state = excluded.state, checked_at = excluded.checked_at`.execute(db);

  await answered('available');
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 1 });
  const good = await qualityOf(one.id);
  expect(good).toMatchObject({ links: 1, unknown: 0 });

  await answered('available');
  expect(await assessDue(deps)).toEqual({ assessed: 0, written: 0 });

  await answered('broken');
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 1 });
  const broken = await qualityOf(one.id);
  expect(broken).toMatchObject({ links: 0, score: (good?.score ?? 0) - 80 });
  await sql`delete from harvest.link_use`.execute(db);
});

test('time alone makes a dataset late, after the delay of its harvest', async () => {
  const one = dataset();
  await put(one);
  await assessDue(deps);
  // A month and a day after the first of June, which is when the harvest may bring it.
  clock.set('2026-07-02T23:00:00Z');
  expect(await assessDue(deps)).toEqual({ assessed: 0, written: 0 });
  clock.set('2026-07-03T01:00:00Z');
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 1 });
  expect(await qualityOf(one.id)).toMatchObject({ freshness: 'late' });
});

test('what waits to be assessed is not noted again each minute', async () => {
  await put(dataset());
  await assessDue(deps);
  clock.set('2026-09-01T00:00:00Z');
  const notes = async () =>
    (await db.selectFrom('observatory.assessment_due').select('seq').execute()).length;
  await db.transaction().execute((trx) => noteExpired(trx, clock.now()));
  await db.transaction().execute((trx) => noteExpired(trx, clock.now()));
  expect(await notes()).toBe(1);
});

test('a source that is read less often allows its datasets more time', async () => {
  const one = dataset();
  await put(one);
  clock.set('2026-07-04T00:00:00Z');
  await assessDue(deps);
  expect(await qualityOf(one.id)).toMatchObject({ freshness: 'late' });
  await db.updateTable('national.source').set({ every_hours: 168 }).where('id', '=', sourceId).execute();
  expect(await assessDue(deps)).toEqual({ assessed: 1, written: 1 });
  expect(await qualityOf(one.id)).toMatchObject({ freshness: 'fresh' });
});

test('a file that does not meet its standard tells, and one that carries personal data does not', async () => {
  const one = dataset();
  await put(one);
  await assessDue(deps);
  const examined = (state: string) =>
    sql`insert into catalog.harvested_file (dataset_id, url, source_id, cvegeo, dataset_title, file_title, standard_id,
        state, found_at, due_at)
      values (${one.id}, 'https://datos.example/a.csv', ${sourceId}, '17007', 'A', 'A', 'mobility/road-incidents', ${state},
        now(), now())
      on conflict (dataset_id, url) do update set state = excluded.state`.execute(db);
  await examined('due');
  await assessDue(deps);
  expect(await qualityOf(one.id)).toMatchObject({ conformance: 'unchecked' });
  await examined('invalid');
  await assessDue(deps);
  expect(await qualityOf(one.id)).toMatchObject({ conformance: 'fails' });
  await examined('personal-data');
  await assessDue(deps);
  expect(await qualityOf(one.id)).toMatchObject({ conformance: 'no-standard' });
});

test('an archived dataset has no quality until it returns', async () => {
  const one = dataset();
  await put(one);
  await assessDue(deps);
  await db.transaction().execute((trx) => archiveNationalDatasets(trx, [one.id], clock.now()));
  await assessDue(deps);
  expect(await qualityOf(one.id)).toBeUndefined();
  await db.transaction().execute((trx) => archiveNationalDatasets(trx, [one.id], null));
  await assessDue(deps);
  expect(await qualityOf(one.id)).toBeDefined();
});

test('a new version of the method has everything assessed', async () => {
  await put(dataset(), dataset());
  await assessDue(deps);
  await db.updateTable('observatory.assessment_method').set({ version: 0 }).execute();
  expect(await assessDue(deps)).toEqual({ assessed: 2, written: 0 });
});
