import { archiveNationalDatasets, type NationalDataset } from '@rma/persistence';
import { createLogger, createMetrics } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { assessDue } from './assess-due.ts';
import { putDatasets, putSampleSource, sampleDataset, sampleSourceId } from './sample-datasets-for-tests.ts';

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

/** Every other one gives an address of which its catalogue does not say whether it is a file. */
const datasets = Array.from({ length: 12 }, (_, place) => {
  const one = sampleDataset({
    id: `00000000-0000-4000-a000-${String(place).padStart(12, '0')}`,
    keywords: [`palabra ${place}`],
  });
  if (place % 2 === 0) return one;
  return {
    ...one,
    distributions: one.distributions.map((file) => ({ ...file, url: null, accessUrl: file.url })),
  };
});
const urlOf = (one: NationalDataset) => one.distributions[0]?.url ?? one.distributions[0]?.accessUrl ?? '';

beforeAll(async () => {
  await putSampleSource(db, clock.now());
  await sql`insert into harvest.source (id, cvegeo, kind, title, url, selection, state, proposed_by, proposed_at)
    values (${sampleSourceId}, '17007', 'ckan', 'Portal', 'https://datos.example', '{}', 'approved', 'system:test', now())`.execute(
    db,
  );
  await putDatasets(db, ...datasets);
  for (const one of datasets) {
    await sql`insert into harvest.link (url, host, state, due_at) values (${urlOf(one)}, 'datos.example', 'waiting', now())`.execute(
      db,
    );
    await sql`insert into harvest.link_use (url, dataset_id, source_id, cvegeo, format)
      values (${urlOf(one)}, ${one.id}, ${sampleSourceId}, '17007', 'CSV')`.execute(db);
  }
});

type Change = (one: NationalDataset) => Promise<unknown>;

/** Everything that quality is made of, changed as its owner does. */
const changes: Record<string, Change> = {
  describe: (one) =>
    putDatasets(db, { ...one, description: `Descripción ${Math.random()}`, temporal: '2020/2026' }),
  undescribe: (one) => putDatasets(db, { ...one, description: '', licence: null }),
  archive: (one) => db.transaction().execute((trx) => archiveNationalDatasets(trx, [one.id], clock.now())),
  bringBack: (one) => db.transaction().execute((trx) => archiveNationalDatasets(trx, [one.id], null)),
  answer: (one) => answered(one, 'available', 'text/csv'),
  showPage: (one) => answered(one, 'available', 'text/html'),
  breakLink: (one) => answered(one, 'broken', null),
  examine: (one) => verdict(one, 'invalid'),
  conform: (one) => verdict(one, 'conforming'),
  forget: (one) => sql`delete from catalog.harvested_file where dataset_id = ${one.id}`.execute(db),
  joinTable: (one) =>
    sql`insert into national.table_part (dataset_id, standard_id, standard_version, cvegeo, sha256, bytes, rows, published_at)
      values (${one.id}, 'mobility/road-incidents', '1.0', '17007', 'a', 1, 1, now()) on conflict do nothing`.execute(
      db,
    ),
  leaveTable: (one) => sql`delete from national.table_part where dataset_id = ${one.id}`.execute(db),
  readSeldom: () => sql`update national.source set every_hours = 168`.execute(db),
  readDaily: () => sql`update national.source set every_hours = 24`.execute(db),
  wait: () => Promise.resolve(clock.advance({ days: 9 })),
};

const answered = (one: NationalDataset, state: string, type: string | null) =>
  sql`insert into national.link_check (url, state, content_type, checked_at) values (${urlOf(one)}, ${state}, ${type}, now())
    on conflict (url) do update set state = excluded.state, content_type = excluded.content_type`.execute(db);
const verdict = (one: NationalDataset, state: string) =>
  sql`insert into catalog.harvested_file (dataset_id, url, source_id, cvegeo, dataset_title, file_title, standard_id,
      state, found_at, due_at)
    values (${one.id}, ${urlOf(one)}, ${sampleSourceId}, '17007', 'A', 'A', 'mobility/road-incidents', ${state}, now(), now())
    on conflict (dataset_id, url) do update set state = excluded.state`.execute(db);

const kept = () => db.selectFrom('national.dataset_quality').selectAll().orderBy('dataset_id').execute();

/** What working everything out from nothing gives. */
async function fromNothing() {
  await db.updateTable('observatory.assessment_method').set({ version: 0 }).execute();
  return assessDue(deps);
}

const someChanges = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(changes)),
    place: fc.nat({ max: datasets.length - 1 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const apply = async ({ name, place }: { name: string; place: number }) => {
  const one = datasets[place];
  if (one !== undefined) await changes[name]?.(one);
};

test('whatever changes, following the notes gives what working everything out again gives', async () => {
  await fc.assert(
    fc.asyncProperty(someChanges, async (made) => {
      for (const change of made) await apply(change);
      await assessDue(deps);
      expect(await assessDue(deps)).toEqual({ assessed: 0, written: 0 });
      const followed = await kept();
      expect(await fromNothing()).toMatchObject({ written: 0 });
      expect(await kept()).toEqual(followed);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('changes that come while datasets are being assessed are not missed either', async () => {
  await fc.assert(
    fc.asyncProperty(someChanges, async (made) => {
      // Owners change what is theirs one after another, while two workers assess.
      await Promise.all([
        (async () => {
          for (const change of made) if (change.name !== 'wait') await apply(change);
        })(),
        ...[1, 2, 3].flatMap(() => [assessDue(deps), assessDue(deps)]),
      ]);
      await assessDue(deps);
      expect(await fromNothing()).toMatchObject({ written: 0 });
    }),
    { numRuns: 15 },
  );
}, 60_000);
