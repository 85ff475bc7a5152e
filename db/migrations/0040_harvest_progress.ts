import { sql, type Kysely } from 'kysely';

/** What a run needs to stop anywhere and go on: who owns it, and how far each record came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table harvest.run
      add column worker uuid,
      add column attempt_count integer not null default 0;
    create index run_open on harvest.run (state) where state in ('queued', 'running');

    alter table harvest.record add column raw_hash text not null default '';
    create index record_archived on harvest.record (archived_at) where state = 'archived';

    alter table harvest.staged_record
      add column title text,
      add column raw_hash text,
      add column raw json,
      add column is_synced boolean not null default false;
    grant maintain on harvest.staged_record to rma_harvester;
  `.execute(db);
}
