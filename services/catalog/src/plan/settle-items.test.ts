import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inventoryForTests } from '../inventory/inventory-for-tests.ts';
import { torreon } from '../catalog-for-tests.ts';
import { enterDatasets, idOf, nationalDataset } from '../national/datasets-for-tests.ts';

const { add, base, call, catalog, change, clock, database, items, publishPlan } = await inventoryForTests();
const { db } = database;
const match = () => catalog.tasks['catalog.match-inventories']({});
const stateOf = async (id: string) => (await items()).find((item) => item.id === id)?.state;
const notices = async (about: string) => {
  const { rows } = await sql<{ title: string; about: string }>`
    select payload -> 'notice' ->> 'title' as title, payload -> 'notice' ->> 'about' as about
    from graphile_worker._private_jobs
    where payload -> 'notice' ->> 'about' like ${`${about}%`} order by id`.execute(db);
  return rows;
};

test('the files of one dataset are items of their own: each for which it is chosen opens', async () => {
  const calls = await add({ title: 'Llamadas al 911', resource: 'Llamadas' });
  const types = await add({ title: 'Llamadas de emergencia', resource: 'Catálogo de tipos' });
  const units = await add({ title: 'Unidades de emergencia', resource: 'Unidades' });
  const dataset = nationalDataset(1, { title: 'Llamadas al 911', cvegeo: torreon });
  await enterDatasets(db, 'dataset.published', { datasets: [dataset], clock });
  await match();
  expect(await Promise.all([calls, types, units].map(({ id }) => stateOf(id)))).toEqual([
    'open',
    'listed',
    'listed',
  ]);

  await change(types.id, { title: 'Llamadas de emergencia', datasetId: idOf(1) });
  await catalog.matchInventories({ cvegeo: torreon });
  const said = await call('liaison', 'PUT', `${base}/inventory/items/${units.id}/matches/${idOf(1)}`, {
    isMatch: true,
  });
  expect(said.json()).toMatchObject({ state: 'open', datasetId: idOf(1) });
  expect(await stateOf(types.id)).toBe('open');
});

test('what stops being published is told each time', async () => {
  const dataset = nationalDataset(1, { title: 'Llamadas al 911', cvegeo: torreon });
  for (const _ of [1, 2]) {
    clock.advance({ days: 1 });
    await enterDatasets(db, 'dataset.archived', { datasets: [dataset], clock });
    await match();
    await enterDatasets(db, 'dataset.updated', { datasets: [dataset], clock });
    await match();
  }
  expect(await notices(`inventory-reopened:`)).toHaveLength(2);
});

test('a reminder that fell on a day without calendar is told the next, with the days that are left', async () => {
  await add({ title: 'Semáforos', plannedOn: '2026-05-01' });
  await publishPlan();
  const remind = catalog.tasks['catalog.remind-of-plans'];
  clock.set('2026-03-31T18:00:00Z');
  await remind();
  expect(await notices('plan-due:')).toEqual([]);
  clock.set('2026-04-03T18:00:00Z');
  await remind();
  await remind();
  expect(await notices('plan-due:')).toEqual([
    {
      title: 'En 28 días vence una fecha de su plan de apertura',
      about: `plan-due:${torreon}:2026-05-01:30`,
    },
  ]);
});
