import { sql, type Kysely } from 'kysely';

/**
 * The read models that are the national view. Their owners write them in the transaction of the change;
 * the gateway reads nothing else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function national.fold(t text) returns text language sql immutable parallel safe as $f$
      select translate(lower(t), 'áéíóúüàèìòùâêîôûäëïöç', 'aeiouuaeiouaeiouaeioc')
    $f$;

    -- Each text is indexed as written (its Spanish stems, whose accents the stemmer folds after stemming) and
    -- folded, so that a query without accents finds it; ñ is a letter of its own in both.
    create function national.search_vector(title text, keywords text[], publisher text, description text)
      returns tsvector language sql immutable parallel safe as $f$
      select setweight(to_tsvector('pg_catalog.spanish', title), 'A')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(title)), 'A')
          || setweight(to_tsvector('pg_catalog.spanish', array_to_string(keywords, ' ')), 'B')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(array_to_string(keywords, ' '))), 'B')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(publisher)), 'B')
          || setweight(to_tsvector('pg_catalog.spanish', left(description, 20000)), 'C')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(left(description, 20000))), 'C')
    $f$;

    create table national.government (
      cvegeo text primary key,
      level text not null,
      name text not null,
      folded_name text not null generated always as (national.fold(name)) stored,
      state_cvegeo text not null,
      state_name text not null,
      abbreviation text,
      population integer,
      lon double precision, lat double precision,
      west double precision, south double precision, east double precision, north double precision,
      membership text,
      member_since timestamptz
    );
    create index government_level_population on national.government (level, population);
    create index government_state on national.government (state_cvegeo);
    create index government_members on national.government (membership) where membership is not null;

    create table national.neighbour (
      cvegeo text not null,
      neighbour_cvegeo text not null,
      primary key (cvegeo, neighbour_cvegeo)
    );

    create table national.official (
      id uuid primary key,
      cvegeo text not null,
      post text not null,
      name text not null,
      position text not null,
      term_starts date not null,
      term_ends date
    );
    create index official_government on national.official (cvegeo);

    create table national.memorandum (
      id uuid primary key,
      folio text not null unique,
      cvegeo text not null,
      title text not null,
      state text not null,
      valid_from date not null,
      valid_until date not null,
      signed_on date
    );
    create index memorandum_government on national.memorandum (cvegeo, valid_until);
    create index memorandum_until on national.memorandum (valid_until, id);

    create table national.source (
      id uuid primary key,
      cvegeo text not null,
      kind text not null,
      title text not null,
      url text,
      health text not null check (health in ('healthy', 'degraded', 'held')),
      last_success_at timestamptz,
      last_run_at timestamptz
    );
    create index source_government on national.source (cvegeo);

    create table national.package (
      id uuid primary key,
      cvegeo text not null,
      theme_id text not null,
      title text not null,
      description text,
      licence text not null,
      periodicity text not null,
      release_number integer not null,
      released_at timestamptz not null,
      resource_count integer not null
    );
    create index package_government on national.package (cvegeo, theme_id);
    create index package_released on national.package (released_at desc, id);

    create table national.dataset (
      id uuid primary key,
      ordinal integer generated always as identity unique,
      origin text not null check (origin in ('hosted', 'harvested', 'node')),
      source_id uuid references national.source,
      package_id uuid references national.package,
      cvegeo text not null,
      level text not null,
      state_cvegeo text not null,
      publisher_name text not null,
      title text not null,
      description text not null default '',
      theme_id text,
      standard_id text,
      keywords text[] not null default '{}',
      licence text,
      issued timestamptz,
      modified timestamptz,
      periodicity text,
      temporal text,
      spatial text,
      landing_page text,
      contact jsonb,
      distributions jsonb not null,
      formats text[] not null default '{}',
      preview jsonb,
      also_at jsonb not null default '[]',
      archived_at timestamptz,
      updated_at timestamptz not null,
      search tsvector generated always as
        (national.search_vector(title, keywords, publisher_name, description)) stored
    );
    create index dataset_search on national.dataset using gin (search) with (fastupdate = off);
    create index dataset_newest on national.dataset (modified desc nulls last, id) where archived_at is null;
    create index dataset_government on national.dataset (cvegeo, id);
    create index dataset_package on national.dataset (package_id);
    create index dataset_source on national.dataset (source_id);

    create table national.tombstone (
      dataset_id uuid primary key,
      cvegeo text not null,
      title text not null,
      reason text not null,
      withdrawn_at timestamptz not null
    );

    create table national.dataset_change (
      seq bigint generated always as identity primary key,
      xid xid8 not null default pg_current_xact_id(),
      ordinal integer not null
    );
    create index dataset_change_xid on national.dataset_change (xid, seq);

    create function national.note_changes() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into national.dataset_change (ordinal) select ordinal from changed;
      if found then perform pg_notify('national_dataset', ''); end if;
      return null;
    end $f$;
    create trigger note_insert after insert on national.dataset referencing new table as changed
      for each statement execute function national.note_changes();
    create trigger note_update after update on national.dataset referencing new table as changed
      for each statement execute function national.note_changes();
    create trigger note_delete after delete on national.dataset referencing old table as changed
      for each statement execute function national.note_changes();

    grant insert, update, delete on national.government, national.neighbour, national.official, national.memorandum
      to rma_registry;
    grant insert, update, delete on national.package, national.dataset, national.tombstone to rma_catalog;
    grant insert, update, delete on national.source, national.dataset, national.tombstone to rma_harvester;
  `.execute(db);
}
