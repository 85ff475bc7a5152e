import { sql, type Kysely } from 'kysely';

/**
 * The words and keywords that datasets have, each with how many: what a search is corrected and completed from.
 * Counted anew now and then and compared, so the table is never empty while that happens.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table national.search_term (
      -- One word as it is most often written, or a keyword of several.
      term text primary key,
      folded text not null,
      datasets integer not null
    );
    grant insert, update, delete on national.search_term to rma_observatory;
    create trigger note_table after insert or update or delete on national.search_term
      for each statement execute function national.note_table();
  `.execute(db);
}
