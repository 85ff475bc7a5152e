import type { AlsoAt, NationalDataset, Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';
import { authority, MOST_BEARERS } from './authority.ts';
import type { Bearer } from './groups.ts';
import { fromNationalRow, keep, restore } from './shown.ts';

/** A live record that may be, or have, a copy. */
export type KnownBearer = Bearer & { copyOf: string | null };

/** Has the transaction wait for whoever else is deciding on copies, so that two never decide past each other. */
export async function lockCopies(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('harvest.copies', 0))`.execute(trx);
}

const bearerColumns = sql`record.dataset_id as "datasetId", record.source_id as "sourceId", record.identities,
  record.first_seen_at as "firstSeenAt", record.copy_of as "copyOf", source.cvegeo,
  ${authority(sql`source.cvegeo`, sql`record.publisher_cvegeo`)} as authority`;

/**
 * The live records that share an identity with one of these datasets, or are in a group with one: those of which it
 * is a copy, and its copies. The datasets themselves are among them while they are live.
 */
export async function bearersAround(
  db: Kysely<Tables>,
  datasetIds: readonly string[],
): Promise<KnownBearer[]> {
  const { rows } = await sql<KnownBearer>`
    with asked as (
      select dataset_id, copy_of, case when state = 'live' then identities else '{}' end as identities
      from harvest.record where dataset_id = any(${datasetIds}::uuid[])),
    around as (
      select asked.dataset_id from asked
      union select found.dataset_id from asked cross join lateral unnest(asked.identities) identity
        cross join lateral (
          select record.dataset_id from harvest.record record
          where record.identities @> array[identity] and record.identities <> '{}' and record.state = 'live'
          limit ${MOST_BEARERS}) found
      union select asked.copy_of from asked where asked.copy_of is not null
      union select copy.dataset_id from asked join harvest.record copy
        on copy.copy_of in (asked.dataset_id, asked.copy_of))
    select ${bearerColumns}
    from around join harvest.record record on record.dataset_id = around.dataset_id
    join harvest.source source on source.id = record.source_id
    where record.state = 'live'`.execute(db);
  return rows;
}

/**
 * The datasets whose copies a run may have changed: those it wrote, archived or brought back, and copies of its source
 * whose holder is gone; only those that another source also bears, or that are in a group. In order of id. One
 * statement for the whole run: asking for the group of each of 100,000 records that nobody else has took 23 s.
 */
export async function touchedGroups(
  db: Kysely<Tables>,
  { runId, sourceId }: { runId: string; sourceId: string },
): Promise<string[]> {
  const { rows } = await sql<{ dataset_id: string }>`
    with written as materialized (
      select remote_id from harvest.staged_record
      where run_id = ${runId} and (outcome in ('added', 'updated') or copy_of is not null)
      union
      select remote_id from harvest.run_record where run_id = ${runId} and outcome in ('archived', 'returned')),
    touched as materialized (
      select record.dataset_id, record.identities, record.copy_of
      from written join harvest.record record on record.source_id = ${sourceId}
        and record.remote_id = written.remote_id and (record.identities <> '{}' or record.copy_of is not null))
    select dataset_id from touched
    where copy_of is not null
      or exists (select from harvest.record copy where copy.copy_of = touched.dataset_id)
      or exists (
        select from unnest(touched.identities) identity cross join lateral (
          select from harvest.record other
          where other.identities @> array[identity] and other.identities <> '{}'
            and other.source_id <> ${sourceId} limit 1) found)
    union
    select record.dataset_id from harvest.record record
    where record.source_id = ${sourceId} and record.copy_of is not null and not exists (
      select from harvest.record holder
      where holder.dataset_id = record.copy_of and holder.state = 'live' and holder.copy_of is null)
    order by dataset_id`.execute(db);
  return rows.map((row) => row.dataset_id);
}

/** Notes of which dataset each of these is a copy; null makes it one that is shown. */
export async function setCopyOf(
  trx: Transaction<Tables>,
  changes: readonly { datasetId: string; copyOf: string | null }[],
): Promise<void> {
  await sql`
    update harvest.record record set copy_of = changed.copy_of
    from unnest(
      ${changes.map((change) => change.datasetId)}::uuid[], ${changes.map((change) => change.copyOf)}::uuid[]
    ) as changed (dataset_id, copy_of)
    where record.dataset_id = changed.dataset_id`.execute(trx);
}

/** Keeps what copies would show. */
export async function keepCopies(
  trx: Transaction<Tables>,
  copies: readonly { sourceId: string; dataset: NationalDataset }[],
): Promise<void> {
  await sql`
    insert into harvest.copy (dataset_id, source_id, shown)
    select * from unnest(
      ${copies.map(({ dataset }) => dataset.id)}::uuid[], ${copies.map(({ sourceId }) => sourceId)}::uuid[],
      ${copies.map(({ dataset }) => keep(dataset))}::jsonb[])
    on conflict (dataset_id) do update set shown = excluded.shown`.execute(trx);
}

/** What is shown is no copy any more. */
export async function forgetCopies(trx: Transaction<Tables>, datasetIds: readonly string[]): Promise<void> {
  if (datasetIds.length === 0) return;
  await sql`delete from harvest.copy where dataset_id = any(${datasetIds}::uuid[])`.execute(trx);
}

/** What these copies would show; they are forgotten as copies. */
export async function takeCopies(
  trx: Transaction<Tables>,
  datasetIds: readonly string[],
): Promise<NationalDataset[]> {
  const { rows } = await sql<{ shown: Record<string, unknown> }>`
    delete from harvest.copy where dataset_id = any(${datasetIds}::uuid[]) returning shown`.execute(trx);
  return rows.map((row) => restore(row.shown));
}

/** These datasets as the national view shows them. */
export async function shownDatasets(
  db: Kysely<Tables>,
  datasetIds: readonly string[],
): Promise<NationalDataset[]> {
  const rows = await db
    .selectFrom('national.dataset')
    .selectAll()
    .where('id', '=', sql<string>`any(${datasetIds}::uuid[])`)
    .execute();
  return rows.map(fromNationalRow);
}

/** Which of these datasets were shown once and left a tombstone. */
export async function withTombstone(db: Kysely<Tables>, datasetIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('national.tombstone')
    .select('dataset_id')
    .where('dataset_id', '=', sql<string>`any(${datasetIds}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.dataset_id));
}

