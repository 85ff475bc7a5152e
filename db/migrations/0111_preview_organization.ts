import { sql, type Kysely } from 'kysely';

/** A portal of several governments is previewed by the organisation that is the government's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table harvest.preview add column organization text`.execute(db);
}
