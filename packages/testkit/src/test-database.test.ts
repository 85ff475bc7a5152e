import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const database = await createTestDatabase();

async function currentUser(db: TestDatabase['db']): Promise<string | undefined> {
  const { rows } = await sql<{ who: string }>`select current_user as who`.execute(db);
  return rows[0]?.who;
}

describe('a test database', () => {
  let second: TestDatabase;
  beforeAll(async () => {
    second = await createTestDatabase();
  });

  test('belongs to one test file and is not seen by another', async () => {
    await sql`create table scratch (n int)`.execute(database.db);
    const { rows } = await sql`select 1 from pg_tables where tablename = 'scratch'`.execute(second.db);
    expect(rows).toEqual([]);
  });

  test('has the schema of the migrations', async () => {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database.db);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('gives connections with the rights of a role', async () => {
    expect(await currentUser(database.as('pg_read_all_data'))).toBe('pg_read_all_data');
    expect(await currentUser(database.db)).toBe('postgres');
  });

  test('is gone after it was dropped, whoever is still connected', async () => {
    const third = await createTestDatabase();
    await sql`select 1`.execute(third.db);
    await third.drop();
    const name = new URL(third.connectionString).pathname.slice(1);
    const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(database.db);
    expect(rows).toEqual([]);
  });
});
