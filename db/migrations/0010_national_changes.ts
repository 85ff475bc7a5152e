import { sql, type Kysely } from 'kysely';

/**
 * Tells readers of the national view which of its tables changed, as dataset_change does for datasets, so that
 * what they keep in memory is never older than the last commit they have seen. Readers keep their own place
 * (a transaction id); rows far behind the oldest running transaction are of no use to anyone and are pruned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table national.table_change (
      seq bigint generated always as identity primary key,
      xid xid8 not null default pg_current_xact_id(),
      table_name text not null
    );
    create index table_change_xid on national.table_change (xid, seq);

    create function national.note_table() returns trigger language plpgsql security definer
      set search_path = pg_catalog as $f$
    begin
      insert into national.table_change (table_name) values (tg_table_schema || '.' || tg_table_name);
      perform pg_notify('national_table', '');
      return null;
    end $f$;
  `.execute(db);
  for (const table of [
    'national.government',
    'national.neighbour',
    'national.official',
    'national.memorandum',
    'national.source',
    'national.package',
    'national.tombstone',
    'ledger.entry',
  ]) {
    await sql`
      create trigger note_table after insert or update or delete on ${sql.table(table)}
        for each statement execute function national.note_table()`.execute(db);
  }
  await sql`
    create function national.prune_changes(kept_transactions bigint) returns void
      language sql security definer set search_path = pg_catalog as $f$
      delete from national.dataset_change where xid::text::bigint
        < pg_snapshot_xmin(pg_current_snapshot())::text::bigint - greatest(kept_transactions, 100000);
      delete from national.table_change where xid::text::bigint
        < pg_snapshot_xmin(pg_current_snapshot())::text::bigint - greatest(kept_transactions, 100000);
    $f$;
    revoke execute on function national.prune_changes from public;
    grant execute on function national.prune_changes to rma_gateway;

    -- Pages in order of date continue after (modified, ordinal); the ordinal is the row's for life.
    create index dataset_newest_ordinal on national.dataset (modified desc nulls last, ordinal)
      where archived_at is null;
    drop index national.dataset_newest;
    create index dataset_title on national.dataset (title collate "es-x-icu", ordinal) where archived_at is null;
  `.execute(db);
}
