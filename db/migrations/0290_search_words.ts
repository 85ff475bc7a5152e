import { sql, type Kysely } from 'kysely';

/**
 * A dataset is found by more than its own text: by the names people give its government (weight B), and by its
 * columns and its standard's (weight D). These stand in other tables, so the vector is filled by a trigger instead of
 * being generated; it is the same for every reader, and follows when a name or a standard changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table national.government_name (
      cvegeo text not null references national.government,
      name text not null,
      kind text not null check (kind in ('acronym', 'short', 'former', 'nickname')),
      source text not null,
      primary key (cvegeo, name)
    );

    create table national.standard_name (
      -- With its version.
      standard_id text primary key,
      title text not null,
      -- Name and title of each of its columns.
      columns text[] not null
    );

    -- What a column is called, as words: «velocidad_kmh» and «Velocidad (km/h)» share theirs.
    create function national.column_text(name text, title text) returns text
      language sql immutable parallel safe as $f$
      select national.fold(regexp_replace(regexp_replace(national.plain_signs(
        coalesce(name, '') || ' ' || coalesce(title, '')),
        '([[:lower:]])([[:upper:]])', '\\1 \\2', 'g'), '[^[:alnum:]áéíóúüñÁÉÍÓÚÜÑ]+', ' ', 'g'))
    $f$;

    create function national.column_texts(preview jsonb, standard text) returns text[]
      language sql stable parallel safe as $f$
      select case when preview is null and standard is null then '{}' else array(
        select national.column_text(given->>'name', given->>'title')
        from jsonb_array_elements(case jsonb_typeof(preview->'columns')
          when 'array' then preview->'columns' else '[]' end) with ordinality as one (given, place)
        where place <= 500
        union
        select unnest(columns) from national.standard_name where standard_id = standard
        order by 1) end
    $f$;

    create function national.place_words(key text) returns text language sql stable parallel safe as $f$
      select coalesce(string_agg(distinct words, ' ; '), '') from (
        select g.name from national.government g where g.cvegeo in (key, left(key, 2))
        union all
        select n.name from national.government_name n where n.cvegeo in (key, left(key, 2))) as known (words)
    $f$;

    create function national.fill_search() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    declare
      place text := national.fold(national.place_words(new.cvegeo));
      structure text := '';
    begin
      if new.preview is not null or new.standard_id is not null then
        structure := left(array_to_string(national.column_texts(new.preview, new.standard_id), ' ; ') || ' ; '
          || coalesce((select national.fold(title) from national.standard_name where standard_id = new.standard_id), ''),
          20000);
      end if;
      new.search := national.search_vector(new.title, new.keywords, new.publisher_name, new.description)
        || setweight(to_tsvector('pg_catalog.spanish', place), 'B')
        || setweight(to_tsvector('pg_catalog.spanish', structure), 'D');
      return new;
    end $f$;

    alter table national.dataset alter column search drop expression;
    create trigger fill_search before insert or update of title, keywords, publisher_name, description, cvegeo,
      standard_id, preview on national.dataset for each row execute function national.fill_search();
    update national.dataset set title = title;

    create function national.renamed_government() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    declare
      renamed text[] := array(select now_is.cvegeo from now_is join was using (cvegeo) where now_is.name <> was.name);
    begin
      if renamed = '{}' then return null; end if;
      update national.dataset set title = title where cvegeo = any(renamed) or state_cvegeo = any(renamed);
      return null;
    end $f$;
    create trigger renamed after update on national.government
      referencing old table as was new table as now_is
      for each statement execute function national.renamed_government();

    create function national.named_otherwise() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      if not exists (select from changed) then return null; end if;
      update national.dataset set title = title
      where cvegeo in (select cvegeo from changed) or state_cvegeo in (select cvegeo from changed);
      return null;
    end $f$;
    create trigger named after insert on national.government_name referencing new table as changed
      for each statement execute function national.named_otherwise();
    create trigger unnamed after delete on national.government_name referencing old table as changed
      for each statement execute function national.named_otherwise();

    create function national.standard_renamed() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      if not exists (select from changed) then return null; end if;
      update national.dataset set title = title where standard_id in (select standard_id from changed);
      return null;
    end $f$;
    create trigger named after insert on national.standard_name referencing new table as changed
      for each statement execute function national.standard_renamed();
    create trigger renamed after update on national.standard_name referencing new table as changed
      for each statement execute function national.standard_renamed();
    create trigger unnamed after delete on national.standard_name referencing old table as changed
      for each statement execute function national.standard_renamed();

    grant insert, update, delete on national.standard_name to rma_observatory;
  `.execute(db);
  for (const table of ['national.government_name', 'national.standard_name']) {
    await sql`
      create trigger note_table after insert or update or delete on ${sql.table(table)}
        for each statement execute function national.note_table()`.execute(db);
  }
  await sql`
    -- A box in degrees (west, south, east, north) of what a catalogue says of place, when it is GeoJSON; else null.
    create function national.spatial_box(said text) returns float8[] language sql immutable parallel safe as $f$
      select case when said like '{%"coordinates"%}' and west >= -180 and east <= 180 and south >= -90 and north <= 90
        then array[west, south, east, north] end
      from (
        select min(pair[1]::float8) as west, min(pair[2]::float8) as south,
          max(pair[1]::float8) as east, max(pair[2]::float8) as north
        from regexp_matches(said, '\\[\\s*(-?\\d{1,3}(?:\\.\\d{1,18})?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d{1,18})?)[\\s,\\]]', 'g')
          as pair) as corners
    $f$;

    -- First and last day (year * 10000 + month * 100 + day) of a period written as in ISO 8601; null when it is not.
    create function national.period_days(said text) returns integer[] language sql immutable parallel safe as $f$
      select case when part is null then null else array[
        case when part[1] is null then 0
          else part[1]::int * 10000 + coalesce(part[2], '01')::int * 100 + coalesce(part[3], '01')::int end,
        case
          when part[4] = '/' and part[5] is null then 99991231
          when part[4] = '/' then part[5]::int * 10000 + coalesce(part[6], '12')::int * 100 + coalesce(part[7], '31')::int
          else part[1]::int * 10000 + coalesce(part[2], '12')::int * 100 + coalesce(part[3], '31')::int end] end
      from (select regexp_match(said,
        '^\\s*(?:(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?(?:T[\\d:.]+Z?)?|\\.\\.)?\\s*(?:(/)\\s*(?:(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?(?:T[\\d:.]+Z?)?|\\.\\.)?)?\\s*$') as part) as read
      where said ~ '\\d{4}'
    $f$;
  `.execute(db);
}
