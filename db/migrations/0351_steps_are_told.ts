import { sql, type Kysely } from 'kysely';

/** What is kept of a commitment's steps stays good until they change; nobody told of their changes before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger note_table after insert or update or delete on national.commitment_step
      for each statement execute function national.note_table()`.execute(db);
}
