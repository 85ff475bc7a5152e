import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { violates } from './constraints.ts';
import { createDatabase } from './database.ts';
import { createEmptyDatabase } from './empty-database-for-tests.ts';
import { transaction } from './transaction.ts';

type Tables = { counter: { id: string; n: number } };

const connectionString = await createEmptyDatabase();
const lost: Error[] = [];
const onConnectionError = (error: Error) => void lost.push(error);
const db = createDatabase<Tables>({ connectionString, applicationName: 'database.test', onConnectionError });
afterAll(() => db.destroy());
await sql`create table counter (id text constraint counter_pk primary key, n int not null)`.execute(db);

test('every connection has the rights of its role, and cannot shed them', async () => {
  const reader = createDatabase<Tables>({
    connectionString,
    applicationName: 'reader',
    role: 'pg_read_all_data',
    maxConnections: 1,
  });
  await sql`reset role`.execute(reader);
  const { rows } = await sql`select current_user::text as role`.execute(reader);
  expect(rows).toEqual([{ role: 'pg_read_all_data' }]);
  await expect(reader.insertInto('counter').values({ id: 'x', n: 1 }).execute()).rejects.toThrow(
    'permission denied for table counter',
  );
  await reader.destroy();
});

test('a role that is not a plain name is refused', () => {
  expect(() => createDatabase({ connectionString, applicationName: 'x', role: 'a -c fsync=off' })).toThrow(
    'not a plain role name',
  );
});

test('values arrive exact and with the same meaning everywhere', async () => {
  const { rows } = await sql`
    select 9007199254740991::int8 as count, 0.1::numeric as share, date '2026-02-03' as day,
           timestamptz '2026-02-03T04:05:06Z' as instant, array[1, null]::int8[] as counts,
           array[0.10]::numeric[] as shares, array['2026-02-03']::date[] as days, '{}'::date[] as none
  `.execute(db);
  expect(rows).toEqual([
    {
      count: Number.MAX_SAFE_INTEGER,
      share: '0.1',
      day: '2026-02-03',
      instant: new Date('2026-02-03T04:05:06Z'),
      counts: [1, null],
      shares: ['0.10'],
      days: ['2026-02-03'],
      none: [],
    },
  ]);
});

test('a count too large for a JavaScript number is an error, not a wrong number', async () => {
  await expect(sql`select 9007199254740993::int8 as count`.execute(db)).rejects.toThrow(RangeError);
});

test('a statement that takes too long is cut off', async () => {
  const hasty = createDatabase({ connectionString, applicationName: 'hasty', statementTimeoutMs: 50 });
  await expect(sql`select pg_sleep(20)`.execute(hasty)).rejects.toThrow('statement timeout');
  await hasty.destroy();
});

const cut = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`.execute(db);

test('connections that are cut, idle or in a transaction, fail their work and not the process', async () => {
  const victim = createDatabase({ connectionString, applicationName: 'victim', onConnectionError });
  await sql`select 1`.execute(victim);
  await cut();
  await expect.poll(() => lost.length).toBe(1);
  const work = victim.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx);
    await cut();
    await sql`select 1`.execute(trx);
  });
  await expect(work).rejects.toThrow(/terminat|not queryable|ECONNRESET/);
  // The loss of a connection may still be on its way to the pool.
  await expect
    .poll(() => sql`select 1 as n`.execute(victim).catch(() => null))
    .toMatchObject({ rows: [{ n: 1 }] });
  await victim.destroy();
});

test('a constraint is recognised by its name', async () => {
  const insertion = db.insertInto('counter').values({ id: 'once', n: 1 });
  await insertion.execute();
  const error = await insertion.execute().catch((reason: unknown) => reason);
  expect(violates(error, 'counter_pk')).toBe(true);
  expect(violates(error, 'another')).toBe(false);
  expect(violates(new Error('counter_pk'), 'counter_pk')).toBe(false);
});

test('conflicting transactions are repeated until each has counted', async () => {
  await db.insertInto('counter').values({ id: 'shared', n: 0 }).execute();
  const repeated: object[] = [];
  const logger = { warn: (fields: object) => void repeated.push(fields) };
  const countOne = () =>
    transaction(db, { name: 'count', isolation: 'serializable', retries: 20, logger }, async (trx) => {
      const { n } = await trx
        .selectFrom('counter')
        .select('n')
        .where('id', '=', 'shared')
        .executeTakeFirstOrThrow();
      await sql`select pg_sleep(0.01)`.execute(trx);
      await trx
        .updateTable('counter')
        .set({ n: n + 1 })
        .where('id', '=', 'shared')
        .execute();
    });
  await Promise.all([countOne(), countOne(), countOne(), countOne()]);
  const { n } = await db
    .selectFrom('counter')
    .select('n')
    .where('id', '=', 'shared')
    .executeTakeFirstOrThrow();
  expect(n).toBe(4);
  expect(repeated[0]).toMatchObject({ transaction: 'count', attempt: 1 });
});

test('without retries, and for any other error, nothing is repeated', async () => {
  let runs = 0;
  const failing = transaction(db, { name: 'failing', retries: 5 }, async () => {
    runs += 1;
    throw new Error('wrong');
  });
  await expect(failing).rejects.toThrow('wrong');
  expect(runs).toBe(1);
});
