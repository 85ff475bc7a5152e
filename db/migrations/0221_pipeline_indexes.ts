import { sql, type Kysely } from 'kysely';

/** An index that the board's question turned out not to use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index registry.memorandum_standing`.execute(db);
}
