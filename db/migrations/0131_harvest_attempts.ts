import { sql, type Kysely } from 'kysely';

/** How far any attempt of a run has read: an attempt that comes no further made no progress. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table harvest.run add column furthest_read integer not null default 0`.execute(db);
}
