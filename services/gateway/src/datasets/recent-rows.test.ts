import { createTestDatabase } from '@rma/testkit';
import { beforeEach, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { createRecentRows } from './recent-rows.ts';

const database = await createTestDatabase();
const db = database.as('rma_gateway');

let ordinal = 0;
const dataset = sampleDataset({ title: 'Antes' });
const rename = (title: string) => putDatasets(database.db, [{ ...dataset, title }]);

beforeEach(async () => {
  await database.db.deleteFrom('national.dataset').execute();
  await rename('Antes');
  ({ ordinal } = await database.db
    .selectFrom('national.dataset')
    .select('ordinal')
    .executeTakeFirstOrThrow());
});

test('a row is kept from its first reading until its change is told', async () => {
  const rows = createRecentRows({ db, isFollowed: () => true });
  expect(rows.get(ordinal)).toBeUndefined();
  await rows.read([ordinal]);
  expect(rows.get(ordinal)?.title).toBe('Antes');
  await rename('Después');
  rows.forget([ordinal]);
  expect(rows.get(ordinal)).toBeUndefined();
  const [again] = await rows.read([ordinal]);
  expect([again?.title, rows.get(ordinal)?.title]).toEqual(['Después', 'Después']);
});

test('a row that was being read when a change was told is given but not kept', async () => {
  const rows = createRecentRows({ db, isFollowed: () => true });
  const reading = rows.read([ordinal]);
  rows.forget([ordinal]);
  expect(await reading).toHaveLength(1);
  expect(rows.get(ordinal)).toBeUndefined();
});

test('nothing is kept or given while changes are not being followed', async () => {
  let isFollowed = false;
  const rows = createRecentRows({ db, isFollowed: () => isFollowed });
  await rows.read([ordinal]);
  isFollowed = true;
  expect(rows.get(ordinal)).toBeUndefined();
  await rows.read([ordinal]);
  expect(rows.get(ordinal)?.title).toBe('Antes');
  isFollowed = false;
  expect(rows.get(ordinal)).toBeUndefined();
});
