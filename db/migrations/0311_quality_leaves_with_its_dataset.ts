import { sql, type Kysely } from 'kysely';

/** A quality that goes, because its dataset was archived, is told like one that changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger note_delete after delete on national.dataset_quality referencing old table as changed
      for each statement execute function national.note_quality();
  `.execute(db);
}
