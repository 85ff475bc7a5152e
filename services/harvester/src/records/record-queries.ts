import type { CanonicalRecord } from '@rma/interop';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isGone, isOffered, type Reading } from './absence.ts';

/** The next records of a run that are new or changed and not yet in the national view. */
export async function unsynced(db: Kysely<Tables>, runId: string, page: { after: number; limit: number }) {
  const { rows } = await sql<{ position: number; remote_id: string; canonical: CanonicalRecord }>`
    select position, remote_id, canonical from harvest.staged_record
    where run_id = ${runId} and position > ${page.after} and outcome in ('added', 'updated') and not is_synced
    order by position limit ${page.limit}`.execute(db);
  return rows;
}

/** The next records of a run that are copies of another source's dataset and not yet kept as such. */
export async function nextStagedCopies(
  db: Kysely<Tables>,
  runId: string,
  page: { after: number; limit: number },
) {
  const { rows } = await sql<{
    position: number;
    remote_id: string;
    canonical: CanonicalRecord;
    copy_of: string;
  }>`
    select position, remote_id, canonical, copy_of from harvest.staged_record
    where run_id = ${runId} and position > ${page.after} and copy_of is not null and not is_synced
    order by position limit ${page.limit}`.execute(db);
  return rows;
}

/** The state of each known record of these, held until the transaction ends. */
export async function lockStates(trx: Transaction<Tables>, sourceId: string, remoteIds: readonly string[]) {
  const rows = await trx
    .selectFrom('harvest.record')
    .select(['remote_id', 'dataset_id', 'state', 'copy_of'])
    .where('source_id', '=', sourceId)
    .where('remote_id', '=', sql<string>`any(${remoteIds}::text[])`)
    .orderBy('remote_id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.remote_id, row]));
}

/** Keeps staged records as live ones, or as copies; answers their public dataset ids, which are for life. */
export async function upsertRecords(
  trx: Transaction<Tables>,
  batch: { runId: string; sourceId: string; positions: readonly number[]; now: Date },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ remote_id: string; dataset_id: string }>`
    insert into harvest.record as record
      (source_id, remote_id, hash, raw_hash, state, first_seen_at, last_seen_at, changed_at, identities,
        publisher_cvegeo, copy_of)
    select ${batch.sourceId}::uuid, remote_id, hash, raw_hash, 'live',
      ${batch.now}::timestamptz, ${batch.now}::timestamptz, ${batch.now}::timestamptz,
      array(select jsonb_array_elements_text(canonical->'provenance'->'identities')),
      canonical->'provenance'->>'publisherCvegeo', copy_of
    from harvest.staged_record
    where run_id = ${batch.runId} and position = any(${batch.positions}::int[])
    on conflict (source_id, remote_id) do update set
      hash = excluded.hash, raw_hash = excluded.raw_hash, state = 'live', archived_at = null,
      last_seen_at = excluded.last_seen_at, changed_at = excluded.changed_at,
      identities = excluded.identities, publisher_cvegeo = excluded.publisher_cvegeo, copy_of = excluded.copy_of
    returning remote_id, dataset_id`.execute(trx);
  return new Map(rows.map((row) => [row.remote_id, row.dataset_id]));
}

export async function markSynced(
  trx: Transaction<Tables>,
  runId: string,
  positions: readonly number[],
): Promise<void> {
  await sql`
    update harvest.staged_record set is_synced = true
    where run_id = ${runId} and position = any(${positions}::int[])`.execute(trx);
}

/** Records whose source wrote them otherwise without saying anything else: known as they come now. */
export async function keepUnchangedHashes(db: Kysely<Tables>, runId: string, sourceId: string) {
  await sql`
    update harvest.record record set raw_hash = staged.raw_hash
    from harvest.staged_record staged
    where staged.run_id = ${runId} and staged.outcome in ('unchanged', 'skipped')
      and (staged.outcome = 'unchanged' or staged.hash = record.hash) and record.source_id = ${sourceId}
      and record.remote_id = staged.remote_id and record.raw_hash <> staged.raw_hash`.execute(db);
}