const alsoAtOf = sql<AlsoAt[]>`
  select record.copy_of as id, jsonb_agg(jsonb_build_object(
    'url', coalesce(copy.shown->>'landingPage', copy.shown->>'originUri', source.url), 'title', source.title)
    order by source.title, copy.dataset_id) as also_at
  from harvest.record record
  join harvest.copy copy on copy.dataset_id = record.dataset_id
  join harvest.source source on source.id = record.source_id`;

/** Where else each of these datasets is found: the pages of its copies, named by their sources. */
export async function alsoAt(
  db: Kysely<Tables>,
  datasetIds: readonly string[],
): Promise<Map<string, AlsoAt[]>> {
  const { rows } = await sql<{ id: string; also_at: AlsoAt[] }>`
    ${alsoAtOf} where record.copy_of = any(${datasetIds}::uuid[]) and record.state = 'live'
    group by record.copy_of`.execute(db);
  return new Map(rows.map((row) => [row.id, row.also_at]));
}

type Changed = { id: string; title: string; cvegeo: string; sourceId: string | null };

/**
 * Brings `alsoAt` of these datasets in step with their copies; answers the live ones that changed. An archived one
 * tells it when it returns: to say before that it changed would be to say that it is there.
 */
export async function refreshAlsoAt(
  trx: Transaction<Tables>,
  datasetIds: readonly string[],
  now: Date,
): Promise<Changed[]> {
  const { rows } = await sql<Changed & { isLive: boolean }>`
    with found as (
      ${alsoAtOf} where record.copy_of = any(${datasetIds}::uuid[]) and record.state = 'live'
      group by record.copy_of)
    update national.dataset shown set also_at = coalesce(found.also_at, '[]'), updated_at = ${now}::timestamptz
    from unnest(${datasetIds}::uuid[]) as asked (id) left join found on found.id = asked.id
    where shown.id = asked.id and shown.also_at <> coalesce(found.also_at, '[]')
    returning shown.id, shown.title, shown.cvegeo, shown.source_id as "sourceId",
      shown.archived_at is null as "isLive"`.execute(trx);
  return rows.flatMap(({ isLive, ...changed }) => (isLive ? [changed] : []));
}
