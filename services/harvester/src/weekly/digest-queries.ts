import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { failingStates } from '../links/link-facts.ts';

export type DigestSource = {
  sourceId: string;
  cvegeo: string;
  governmentName: string;
  title: string;
  /** When it began: proposed, approved, failing, held, or last read. */
  since: string | null;
  /** Why, in Spanish, or what was counted. */
  detail: string | null;
};

export type DigestList = { total: number; sources: DigestSource[] };

const described = sql`source.id as "sourceId", source.cvegeo, government.name as "governmentName", source.title`;
const withGovernment = sql`join national.government government on government.cvegeo = source.cvegeo`;

async function listed(db: Kysely<Tables>, rows: ReturnType<typeof sql>, limit: number): Promise<DigestList> {
  const found = await sql<DigestSource & { total: number }>`
    select listed.*, count(*) over () as total from (${rows}) listed limit ${limit}`.execute(db);
  return {
    total: found.rows[0]?.total ?? 0,
    sources: found.rows.map(({ sourceId, cvegeo, governmentName, title, since, detail }) => ({
      sourceId,
      cvegeo,
      governmentName,
      title,
      since: since === null ? null : new Date(since).toISOString(),
      detail,
    })),
  };
}

type Window = { since: Date; now: Date; limit: number };

/** Sources approved since then. */
export const newSources = (db: Kysely<Tables>, { since, limit }: Window) =>
  listed(
    db,
    sql`select ${described}, source.decided_at as since, null as detail
      from harvest.source source ${withGovernment}
      where source.state = 'approved' and source.decided_at >= ${since}::timestamptz
      order by source.decided_at desc`,
    limit,
  );

/** Proposed sources that nobody decided on, the longest waiting first. */
export const pendingSources = (db: Kysely<Tables>, { limit }: Window) =>
  listed(
    db,
    sql`select ${described}, source.proposed_at as since, source.url as detail
      from harvest.source source ${withGovernment}
      where source.state = 'proposed' order by source.proposed_at`,
    limit,
  );

/** Approved sources that fail, since their first failure after the last success, with why. */
export const failingSources = (db: Kysely<Tables>, { limit }: Window) =>
  listed(
    db,
    sql`select ${described}, (
        select min(run.finished_at) from harvest.run run
        where run.source_id = source.id and run.state = 'failed'
          and run.finished_at > coalesce(shown.last_success_at, '-infinity')) as since, shown.message as detail
      from harvest.source source ${withGovernment} join national.source shown on shown.id = source.id
      where source.state = 'approved' and shown.health = 'degraded' order by since nulls last`,
    limit,
  );

/** Sources whose run waits for a person, with why. */
export const heldSources = (db: Kysely<Tables>, { limit }: Window) =>
  listed(
    db,
    sql`select ${described}, run.heartbeat_at as since, run.held_because as detail
      from harvest.source source ${withGovernment} join harvest.run run on run.source_id = source.id
      where run.state = 'held' order by run.heartbeat_at`,
    limit,
  );

/** Sources with turns whose newest success is older than twice their promise. */
export const staleSources = (db: Kysely<Tables>, { now, limit }: Window) =>
  listed(
    db,
    sql`select ${described}, shown.last_success_at as since, null as detail
      from harvest.source source ${withGovernment} join national.source shown on shown.id = source.id
      where shown.is_open and shown.last_run_at is not null and coalesce(shown.last_success_at, '-infinity')
        < ${now}::timestamptz - make_interval(hours => 2 * shown.every_hours)
      order by shown.last_success_at nulls first`,
    limit,
  );

/** Sources by how many of their records were rejected in their newest run, the most first. */
export const rejectingSources = (db: Kysely<Tables>, { since, limit }: Window) =>
  listed(
    db,
    sql`select ${described}, newest.finished_at as since,
        newest.rejected_count || ' de ' || newest.read_count || ' registros' as detail
      from harvest.source source ${withGovernment}
      cross join lateral (
        select finished_at, rejected_count, read_count from harvest.run run
        where run.source_id = source.id and run.state = 'applied' and not run.is_dry
          and run.finished_at >= ${since}::timestamptz
        order by run.finished_at desc limit 1) newest
      where newest.rejected_count > 0 order by newest.rejected_count desc, source.id`,
    limit,
  );

/** How many addresses of files do not give them, and of how many that were checked. */
export async function linkTotals(db: Kysely<Tables>): Promise<{ checked: number; failing: number }> {
  const { rows } = await sql<{ checked: number; failing: number }>`
    select count(*) filter (where checked_at is not null and state <> 'refused') as checked,
      count(*) filter (where state = any(${failingStates}::text[])) as failing
    from harvest.link`.execute(db);
  return rows[0] ?? { checked: 0, failing: 0 };
}
