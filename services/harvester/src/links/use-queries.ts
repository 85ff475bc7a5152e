import type { LinkState, Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import type { Sight } from '../sources/source-queries.ts';
import { failingStates } from './link-facts.ts';

export function findHarvestedDataset(db: Kysely<Tables>, id: string) {
  return db
    .selectFrom('national.dataset')
    .select(['id', 'cvegeo'])
    .where('id', '=', id)
    .where('source_id', 'is not', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
}

export type DueHost = { host: string; links: number; restUntil: Date | null };

/** Makes the addresses of a dataset the first in line of their hosts, save those just checked. */
export async function makeDue(
  trx: Kysely<Tables>,
  datasetId: string,
  { checkedBefore, limit }: { checkedBefore: Date; limit: number },
): Promise<DueHost[]> {
  const { rows } = await sql<DueHost>`
    with due as (
      update harvest.link set due_at = 'epoch' where url in (
        select link.url from harvest.link_use used join harvest.link link on link.url = used.url
        where used.dataset_id = ${datasetId}
          and coalesce(link.checked_at, '-infinity') < ${checkedBefore}::timestamptz
        order by link.url limit ${limit})
      returning host)
    select due.host, count(*) as links, max(asked.rest_until) as "restUntil"
    from due left join harvest.link_host asked on asked.host = due.host
    group by due.host order by due.host`.execute(trx);
  return rows;
}

export type UsedLink = {
  url: string;
  state: LinkState;
  failure: string | null;
  status: number | null;
  checkedAt: Date | null;
  failingSince: Date | null;
  changedAt: Date | null;
  dueAt: Date;
  format: string;
  cvegeo: string;
  datasetId: string;
  datasetTitle: string;
};

export type LinkPlace = { url: string; datasetId: string };

const isWithin = (sight: Sight) =>
  sight === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(used.cvegeo = any(${sight.governments}::text[]) or left(used.cvegeo, 2) = any(${sight.states}::text[]))`;

/** The addresses of the governments within somebody's sight with what they last answered, by address. */
export async function listUsedLinks(
  db: Kysely<Tables>,
  page: {
    sight: Sight;
    cvegeo: string | undefined;
    datasetId: string | undefined;
    states: readonly LinkState[] | undefined;
    after: LinkPlace | undefined;
    limit: number;
  },
): Promise<UsedLink[]> {
  const { sight, cvegeo, datasetId, states, after, limit } = page;
  const { rows } = await sql<UsedLink>`
    select link.url, link.state, link.failure, link.status, link.checked_at as "checkedAt",
      link.failing_since as "failingSince", link.changed_at as "changedAt", link.due_at as "dueAt",
      used.format, used.cvegeo, used.dataset_id as "datasetId", dataset.title as "datasetTitle"
    from harvest.link_use used
    join harvest.link link on link.url = used.url
    join national.dataset dataset on dataset.id = used.dataset_id
    where ${isWithin(sight)}
      ${cvegeo === undefined ? sql`` : sql`and used.cvegeo = ${cvegeo}`}
      ${datasetId === undefined ? sql`` : sql`and used.dataset_id = ${datasetId}`}
      ${states === undefined ? sql`` : sql`and link.state = any(${states}::text[])`}
      ${after === undefined ? sql`` : sql`and (link.url, used.dataset_id) > (${after.url}, ${after.datasetId}::uuid)`}
    order by link.url, used.dataset_id limit ${limit}`.execute(db);
  return rows;
}

export type FailingGovernment = { cvegeo: string; total: number; links: UsedLink[] };

/** For each government, how many of its addresses have failed since before, and the first of them. */
export async function failingByGovernment(
  db: Kysely<Tables>,
  { failingBefore, perGovernment }: { failingBefore: Date; perGovernment: number },
): Promise<FailingGovernment[]> {
  const { rows } = await sql<FailingGovernment>`
    with failing as (
      select link.url, link.state, link.failure, link.status, link.failing_since as "failingSince",
        used.format, used.cvegeo, used.dataset_id as "datasetId", dataset.title as "datasetTitle",
        count(*) over government as total,
        row_number() over (government order by link.failing_since, link.url, used.dataset_id) as nth
      from harvest.link link
      join harvest.link_use used on used.url = link.url
      join national.dataset dataset on dataset.id = used.dataset_id
      where link.state = any(${failingStates}::text[]) and link.failing_since <= ${failingBefore}::timestamptz
        and dataset.archived_at is null
      window government as (partition by used.cvegeo))
    select cvegeo, max(total) as total, jsonb_agg(to_jsonb(failing) - 'total' - 'nth' order by nth) as links
    from failing where nth <= ${perGovernment} group by cvegeo order by cvegeo`.execute(db);
  return rows;
}
