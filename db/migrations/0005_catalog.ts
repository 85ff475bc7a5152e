import { sql, type Kysely } from 'kysely';

/** Packages, uploads, releases. Owner: services/catalog. A resource's id is its dataset's public id, for life. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table catalog.package (
      id uuid primary key default uuidv7(),
      cvegeo text not null,
      theme_id text not null,
      title text not null,
      description text not null default '',
      licence text not null,
      periodicity text not null,
      contact_name text not null,
      contact_email text not null,
      state text not null check (state in ('draft', 'published', 'withdrawn')),
      release_number integer not null default 0,
      created_at timestamptz not null,
      created_by text not null,
      updated_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawal_reason text,
      check (state <> 'withdrawn' or withdrawal_reason is not null),
      constraint package_one_per_theme unique (cvegeo, theme_id)
    );

    create table catalog.resource (
      id uuid primary key default uuidv7(),
      package_id uuid not null references catalog.package,
      name text not null check (name ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
      title text not null,
      description text not null default '',
      standard_id text not null,
      temporal text,
      created_at timestamptz not null,
      removed_at timestamptz,
      constraint resource_name_in_package unique (package_id, name)
    );

    create table catalog.upload (
      id uuid primary key default uuidv7(),
      resource_id uuid not null references catalog.resource,
      file_name text not null,
      sha256 text not null,
      bytes bigint not null,
      standard_version text not null,
      state text not null check (state in ('received', 'validating', 'valid', 'invalid', 'failed')),
      failure text,
      report jsonb,
      conforming_sha256 text,
      conforming_bytes bigint,
      row_count bigint,
      preview jsonb,
      uploaded_at timestamptz not null,
      uploaded_by text not null,
      validated_at timestamptz,
      discarded_at timestamptz
    );
    create index upload_resource on catalog.upload (resource_id, uploaded_at desc);

    create table catalog.release (
      package_id uuid not null references catalog.package,
      number integer not null,
      published_at timestamptz not null,
      published_by text not null,
      notes text,
      descriptor jsonb not null,
      primary key (package_id, number)
    );
    create table catalog.release_resource (
      package_id uuid not null,
      number integer not null,
      resource_id uuid not null references catalog.resource,
      upload_id uuid not null references catalog.upload,
      primary key (package_id, number, resource_id),
      foreign key (package_id, number) references catalog.release
    );
  `.execute(db);
}
