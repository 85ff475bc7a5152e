import { sql, type Kysely } from 'kysely';

/**
 * Files of harvested datasets that look like a standard's: examined as an upload is, held back when they carry
 * personal data, and part of the national table when they conform and their publisher agreed. A part lives no longer
 * than its dataset.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table catalog.harvested_file (
      id uuid primary key default uuidv7(),
      dataset_id uuid not null,
      url text not null,
      source_id uuid not null,
      cvegeo text not null,
      dataset_title text not null,
      file_title text not null,
      standard_id text not null,
      standard_version text,
      state text not null check
        (state in ('due', 'unavailable', 'other', 'invalid', 'personal-data', 'conforming', 'failed')),
      failure text,
      etag text,
      last_modified text,
      sha256 text,
      bytes bigint,
      report jsonb,
      parquet_sha256 text,
      parquet_bytes bigint,
      row_count bigint,
      temporal_from date,
      temporal_to date,
      found_at timestamptz not null,
      checked_at timestamptz,
      due_at timestamptz not null,
      failures integer not null default 0,
      constraint harvested_file_once unique (dataset_id, url)
    );
    create index harvested_file_due on catalog.harvested_file (due_at);
    create index harvested_file_source on catalog.harvested_file (source_id);
    create index harvested_file_parquet on catalog.harvested_file (parquet_sha256);

    create table catalog.table_agreement (
      source_id uuid primary key,
      cvegeo text not null,
      agreed_by text not null,
      agreed_at timestamptz not null
    );

    alter table national.table_part add constraint table_part_dataset
      foreign key (dataset_id) references national.dataset on delete cascade;
  `.execute(db);
}
