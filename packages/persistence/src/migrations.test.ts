import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmptyDatabase } from './empty-database-for-tests.ts';
import { MigrationError, migrateToLatest } from './migrations.ts';

let folder: string;
let connectionString: string;

beforeEach(async () => {
  connectionString = await createEmptyDatabase();
  folder = await mkdtemp(join(tmpdir(), 'rma-migrations-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeMigration(
    '0001_towns',
    "await db.schema.createTable('town').addColumn('name', 'text').execute();",
  );
  await writeMigration('0002_rows', "await db.insertInto('town').values({ name: 'Xalapa' }).execute();");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const writeMigration = (name: string, body: string) =>
  writeFile(join(folder, `${name}.ts`), `export async function up(db) { ${body} }\n`);

async function query(text: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('migrations run once, in order, and the job queue is ready', async () => {
  await migrateToLatest({ connectionString, folder });
  await migrateToLatest({ connectionString, folder });
  expect(await query('select name from town')).toEqual([{ name: 'Xalapa' }]);
  expect(await query("select (graphile_worker.add_job('x')).id is not null as queued")).toEqual([
    { queued: true },
  ]);
});

test('several processes that migrate at the same time do the work once', async () => {
  const applied: object[] = [];
  const logger = { info: (fields: object) => void applied.push(fields) };
  await Promise.all([1, 2, 3, 4].map(() => migrateToLatest({ connectionString, folder, logger })));
  expect(applied).toEqual([{ applied: ['0001_towns', '0002_rows'] }]);
  expect(await query('select name from town')).toEqual([{ name: 'Xalapa' }]);
});

test('a later migration is applied to a database that has the earlier ones', async () => {
  await migrateToLatest({ connectionString, folder });
  await writeMigration('0003_more', "await db.insertInto('town').values({ name: 'Tequila' }).execute();");
  await migrateToLatest({ connectionString, folder });
  expect(await query('select name from town order by name')).toEqual([
    { name: 'Tequila' },
    { name: 'Xalapa' },
  ]);
});

test('a migration that fails is named and none of the new ones remains', async () => {
  await writeMigration('0003_broken', "await db.insertInto('village').values({ name: 'x' }).execute();");
  const error = await migrateToLatest({ connectionString, folder }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MigrationError);
  expect(error).toMatchObject({ migration: '0003_broken' });
  expect(await query("select to_regclass('town') as town")).toEqual([{ town: null }]);
});

test('a file that is not a migration is named instead of skipped', async () => {
  await writeFile(join(folder, '0003_empty.ts'), 'export const down = 1;\n');
  await expect(migrateToLatest({ connectionString, folder })).rejects.toThrow('0003_empty');
});
