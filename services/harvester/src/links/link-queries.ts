import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { KnownLink, LinkAnswer } from './link-facts.ts';

/** The addresses of live harvested datasets: where the file is or, when its catalogue gives only that, its page. */
const given = (which: RawBuilder<boolean>) => sql`
  select distinct on (url, dataset_id) url, dataset_id, source_id, cvegeo, format, host
  from national.dataset dataset
  cross join lateral (select dataset.id as dataset_id) one
  cross join lateral jsonb_array_elements(dataset.distributions) file
  cross join lateral (select coalesce(file->>'url', file->>'accessUrl') as url, file->>'format' as format) address
  cross join lateral (select substring(lower(url) from '^https?://([^/?#@]+)(?:[/?#]|$)') as host) place
  where dataset.source_id is not null and dataset.archived_at is null and ${which}
    and host is not null and length(url) <= 2000
  order by url, dataset_id, format`;

/**
 * Brings the known addresses of a source in step with its live datasets: new ones are due at once, known ones keep
 * what is known of them, and those that nothing gives any more are forgotten. Returns how many it gives.
 */
export async function noteLinks(trx: Kysely<Tables>, { sourceId, now }: { sourceId: string; now: Date }) {
  const ofSource = given(sql<boolean>`dataset.source_id = ${sourceId}`);
  await sql`
    insert into harvest.link (url, host, state, due_at)
    select distinct url, host, 'waiting', ${now}::timestamptz from (${ofSource}) given order by url
    on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ given: number; gone: string[] }>`
    with given as (${ofSource}),
    noted as (
      insert into harvest.link_use as known (url, dataset_id, source_id, cvegeo, format)
      select url, dataset_id, source_id, cvegeo, coalesce(format, '') from given
      on conflict (url, dataset_id) do update set format = excluded.format, cvegeo = excluded.cvegeo
        where (known.format, known.cvegeo) is distinct from (excluded.format, excluded.cvegeo)),
    gone as (
      delete from harvest.link_use known
      where source_id = ${sourceId} and not exists (
        select from given where given.url = known.url and given.dataset_id = known.dataset_id)
      returning url)
    select (select count(*) from given) as given,
      (select coalesce(array_agg(distinct url), '{}') from gone) as gone`.execute(trx);
  const { given: count = 0, gone = [] } = rows[0] ?? {};
  await sql`
    with forgotten as (
      delete from harvest.link link where url = any(${gone}::text[])
        and not exists (select from harvest.link_use known where known.url = link.url) returning url)
    delete from national.link_check where url in (select url from forgotten)`.execute(trx);
  return count;
}

/** Whether a run may have changed which addresses its source gives: it changed a dataset, or none are known yet. */
export async function mayGiveOthers(db: Kysely<Tables>, runId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select added_count + updated_count + archived_count + returned_count > 0
      or not exists (select from harvest.link_use used where used.source_id = run.source_id) as may
    from harvest.run run where id = ${runId}`.execute(db);
  return rows[0]?.may ?? false;
}

const known = sql`link.url, link.state, link.status, link.etag, link.last_modified as "lastModified", link.bytes,
  link.checksum, link.failure, link.steady,
  coalesce((select min(format) from harvest.link_use use where use.url = link.url), '') as format`;

/** The addresses of a host whose turn has come, longest waiting first. */
export async function dueLinks(
  db: Kysely<Tables>,
  host: string,
  { now, limit }: { now: Date; limit: number },
): Promise<KnownLink[]> {
  const { rows } = await sql<KnownLink>`
    select ${known} from harvest.link link
    where host = ${host} and due_at <= ${now}::timestamptz order by due_at, url limit ${limit}`.execute(db);
  return rows;
}

/** Hosts with addresses whose turn has come and that do not rest, longest waiting first. */
export async function dueHosts(
  db: Kysely<Tables>,
  { now, limit }: { now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`
    select link.host from harvest.link link
    left join harvest.link_host asked on asked.host = link.host
    where link.due_at <= ${now}::timestamptz and coalesce(asked.rest_until, '-infinity') <= ${now}::timestamptz
    group by link.host order by min(link.due_at) limit ${limit}`.execute(db);
  return rows.map((row) => row.host);
}

export type CheckedLink = {
  url: string;
  answer: LinkAnswer;
  isFailing: boolean;
  isChanged: boolean;
  steady: number;
  dueAt: Date;
};

/** Keeps what addresses answered, and shows it in the national view; what fails keeps since when it does. */
export async function keepAnswers(
  trx: Kysely<Tables>,
  checked: readonly CheckedLink[],
  now: Date,
): Promise<void> {
  const told = checked
    .toSorted((a, b) => (a.url < b.url ? -1 : 1))
    .map(({ answer, ...one }) => ({ ...one, ...answer }));
  await sql`
    update harvest.link link set state = told.state, failure = told.failure, status = told.status,
      content_type = told."contentType", bytes = told.bytes, etag = told.etag,
      last_modified = told."lastModified", checksum = told.checksum, steady = told.steady,
      checked_at = ${now}::timestamptz, due_at = told."dueAt",
      changed_at = case when told."isChanged" then ${now}::timestamptz else link.changed_at end,
      failing_since = case when told."isFailing" then coalesce(link.failing_since, ${now}::timestamptz) end,
      failures = case when told."isFailing" then link.failures + 1 else 0 end
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (url text, state text, failure text,
      status smallint, "contentType" text, bytes bigint, etag text, "lastModified" text, checksum text,
      steady smallint, "dueAt" timestamptz, "isChanged" boolean, "isFailing" boolean)
    where link.url = told.url`.execute(trx);
  await showChecks(
    trx,
    told.map(({ url }) => url),
  );
}

async function showChecks(trx: Kysely<Tables>, urls: readonly string[]): Promise<void> {
  await sql`
    insert into national.link_check as shown
      (url, state, status, content_type, bytes, checked_at, failing_since, changed_at)
    select url, state, status, content_type, bytes, checked_at, failing_since, changed_at
    from harvest.link where url = any(${urls}::text[]) and checked_at is not null
    on conflict (url) do update set state = excluded.state, status = excluded.status,
      content_type = excluded.content_type, bytes = excluded.bytes, checked_at = excluded.checked_at,
      failing_since = excluded.failing_since, changed_at = excluded.changed_at`.execute(trx);
}

/** Marks every address of a host whose turn has come as unreachable, since the host itself is. */
export async function keepHostDown(
  trx: Kysely<Tables>,
  host: string,
  { failure, now, dueAt }: { failure: string; now: Date; dueAt: Date },
): Promise<number> {
  const { rows } = await sql<{ url: string }>`
    update harvest.link set state = 'unreachable', failure = ${failure}, status = null, steady = 0,
      checked_at = ${now}::timestamptz, due_at = ${dueAt}::timestamptz,
      failing_since = coalesce(failing_since, ${now}::timestamptz), failures = failures + 1
    where host = ${host} and due_at <= ${now}::timestamptz returning url`.execute(trx);
  await showChecks(
    trx,
    rows.map(({ url }) => url),
  );
  return rows.length;
}
