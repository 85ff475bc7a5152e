import { lockPackage } from './package-queries.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { catalogForTests } from '../catalog-for-tests.ts';

const { call, database, newResource } = await catalogForTests();

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
  return Number(rows[0]?.waiting);
}

/** Sends two changes so that the second begins before the first is done. */
async function meanwhile(
  held: { packageId: string; resourceId: string },
  url: string,
  changes: [object, object],
): Promise<void> {
  const sent = await database.db.transaction().execute(async (trx) => {
    await lockPackage(trx, held.packageId);
    await sql`select from catalog.resource where id = ${held.resourceId} for update`.execute(trx);
    const first = call('liaison', 'PATCH', url, changes[0]);
    await expect.poll(waitingForLocks).toBe(1);
    const second = call('administrator', 'PATCH', url, changes[1]);
    await expect.poll(waitingForLocks).toBe(2);
    return [first, second];
  });
  for (const answer of await Promise.all(sent)) expect(answer.statusCode).toBe(200);
}

test('two people who change different words of a package both have their way', async () => {
  const held = await newResource();
  const url = `/api/v1/packages/${held.packageId}`;
  await meanwhile(held, url, [{ title: 'Calles de Torreón' }, { contactName: 'Tránsito' }]);
  expect((await call('liaison', 'GET', url)).json()).toMatchObject({
    title: 'Calles de Torreón',
    contactName: 'Tránsito',
  });
});

test('and so do two who change different words of a resource', async () => {
  const held = await newResource('choques');
  await meanwhile(held, `/api/v1/resources/${held.resourceId}`, [
    { title: 'Choques' },
    { description: 'Uno por renglón' },
  ]);
  const { resources } = (await call('liaison', 'GET', `/api/v1/packages/${held.packageId}`)).json();
  expect(resources).toContainEqual(
    expect.objectContaining({ title: 'Choques', description: 'Uno por renglón' }),
  );
});
