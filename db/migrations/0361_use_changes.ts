import { sql, type Kysely } from 'kysely';

/** Whoever keeps an answer made of a dataset's use is told when it changes, as for every other read model. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger note_table after insert or update or delete on national.use_day
      for each statement execute function national.note_table()`.execute(db);
}
