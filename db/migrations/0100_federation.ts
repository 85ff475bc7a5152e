import { sql, type Kysely } from 'kysely';

/**
 * Federation: sources of any kind with their own timetable, what each run may do, copies of the same dataset known by
 * their identities, link checks, nodes with their keys, subscriptions, and an ordered history of every public dataset.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table harvest.source
      drop constraint source_kind_check,
      add column daily_at smallint check (daily_at between 0 and 23),
      add column maintenance jsonb not null default '[]',
      add column full_every_days smallint not null default 7 check (full_every_days between 1 and 365),
      add column cursor text,
      add column last_full_at timestamptz,
      add column notify text not null default 'change' check (notify in ('always', 'change', 'error')),
      add column accepted_certificate text;

    alter table harvest.run
      drop constraint run_trigger_check,
      add constraint run_trigger_check check (trigger in ('schedule', 'person', 'confirmation', 'hint')),
      add column mode text not null default 'full' check (mode in ('full', 'incremental')),
      add column is_dry boolean not null default false,
      add column is_forced boolean not null default false,
      add column read_scope text check (read_scope in ('whole', 'changes')),
      add column read_cursor text;

    create table harvest.staged_removal (
      run_id uuid not null references harvest.run on delete cascade,
      remote_id text not null,
      primary key (run_id, remote_id)
    );

    alter table harvest.record
      add column identities text[] not null default '{}',
      add column publisher_cvegeo text,
      add column copy_of uuid;
    create index record_identities on harvest.record using gin (identities);
    create index record_copy on harvest.record (copy_of) where copy_of is not null;

    create table harvest.preview (
      id uuid primary key default uuidv7(),
      cvegeo text not null,
      url text not null,
      state text not null check (state in ('waiting', 'working', 'ready', 'failed')),
      requested_by text not null,
      requested_at timestamptz not null,
      finished_at timestamptz,
      result jsonb
    );

    create table harvest.link (
      url text primary key,
      host text not null,
      state text not null check
        (state in ('waiting', 'available', 'broken', 'unreachable', 'not-found-page', 'wrong-content', 'refused')),
      status smallint,
      content_type text,
      bytes bigint,
      etag text,
      last_modified text,
      checksum text,
      changed_at timestamptz,
      checked_at timestamptz,
      failing_since timestamptz,
      failures integer not null default 0,
      due_at timestamptz not null
    );
    create index link_due on harvest.link (due_at);
    create index link_by_host on harvest.link (host, due_at);

    create table harvest.link_host (
      host text primary key,
      window_began_at timestamptz not null,
      asked integer not null default 0,
      rest_until timestamptz
    );

    create table harvest.node (
      id uuid primary key default uuidv7(),
      source_id uuid unique references harvest.source,
      cvegeo text not null,
      title text not null,
      url text not null unique,
      contact_email text,
      state text not null check (state in ('proposed', 'approved', 'refused', 'revoked')),
      registered_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      reason text,
      last_number bigint not null default 0,
      last_hint_at timestamptz
    );

    create table harvest.node_key (
      kid text primary key,
      node_id uuid not null references harvest.node,
      public_jwk jsonb not null,
      state text not null check (state in ('active', 'retired', 'revoked')),
      added_at timestamptz not null,
      ended_at timestamptz,
      reason text
    );
    create index node_key_node on harvest.node_key (node_id);

    create table harvest.receipt (
      node_id uuid not null references harvest.node,
      number bigint not null,
      kind text not null check (kind in ('received', 'applied')),
      at timestamptz not null,
      token text not null,
      primary key (node_id, number, kind)
    );

    create table registry.instance_key (
      kid text primary key,
      public_jwk jsonb not null,
      private_jwk jsonb,
      state text not null check (state in ('active', 'retired', 'revoked')),
      created_at timestamptz not null,
      ended_at timestamptz,
      endorsement text
    );
    create unique index instance_key_one_active on registry.instance_key (state) where state = 'active';

    create table catalog.subscription (
      id uuid primary key default uuidv7(),
      kind text not null check (kind in ('webhook', 'hub')),
      title text not null,
      url text not null,
      cvegeo text,
      theme_id text,
      state text not null check (state in ('waiting', 'active', 'paused', 'failing', 'ended')),
      last_number bigint not null,
      failures integer not null default 0,
      created_by text not null,
      created_at timestamptz not null,
      remote_id text,
      constraint subscription_once unique (kind, url, created_by)
    );

    create table catalog.subscription_delivery (
      id uuid primary key default uuidv7(),
      subscription_id uuid not null references catalog.subscription on delete cascade,
      from_number bigint not null,
      to_number bigint not null,
      at timestamptz not null,
      attempt integer not null,
      status smallint,
      failure text,
      receipt text
    );
    create index subscription_delivery_newest on catalog.subscription_delivery (subscription_id, at desc);
  `.execute(db);

  await sql`
    alter table national.dataset
      add column origin_uri text,
      add column identities text[] not null default '{}';
    create index dataset_identities on national.dataset using gin (identities) where identities <> '{}';

    alter table national.source
      add column every_hours integer not null default 24,
      add column next_run_at timestamptz,
      add column message text,
      add column software text,
      add column is_open boolean not null default true;

    create table national.source_day (
      source_id uuid not null references national.source on delete cascade,
      day date not null,
      runs integer not null default 0,
      failures integer not null default 0,
      held integer not null default 0,
      read integer not null default 0,
      rejected integer not null default 0,
      changed integer not null default 0,
      seconds real not null default 0,
      primary key (source_id, day)
    );

    create table national.link_check (
      url text primary key,
      state text not null,
      status smallint,
      content_type text,
      bytes bigint,
      checked_at timestamptz not null,
      failing_since timestamptz,
      changed_at timestamptz
    );

    create table national.node (
      source_id uuid primary key references national.source on delete cascade,
      cvegeo text not null,
      title text not null,
      url text not null,
      kid text not null,
      approved_at timestamptz not null
    );

    grant insert, update, delete on national.source_day, national.link_check, national.node to rma_harvester;
    create trigger note_table after insert or update or delete on national.source_day
      for each statement execute function national.note_table();
    create trigger note_table after insert or update or delete on national.link_check
      for each statement execute function national.note_table();
    create trigger note_table after insert or update or delete on national.node
      for each statement execute function national.note_table();
  `.execute(db);
}
