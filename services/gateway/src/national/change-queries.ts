import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** What was committed since a place in the order of transactions, as one snapshot sees it. */
export type Changes = {
  /** Everything before this transaction is settled: the next reading starts here. */
  settledBefore: string;
  /** `cvegeo` is whose the dataset is; one that changed hands has a row for each. Null: nobody wrote it down. */
  datasets: { seq: number; ordinal: number; cvegeo: string | null }[];
  tables: { seq: number; table: string }[];
};

/** The oldest transaction still running; what began before it is settled. Decimal text of an xid8. */
export async function settledBefore(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ xmin: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db);
  return rows[0]?.xmin ?? '0';
}

const MOST_READ = 20_000;

/**
 * Changes of transactions from `since` on that are visible now, except those already seen. One statement is one
 * snapshot, so nothing falls between `settledBefore` and the rows. At most 20,000 of each kind; `isComplete`
 * says whether that was all.
 */
export async function changesSince(
  db: Kysely<Tables>,
  since: string,
  seen: { datasets: readonly number[]; tables: readonly number[] },
): Promise<Changes & { isComplete: boolean }> {
  const { rows } = await sql<{
    settled: string;
    datasets: Changes['datasets'] | null;
    tables: Changes['tables'] | null;
  }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as settled,
      (select json_agg(change) from (
        select seq, ordinal, cvegeo from national.dataset_change
        where xid >= ${since}::xid8 and seq <> all(${[...seen.datasets]}::bigint[])
        order by xid, seq limit ${MOST_READ}) as change) as datasets,
      (select json_agg(change) from (
        select seq, table_name as "table" from national.table_change
        where xid >= ${since}::xid8 and seq <> all(${[...seen.tables]}::bigint[])
        order by xid, seq limit ${MOST_READ}) as change) as tables`.execute(db);
  const [row] = rows;
  const datasets = row?.datasets ?? [];
  const tables = row?.tables ?? [];
  return {
    settledBefore: row?.settled ?? since,
    datasets,
    tables,
    isComplete: datasets.length < MOST_READ && tables.length < MOST_READ,
  };
}

/** Removes change rows that no reader needs any more: `keptTransactions` behind the oldest running one. */
export async function pruneChanges(db: Kysely<Tables>, keptTransactions: number): Promise<void> {
  await sql`select national.prune_changes(${keptTransactions})`.execute(db);
}
