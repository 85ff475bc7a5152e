import { sql, type Kysely } from 'kysely';

/** Sources, runs and what became of every record. Owner: services/harvester. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table harvest.source (
      id uuid primary key default uuidv7(),
      cvegeo text not null,
      kind text not null check (kind in ('ckan', 'data-json')),
      title text not null,
      url text not null,
      selection jsonb not null default '{}',
      state text not null check (state in ('proposed', 'approved', 'paused', 'revoked')),
      every_hours integer not null default 24 check (every_hours between 1 and 8760),
      next_run_at timestamptz,
      proposed_by text not null,
      proposed_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      constraint source_once unique (cvegeo, url, selection)
    );
    create index source_due on harvest.source (next_run_at) where state = 'approved';

    create table harvest.run (
      id uuid primary key default uuidv7(),
      source_id uuid not null references harvest.source,
      trigger text not null check (trigger in ('schedule', 'person', 'confirmation')),
      state text not null check (state in ('queued', 'running', 'applied', 'held', 'failed', 'refused', 'cancelled')),
      stage text check (stage in ('extract', 'compare', 'transform', 'validate', 'sync', 'report')),
      read_count integer not null default 0,
      added_count integer not null default 0,
      updated_count integer not null default 0,
      unchanged_count integer not null default 0,
      rejected_count integer not null default 0,
      skipped_count integer not null default 0,
      archived_count integer not null default 0,
      returned_count integer not null default 0,
      queued_at timestamptz not null,
      started_at timestamptz,
      heartbeat_at timestamptz,
      finished_at timestamptz,
      failure jsonb,
      held_because text,
      decided_by text,
      decided_at timestamptz,
      check (state <> 'applied' or
        read_count = added_count + updated_count + unchanged_count + rejected_count + skipped_count)
    );
    create index run_source on harvest.run (source_id, queued_at desc);
    create unique index run_one_open on harvest.run (source_id) where state in ('queued', 'running', 'held');

    create table harvest.record (
      source_id uuid not null references harvest.source,
      remote_id text not null,
      dataset_id uuid not null unique default uuidv7(),
      hash text not null,
      state text not null check (state in ('live', 'archived', 'withdrawn')),
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      changed_at timestamptz not null,
      archived_at timestamptz,
      primary key (source_id, remote_id)
    );
    create index record_state on harvest.record (source_id, state);

    create table harvest.staged_record (
      run_id uuid not null references harvest.run on delete cascade,
      position integer not null,
      remote_id text,
      hash text,
      canonical jsonb,
      outcome text check (outcome in ('added', 'updated', 'unchanged', 'rejected', 'skipped')),
      problems jsonb,
      primary key (run_id, position)
    );
    create index staged_record_remote on harvest.staged_record (run_id, remote_id);

    create table harvest.run_record (
      run_id uuid not null references harvest.run on delete cascade,
      position integer not null,
      remote_id text,
      title text,
      outcome text not null check (outcome in ('added', 'updated', 'rejected', 'skipped', 'archived', 'returned')),
      problems jsonb not null default '[]',
      primary key (run_id, outcome, position)
    );
  `.execute(db);
}
