import { createTestDatabase } from '@rma/testkit';
import { expect, test } from 'vitest';
import { putNationalDatasets } from '@rma/persistence';
import { idOf, nationalDataset, putDatasets } from './datasets-for-tests.ts';
import { datasetsInOrder } from './national-queries.ts';
import { sizeOf, versionOfPage, versionOfView } from './version-queries.ts';

const database = await createTestDatabase();
const db = database.as('rma_catalog');
const other = database.as('rma_catalog');
const firstPage = (cvegeo: string | null = null) => versionOfPage(db, { cvegeo, offset: 0, limit: 100 });

test('a change that commits after a later one still makes another version of the view', async () => {
  const slow = await db.startTransaction().execute();
  await putNationalDatasets(slow, [nationalDataset(1)]);
  await putDatasets(other, [nationalDataset(2)]);
  const before = { view: await versionOfView(other), page: (await firstPage()).version };
  await slow.commit().execute();
  expect(await versionOfView(other)).not.toBe(before.view);
  expect((await firstPage()).version).not.toBe(before.page);
});

test('a page is another when any of its datasets or their governments is, and only then', async () => {
  await putDatasets(db, [nationalDataset(3, { cvegeo: '19039', publisherName: 'Monterrey' })]);
  const versions = async () => [(await firstPage('05035')).version, (await firstPage('19039')).version];
  const [torreon, monterrey] = await versions();
  expect(await versions()).toEqual([torreon, monterrey]);
  await putDatasets(db, [nationalDataset(2, { title: 'Otro título' })]);
  const [changed, unchanged] = await versions();
  expect(changed).not.toBe(torreon);
  expect(unchanged).toBe(monterrey);
  await database.db
    .updateTable('national.government')
    .set({ lon: -100 })
    .where('cvegeo', '=', '19039')
    .execute();
  expect((await versions())[1]).not.toBe(monterrey);
});

test('sizes and pages are those of whoever is asked about', async () => {
  const newest = new Date('2026-05-05T00:00:00Z');
  await putDatasets(db, [nationalDataset(4, { updatedAt: newest })]);
  expect(await sizeOf(db, { cvegeo: null })).toEqual({ total: 4, modified: newest });
  expect(await sizeOf(db, { cvegeo: '05035' })).toEqual({ total: 3, modified: newest });
  expect(await sizeOf(db, { cvegeo: '19039' })).toMatchObject({ total: 1 });
  expect(await sizeOf(db, { cvegeo: '17007' })).toEqual({ total: 0, modified: null });
  const { from } = await versionOfPage(db, { cvegeo: '05035', offset: 2, limit: 2 });
  const ids: string[] = [];
  for await (const { id } of datasetsInOrder(db, { cvegeo: '05035', from, most: 2 })) ids.push(id);
  expect(ids).toEqual([idOf(4)]);
});
