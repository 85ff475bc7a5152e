import { sql, type Kysely } from 'kysely';

/** An address that begins to give a page for people instead of a file, or the other way, gives another thing too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function observatory.note_changed_links() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into observatory.assessment_due (ordinal)
        select distinct dataset.ordinal from changed
        join former on former.url = changed.url and (former.state <> changed.state
          or (former.content_type ~* 'html') is distinct from (changed.content_type ~* 'html'))
        join harvest.link_use used on used.url = changed.url
        join national.dataset dataset on dataset.id = used.dataset_id;
      return null;
    end $f$;
  `.execute(db);
}
