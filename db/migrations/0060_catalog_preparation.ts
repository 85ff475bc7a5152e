import { sql, type Kysely } from 'kysely';

/**
 * The road from a messy file to a conforming package: what a person decided about a file (kept with it and remembered
 * for the next delivery), what it holds, how it differs from the last one, the further forms readers get, who let
 * personal data be published and why, and the parts of which each standard's national table is made.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table catalog.upload
      add column preparation jsonb not null default '{}',
      add column profile jsonb,
      add column drift jsonb,
      add column is_original_public boolean not null default true;

    alter table catalog.resource
      add column preparation jsonb not null default '{}',
      add column periodicity text;

    alter table catalog.release add column changes jsonb;

    create table catalog.upload_form (
      id uuid primary key default uuidv7(),
      upload_id uuid not null references catalog.upload,
      role text not null check (role in ('parquet', 'json', 'geojson')),
      sha256 text not null,
      bytes bigint not null,
      unique (upload_id, role)
    );
    create index upload_form_sha256 on catalog.upload_form (sha256);

    create table catalog.privacy_override (
      id uuid primary key default uuidv7(),
      upload_id uuid not null references catalog.upload,
      header text not null,
      kinds text[] not null,
      reason text not null check (length(reason) >= 20),
      decided_by text not null,
      decided_at timestamptz not null,
      unique (upload_id, header)
    );

    create table national.table_part (
      dataset_id uuid primary key,
      standard_id text not null,
      standard_version text not null,
      cvegeo text not null,
      -- Null for what was harvested: it has no releases here.
      package_id uuid,
      release_number integer,
      sha256 text not null,
      bytes bigint not null,
      rows bigint not null,
      temporal_from date,
      temporal_to date,
      published_at timestamptz not null
    );
    create index table_part_standard on national.table_part (standard_id, cvegeo);
    create trigger note_table after insert or update or delete on national.table_part
      for each statement execute function national.note_table();

    grant insert, update, delete on national.table_part to rma_catalog, rma_harvester;
  `.execute(db);
}
