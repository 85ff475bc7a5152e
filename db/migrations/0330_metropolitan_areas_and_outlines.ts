import { sql, type Kysely } from 'kysely';

/** Two facts of geography that INEGI and its fellows publish and an operator may bring in: metropolitan areas and outlines. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table national.metropolitan_municipality (
      cvegeo text primary key references national.government check (length(cvegeo) = 5),
      area_id text not null check (area_id ~ '^[a-z0-9-]{1,80}$'),
      area_name text not null,
      source text not null,
      -- False while nobody compared the row with the official document.
      is_confirmed boolean not null default false
    );
    create index metropolitan_municipality_area on national.metropolitan_municipality (area_id);

    create table national.outline (
      state_cvegeo text primary key references national.government check (length(state_cvegeo) = 2),
      source text not null,
      imported_at timestamptz not null,
      imported_by text not null,
      -- The bytes that /maps/{state}.json answers, and their SHA-256.
      document text not null,
      sha256 text not null,
      municipalities integer not null
    );

    create trigger note_table after insert or update or delete on national.metropolitan_municipality
      for each statement execute function national.note_table();
    create trigger note_table after insert or update or delete on national.outline
      for each statement execute function national.note_table();

    grant insert, update, delete on national.metropolitan_municipality, national.outline to rma_observatory;
  `.execute(db);
}
