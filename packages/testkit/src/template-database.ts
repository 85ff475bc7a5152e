import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { migrationsFolder, seedReference } from '@rma/db';
import { migrateToLatest } from '@rma/persistence';
import { Client } from 'pg';

/** The address of another database of the same server. */
export function onDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs `work` with one connection as superuser. */
export async function asAdmin<Result>(
  adminUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: adminUrl, application_name: 'rma-testkit' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function hashOfSchemaAndSeed(): Promise<string> {
  const folder = dirname(migrationsFolder);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}

// Any number: it only has to be the same for every run that shares a server.
const TEMPLATE_LOCK = 7_462_027;

/**
 * The name of a database with the newest schema and the reference data, made once per content of db/ and
 * shared by every run on the same server. It appears under its name only when complete.
 */
export async function prepareTemplate(adminUrl: string): Promise<string> {
  const template = `rma_template_${await hashOfSchemaAndSeed()}`;
  const unfinished = `${template}_unfinished`;
  await asAdmin(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 1) return;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template template0`);
    const connectionString = onDatabase(adminUrl, unfinished);
    await migrateToLatest({ connectionString, folder: migrationsFolder });
    await seedReference({ connectionString });
    await client.query(`alter database ${unfinished} rename to ${template}`);
  });
  return template;
}
