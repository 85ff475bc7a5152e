import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { changeKeys } from './change-keys.ts';
import { relationFacts } from './relation-queries.ts';
import { createRelations } from './relations.ts';

const database = await createTestDatabase();
const relations = createRelations(await relationFacts(database.as('rma_gateway')));

/** Bookkeeping, and what only the observatory reads. */
const ofNoAnswer = [
  'national.dataset_change',
  'national.file_verdict',
  'national.harvested_record',
  'national.table_change',
];

test('every table of the national view tells of its changes, or answers made of it would never be kept', async () => {
  const { rows } = await sql<{ name: string }>`
    select 'national.' || relname as name from pg_class
    where relnamespace = 'national'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`.execute(
    database.db,
  );
  const untold = rows.map(({ name }) => name).filter((name) => relations.keysOf(name) === null);
  expect(untold).toEqual(ofNoAnswer);
});

test('a view changes with the tables it reads', () => {
  expect(relations.keysOf('national.ledger_entry')).toEqual([changeKeys.table('ledger.entry')]);
  expect(relations.keysOf('national.dataset_event')).toEqual([changeKeys.table('ledger.dataset_event')]);
  expect(relations.keysOf('national.feed_head')).toEqual([changeKeys.table('ledger.head')]);
});

test('a function that reads nothing changes nothing, and one that may read anything cannot be kept', () => {
  expect(relations.keysOf('national.fold')).toEqual([]);
  expect(relations.keysOf('national.prune_changes')).toBeNull();
});
