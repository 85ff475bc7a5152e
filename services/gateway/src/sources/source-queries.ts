import type { Tables } from '@rma/persistence';
import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';

export type SourceRow = Selectable<Tables['national.source']>;
export type SourceDayRow = Selectable<Tables['national.source_day']>;
export type LinkCheckRow = Selectable<Tables['national.link_check']>;

export type SourceCriteria = {
  government?: string;
  state?: string;
  healths?: readonly SourceRow['health'][];
  kind?: string;
  /** Only those whose newest success is older than twice their promise, as of this instant; or only the others. */
  stale?: { isStale: boolean; now: Date };
};
/** Place in the order (government, title, id). */
export type SourcePlace = { cvegeo: string; title: string; id: string };

/** A source that has turns and did not keep twice its promise; one that was never asked is not late yet. */
export const isStaleAt = (now: Date) =>
  sql<boolean>`(is_open and last_run_at is not null and coalesce(last_success_at, '-infinity')
    < ${now}::timestamptz - make_interval(hours => 2 * every_hours))`;

function meets({ government, state, healths, kind, stale }: SourceCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.source'>) =>
    eb.and([
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(state === undefined ? [] : [sql<boolean>`left(cvegeo, 2) = ${state}`]),
      ...(healths === undefined ? [] : [eb('health', 'in', [...healths])]),
      ...(kind === undefined ? [] : [eb('kind', '=', kind)]),
      ...(stale === undefined ? [] : [sql<boolean>`${isStaleAt(stale.now)} = ${stale.isStale}`]),
    ]);
}

/** Sources by government and title, after a place. */
export function listSources(
  db: Kysely<Tables>,
  criteria: SourceCriteria,
  { after, limit }: { after: SourcePlace | null; limit: number },
): Promise<SourceRow[]> {
  return db
    .selectFrom('national.source')
    .selectAll()
    .where(meets(criteria))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('cvegeo', 'title', 'id'),
          '>',
          eb.tuple(after?.cvegeo ?? '', after?.title ?? '', after?.id ?? ''),
        ),
      ),
    )
    .orderBy('cvegeo')
    .orderBy('title')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countSources(db: Kysely<Tables>, criteria: SourceCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.source')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function sourcesOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<SourceRow[]> {
  return db
    .selectFrom('national.source')
    .selectAll()
    .where('cvegeo', 'in', [...cvegeos])
    .orderBy('title')
    .orderBy('id')
    .execute();
}

export function sourcesById(db: Kysely<Tables>, ids: readonly string[]): Promise<SourceRow[]> {
  return db
    .selectFrom('national.source')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** The days of these sources since `since` (YYYY-MM-DD), and for each the last success before it; oldest first. */
export async function daysOf(
  db: Kysely<Tables>,
  ids: readonly string[],
  { since }: { since: string },
): Promise<SourceDayRow[]> {
  const { rows } = await sql<SourceDayRow>`
    select day.* from unnest(${ids}::uuid[]) as source (id)
    cross join lateral (
      (select * from national.source_day
       where source_id = source.id and day < ${since}::date and runs > failures + held
       order by day desc limit 1)
      union all
      (select * from national.source_day where source_id = source.id and day >= ${since}::date)
    ) day
    order by day.source_id, day.day`.execute(db);
  return rows;
}

/** How many live datasets each source gives. */
export async function datasetCounts(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select source_id as id, count(*) as count from national.dataset
    where source_id = any(${ids}::uuid[]) and archived_at is null group by source_id`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export function linkChecksOf(db: Kysely<Tables>, urls: readonly string[]): Promise<LinkCheckRow[]> {
  return db
    .selectFrom('national.link_check')
    .selectAll()
    .where('url', '=', sql<string>`any(${urls}::text[])`)
    .execute();
}