export type MovedRecord = { remoteId: string; datasetId: string; title: string; cvegeo: string };

export type Absence = { reading: Reading; sourceId: string; now: Date; limit: number };

const moved = sql`moved.remote_id as "remoteId", moved.dataset_id as "datasetId", dataset.title, dataset.cvegeo`;

/** Archives the next live records that a run did not find; they were last seen at the source's last success. */
export async function archiveNextMissing(trx: Transaction<Tables>, run: Absence): Promise<MovedRecord[]> {
  const { rows } = await sql<MovedRecord>`
    with moved as (
      update harvest.record record
      set state = 'archived', archived_at = ${run.now}::timestamptz,
        last_seen_at = coalesce(
          (select last_success_at from national.source where id = record.source_id), record.last_seen_at)
      where source_id = ${run.sourceId} and remote_id in (
        select record.remote_id from harvest.record record
        where record.source_id = ${run.sourceId} and record.state = 'live' and record.copy_of is null
          and ${isGone(run.reading)}
        order by record.remote_id limit ${run.limit})
      returning remote_id, dataset_id)
    select ${moved} from moved join national.dataset dataset on dataset.id = moved.dataset_id`.execute(trx);
  return rows;
}

/** Brings back the next archived records that a run found again, in the form they were last accepted. */
export async function returnNextArchived(trx: Transaction<Tables>, run: Absence): Promise<MovedRecord[]> {
  const { rows } = await sql<MovedRecord>`
    with moved as (
      update harvest.record record
      set state = 'live', archived_at = null, last_seen_at = ${run.now}::timestamptz
      where source_id = ${run.sourceId} and remote_id in (
        select record.remote_id from harvest.record record
        where record.source_id = ${run.sourceId} and record.state = 'archived' and ${isOffered(run.reading)}
          and not ${isGone(run.reading)}
        order by record.remote_id limit ${run.limit})
      returning remote_id, dataset_id)
    select ${moved} from moved join national.dataset dataset on dataset.id = moved.dataset_id`.execute(trx);
  return rows;
}

/**
 * Holds the sources with records whose days of grace are over until the transaction ends: no run of them can be
 * opened meanwhile, since a run refers to its source. Sources that somebody else holds are left for later.
 */
export async function lockSourcesWithExpired(
  trx: Transaction<Tables>,
  archivedBefore: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from harvest.source source
    where exists (
      select from harvest.record record
      where record.source_id = source.id and record.state = 'archived'
        and record.archived_at <= ${archivedBefore})
    order by id for update skip locked`.execute(trx);
  return rows.map((row) => row.id);
}

/** Withdraws the next records of these sources whose days of grace are over, where nobody is at work. */
export async function withdrawNextExpired(
  trx: Transaction<Tables>,
  before: { sources: readonly string[]; archivedBefore: Date; limit: number },
): Promise<{ datasetId: string; cvegeo: string; title: string; sourceId: string }[]> {
  const { rows } = await sql<{ datasetId: string; cvegeo: string; title: string; sourceId: string }>`
    with moved as (
      update harvest.record record set state = 'withdrawn'
      where (source_id, remote_id) in (
        select source_id, remote_id from harvest.record archived
        where state = 'archived' and archived_at <= ${before.archivedBefore}
          and source_id = any(${before.sources}::uuid[])
          and not exists (
            select from harvest.run open
            where open.source_id = archived.source_id and open.state in ('queued', 'running', 'held'))
        order by archived_at limit ${before.limit} for update skip locked)
      returning source_id, dataset_id)
    select moved.dataset_id as "datasetId", moved.source_id as "sourceId", dataset.cvegeo, dataset.title
    from moved join national.dataset dataset on dataset.id = moved.dataset_id`.execute(trx);
  return rows;
}
