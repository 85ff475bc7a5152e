import { sql, type Kysely } from 'kysely';

/**
 * A file may be asked to be validated again while a worker still validates it: a verdict counts only for the attempt
 * it was reached in. How far a worker got is on the row, where every process can read it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table catalog.upload
      add column attempt integer not null default 1,
      add column progress jsonb;
  `.execute(db);
}
