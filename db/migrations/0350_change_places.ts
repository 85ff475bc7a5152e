import { sql, type Kysely } from 'kysely';

/**
 * Each change of a dataset also tells whose it is, and whose it was: what is kept of one government's datasets stays
 * good while another's change. Rows of before have none, which readers take as anybody's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table national.dataset_change add column cvegeo text;

    create or replace function national.note_changes() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into national.dataset_change (ordinal, cvegeo) select ordinal, cvegeo from changed;
      if found then perform pg_notify('national_dataset', ''); end if;
      return null;
    end $f$;

    create function national.note_moves() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into national.dataset_change (ordinal, cvegeo) select ordinal, cvegeo from changed;
      if found then
        insert into national.dataset_change (ordinal, cvegeo)
          select before.ordinal, before.cvegeo from before join changed using (ordinal)
          where before.cvegeo <> changed.cvegeo;
        perform pg_notify('national_dataset', '');
      end if;
      return null;
    end $f$;
    drop trigger note_update on national.dataset;
    create trigger note_update after update on national.dataset
      referencing old table as before new table as changed
      for each statement execute function national.note_moves();

    create or replace function national.note_quality() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into national.dataset_change (ordinal, cvegeo, of_quality) select ordinal, cvegeo, true from changed;
      if found then perform pg_notify('national_dataset', ''); end if;
      return null;
    end $f$;
  `.execute(db);
}
