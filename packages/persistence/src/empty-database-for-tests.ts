import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('testServer').adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const created: string[] = [];

// At load time: vitest ignores an afterAll that a hook calls.
afterAll(async () => {
  for (const name of created.splice(0)) await onServer(`drop database if exists ${name} with (force)`);
});

/**
 * The address of a database without any schema, dropped after the test file. The tests of this package start
 * below the testkit, which gives everyone else a migrated one.
 */
export async function createEmptyDatabase(): Promise<string> {
  const name = `rma_test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} template template0`);
  created.push(name);
  const url = new URL(inject('testServer').adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
