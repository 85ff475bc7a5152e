import { memberStates, type NetworkFigures } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { beginningOf, type MonthSpan } from './instants.ts';

const within = (column: string, { from, until }: MonthSpan) =>
  sql<boolean>`(${sql.ref(column)} >= ${beginningOf(from)} and ${sql.ref(column)} < ${beginningOf(until)})`;

async function arrivals(db: Kysely<Tables>, span: MonthSpan) {
  const { rows } = await sql<{ newMembers: number; newDatasets: number }>`
    select
      (select count(*) from national.government
        where membership = any(${[...memberStates]}) and ${within('member_since', span)}) as "newMembers",
      (select count(*) from national.dataset_event
        where kind = 'create' and ${within('at', span)}) as "newDatasets"`.execute(db);
  return rows[0];
}

async function readings(db: Kysely<Tables>, { from, until }: MonthSpan) {
  const { rows } = await sql<{ uptime: number | null }>`
    select (sum(runs) - sum(failures))::float / nullif(sum(runs), 0) as uptime
    from national.source_day where day >= ${from}::date and day < ${until}::date`.execute(db);
  return rows[0];
}

async function answers(db: Kysely<Tables>, span: MonthSpan) {
  const { rows } = await sql<{
    requestsReceived: number;
    requestsAnswered: number;
    requestsInTime: number | null;
    requestDays: number | null;
  }>`
    select
      count(*) filter (where ${within('received_at', span)}) as "requestsReceived",
      count(*) filter (where ${within('answered_at', span)}) as "requestsAnswered",
      (count(*) filter (where ${within('answered_at', span)} and not is_late))::float
        / nullif(count(*) filter (where ${within('answered_at', span)}), 0) as "requestsInTime",
      percentile_cont(0.5) within group (order by
          (answered_at at time zone 'America/Mexico_City')::date
          - (received_at at time zone 'America/Mexico_City')::date)
        filter (where ${within('answered_at', span)}) as "requestDays"
    from (
      select received_at, answered_at, is_late from national.data_request where state not in ('merged', 'rejected')
      union all
      select received_at, answered_at, is_late from national.dataset_report
    ) as asked`.execute(db);
  return rows[0];
}

async function uses(db: Kysely<Tables>, { from, until }: MonthSpan) {
  const { rows } = await sql<{ downloads: number; apiReads: number; views: number }>`
    select coalesce(sum(count) filter (where channel = 'download'), 0)::bigint as downloads,
      coalesce(sum(count) filter (where channel = 'api'), 0)::bigint as "apiReads",
      coalesce(sum(count) filter (where channel = 'view'), 0)::bigint as views
    from national.use_government_day where day >= ${from}::date and day < ${until}::date`.execute(db);
  return rows[0];
}

/** What happened in a month, until now when it is not over. */
export async function networkMonth(db: Kysely<Tables>, span: MonthSpan): Promise<NetworkFigures> {
  const parts = await Promise.all([
    arrivals(db, span),
    readings(db, span),
    answers(db, span),
    uses(db, span),
  ]);
  return Object.assign({}, ...parts) as NetworkFigures;
}
