import { sql, type Kysely } from 'kysely';

/**
 * The words a dataset is found by as a function of its row, so that the same can be asked of how it was: of a snapshot in
 * the history of datasets. The trigger that fills the column asks it too, so both always agree.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function national.search_of(dataset "national".dataset) returns tsvector language plpgsql stable parallel safe as $f$
    declare
      place text := national.fold(national.place_words(dataset.cvegeo));
      structure text := '';
    begin
      if dataset.preview is not null or dataset.standard_id is not null then
        structure := left(
          array_to_string(national.column_texts(dataset.preview, dataset.standard_id), ' ; ') || ' ; '
          || coalesce((select national.fold(title) from national.standard_name
            where standard_id = dataset.standard_id), ''),
          20000);
      end if;
      return national.search_vector(dataset.title, dataset.keywords, dataset.publisher_name, dataset.description)
        || setweight(to_tsvector('pg_catalog.spanish', place), 'B')
        || setweight(to_tsvector('pg_catalog.spanish', structure), 'D');
    end $f$;

    create or replace function national.fill_search() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      new.search := national.search_of(new);
      return new;
    end $f$;
  `.execute(db);
}
