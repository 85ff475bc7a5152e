import { sql, type Kysely } from 'kysely';

/** People call many municipalities by their seat: Cancún, Villahermosa, Ciudad Obregón. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table national.government_name drop constraint government_name_kind_check;
    alter table national.government_name add constraint government_name_kind_check
      check (kind in ('acronym', 'short', 'former', 'nickname', 'seat'));
  `.execute(db);
}
