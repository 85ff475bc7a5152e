import { scoreMetadata, type AssessedDataset } from '@rma/domain';
import { createLogger, createMetrics } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { assessDue } from './assess-due.ts';
import { recountCatalogues } from './recount-catalogues.ts';
import { putDatasets, putSampleSource, sampleDataset } from './sample-datasets-for-tests.ts';

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
const recount = async () => {
  await assessDue(deps);
  return recountCatalogues(deps);
};
const catalogueOf = (cvegeo: string, themeId = '') =>
  db
    .selectFrom('national.catalogue_quality')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .where('theme_id', '=', themeId)
    .executeTakeFirst();
const changes = async () =>
  (await sql`select from national.table_change where table_name = 'national.catalogue_quality'`.execute(db))
    .rows.length;

const described = {
  keywords: ['agua'],
  spatial: 'Cuernavaca, Morelos',
  temporal: '2020/2026',
  contact: { name: 'Datos', email: null },
};

beforeEach(async () => {
  await db.deleteFrom('national.dataset').execute();
  await db.deleteFrom('national.source').execute();
  await putSampleSource(db, clock.now());
  await recount();
});

test('a catalogue scores by the share of its datasets that meet each indicator', async () => {
  const whole = sampleDataset(described);
  const bare = sampleDataset({ themeId: null, licence: null, distributions: [] });
  await putDatasets(db, whole, bare);
  expect(await recount()).toBe(1);

  const assessed = ({
    keywords,
    licence,
    themeId,
    distributions,
    spatial,
    temporal,
    contact,
    modified,
  }: typeof whole): AssessedDataset => ({
    keywords,
    hasTheme: themeId !== null,
    hasSpatial: spatial !== null,
    hasTemporal: temporal !== null,
    hasContact: contact !== null,
    hasPublisher: true,
    accessRights: 'public',
    issued: null,
    modified: modified?.toISOString() ?? null,
    conforms: true,
    distributions: distributions.map((file) => ({
      ...file,
      accessUrl: file.url,
      downloadUrl: file.url,
      accessAnswers: null,
      downloadAnswers: null,
      licence,
      rights: licence,
      issued: null,
    })),
  });
  const expected = scoreMetadata([assessed(whole), assessed(bare)]);
  const each = [whole, bare].map((one) => scoreMetadata([assessed(one)]));
  const mean = (value: (score: (typeof each)[number]) => number) =>
    each.reduce((sum, score) => sum + value(score), 0) / each.length;
  const counted = await catalogueOf('17007');
  expect(counted).toMatchObject({ datasets: 2, unknown: mean(({ unknown }) => unknown) });
  expect(Math.abs((counted?.score ?? 0) - mean(({ score }) => score))).toBeLessThan(1);
  for (const { id, share } of expected.indicators)
    expect([id, counted?.indicators.find((indicator) => indicator.id === id)?.share]).toEqual([id, share]);
  expect(await catalogueOf('17007', 'mobility')).toMatchObject({ datasets: 1, fixes: [] });
});

test('what gives most for least work comes first, and a fix counts its datasets once', async () => {
  await putDatasets(
    db,
    ...Array.from({ length: 20 }, () => sampleDataset({ ...described, contact: null })),
    sampleDataset({ ...described, modified: new Date('2026-01-01T00:00:00Z') }),
  );
  await recount();
  const fixes = (await catalogueOf('17007'))?.fixes ?? [];
  const [first] = fixes;
  expect(first).toMatchObject({ id: 'contact', datasets: 20 });
  expect(fixes.map(({ id }) => id)).toEqual(expect.arrayContaining(['description', 'deliver']));
  const worths = fixes.map(({ grade, minutes }) => grade / minutes);
  expect(worths).toEqual(worths.toSorted((a, b) => b - a));
});

test('a count that comes out the same is not written, so nobody reads it again', async () => {
  const one = sampleDataset(described);
  await putDatasets(db, one);
  await recount();
  const before = await changes();
  await putDatasets(db, { ...one, title: 'Otro nombre' });
  expect(await recount()).toBe(0);
  await db.insertInto('observatory.catalogue_due').values({ cvegeo: '17007' }).execute();
  expect(await recount()).toBe(1);
  expect(await changes()).toBe(before);
});

test('a large catalogue rests between two counts, and is counted all the same', async () => {
  const one = sampleDataset(described);
  await putDatasets(db, one);
  await recount();
  await db.updateTable('national.catalogue_quality').set({ datasets: 101_000 }).execute();
  await putDatasets(db, sampleDataset(described));
  expect(await recount()).toBe(0);
  clock.advance({ minutes: 11 });
  expect(await recount()).toBe(1);
  expect(await catalogueOf('17007')).toMatchObject({ datasets: 2 });
});

test('a government without datasets has no catalogue to judge', async () => {
  const one = sampleDataset(described);
  await putDatasets(db, one);
  await recount();
  expect(await catalogueOf('17007')).toBeDefined();
  await db.deleteFrom('national.dataset').where('id', '=', one.id).execute();
  await recount();
  expect(await catalogueOf('17007')).toBeUndefined();
});
