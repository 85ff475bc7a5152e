import type { RecordProblem, Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type StagedRow = {
  position: number;
  remoteId: string | null;
  rawHash: string;
  title: string | null;
  raw: string | null;
};

export async function clearStaging(db: Kysely<Tables>, runId: string): Promise<void> {
  await db.deleteFrom('harvest.staged_record').where('run_id', '=', runId).execute();
  await db.deleteFrom('harvest.staged_removal').where('run_id', '=', runId).execute();
}

/** The raw hashes of a source's records that are in the national view, by remote id. */
export async function knownRawHashes(
  db: Kysely<Tables>,
  sourceId: string,
  remoteIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('harvest.record')
    .select(['remote_id', 'raw_hash'])
    .where('source_id', '=', sourceId)
    .where('state', '<>', 'withdrawn')
    .where('remote_id', '=', sql<string>`any(${remoteIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.remote_id, row.raw_hash]));
}

export async function stageRecords(
  db: Kysely<Tables>,
  runId: string,
  rows: readonly StagedRow[],
): Promise<void> {
  await sql`
    insert into harvest.staged_record (run_id, position, remote_id, raw_hash, title, raw)
    select ${runId}::uuid, position, remote_id, raw_hash, title, raw::json
    from unnest(
      ${rows.map((row) => row.position)}::int[], ${rows.map((row) => row.remoteId)}::text[],
      ${rows.map((row) => row.rawHash)}::text[], ${rows.map((row) => row.title)}::text[],
      ${rows.map((row) => row.raw)}::text[]
    ) as staged (position, remote_id, raw_hash, title, raw)`.execute(db);
}

/** Keeps what a page says is gone; what a page offers is not gone, whatever an earlier one said. */
export async function stageRemovals(
  db: Kysely<Tables>,
  runId: string,
  page: { removed: readonly string[]; offered: readonly string[] },
): Promise<void> {
  if (page.removed.length > 0) {
    await sql`
      insert into harvest.staged_removal (run_id, remote_id)
      select ${runId}::uuid, remote_id from unnest(${page.removed}::text[]) as removed (remote_id)
      on conflict do nothing`.execute(db);
  }
  await sql`
    delete from harvest.staged_removal
    where run_id = ${runId} and remote_id = any(${page.offered}::text[])`.execute(db);
}

/** Records without an identity cannot be kept. */
export async function rejectWithoutId(db: Kysely<Tables>, runId: string, problem: RecordProblem) {
  await db
    .updateTable('harvest.staged_record')
    .set({ outcome: 'rejected', problems: JSON.stringify([problem]) })
    .where('run_id', '=', runId)
    .where('remote_id', 'is', null)
    .where('outcome', 'is', null)
    .execute();
}

/** Of several records with one id one counts: of a catalogue the first, of a list of changes the last. */
export async function skipRepeated(
  db: Kysely<Tables>,
  runId: string,
  { problem, keeps }: { problem: RecordProblem; keeps: 'first' | 'last' },
): Promise<void> {
  const order = keeps === 'first' ? sql`position` : sql`position desc`;
  await sql`
    update harvest.staged_record staged
    set outcome = 'skipped',
        problems = jsonb_build_array(${JSON.stringify(problem)}::jsonb || jsonb_build_object('value', staged.remote_id))
    from (
      select position, row_number() over (partition by remote_id order by ${order}) as nth
      from harvest.staged_record where run_id = ${runId} and remote_id is not null
    ) counted
    where staged.run_id = ${runId} and staged.position = counted.position and counted.nth > 1
      and staged.outcome is null`.execute(db);
}

/** What came exactly as it was last accepted. */
export async function markUnchanged(db: Kysely<Tables>, runId: string, sourceId: string): Promise<void> {
  await sql`
    update harvest.staged_record staged set outcome = 'unchanged'
    from harvest.record record
    where staged.run_id = ${runId} and staged.outcome is null and record.source_id = ${sourceId}
      and record.remote_id = staged.remote_id and record.raw_hash = staged.raw_hash
      and record.state <> 'withdrawn'`.execute(db);
}

/** The next records still to be mapped. */
export async function unmapped(db: Kysely<Tables>, runId: string, page: { after: number; limit: number }) {
  return db
    .selectFrom('harvest.staged_record')
    .select(['position', 'remote_id as remoteId', 'raw'])
    .where('run_id', '=', runId)
    .where('position', '>', page.after)
    .where('outcome', 'is', null)
    .where('raw', 'is not', null)
    .orderBy('position')
    .limit(page.limit)
    .execute();
}

export type MappedRow = {
  position: number;
  hash: string | null;
  canonical: object | null;
  problems: readonly RecordProblem[];
  /** The title itself may not be kept. */
  hidesTitle: boolean;
};

/** Keeps what mapping gave and drops the raw records. */
export async function keepMapped(db: Kysely<Tables>, runId: string, rows: readonly MappedRow[]) {
  await sql`
    update harvest.staged_record staged
    set hash = mapped.hash, canonical = mapped.canonical::jsonb, problems = mapped.problems::jsonb, raw = null,
      title = case when mapped.hides_title then null else staged.title end
    from unnest(
      ${rows.map((row) => row.position)}::int[], ${rows.map((row) => row.hash)}::text[],
      ${rows.map((row) => (row.canonical === null ? null : JSON.stringify(row.canonical)))}::text[],
      ${rows.map((row) => JSON.stringify(row.problems))}::text[], ${rows.map((row) => row.hidesTitle)}::boolean[]
    ) as mapped (position, hash, canonical, problems, hides_title)
    where staged.run_id = ${runId} and staged.position = mapped.position`.execute(db);
}

/**
 * Judges what was mapped: what has no canonical form is rejected, the rest against the last accepted form; a forced
 * run writes also what came the same.
 */
export async function judgeMapped(
  db: Kysely<Tables>,
  runId: string,
  { sourceId, isForced }: { sourceId: string; isForced: boolean },
): Promise<void> {
  await sql`
    update harvest.staged_record staged
    set outcome = case when canonical is null then 'rejected' else coalesce((
      select case
        when record.state = 'withdrawn' then 'added'
        when record.hash = staged.hash and not ${isForced}::boolean then 'unchanged'
        when record.copy_of is not null then 'added'
        else 'updated' end
      from harvest.record record
      where record.source_id = ${sourceId} and record.remote_id = staged.remote_id), 'added') end
    where run_id = ${runId} and outcome is null`.execute(db);
}

/**
 * Tells the planner what was staged. Without it a run of 100,000 records is planned as one of none, and a join that
 * takes a second takes hours.
 */
export async function learnStaged(db: Kysely<Tables>): Promise<void> {
  await sql`analyze harvest.staged_record`.execute(db);
}
