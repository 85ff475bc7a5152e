import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type UseCounts = { downloads: number; apiReads: number; views: number; robots: number };
/** Of a dataset's id or a government's key: all there is, and what is of `since` and later. */
export type UseTotals = UseCounts & { of: string; since: string; recent: UseCounts };
export type UseDay = UseCounts & { of: string; day: string };

const sums = sql`
  coalesce(sum(count) filter (where channel = 'download'), 0)::bigint as downloads,
  coalesce(sum(count) filter (where channel = 'api'), 0)::bigint as "apiReads",
  coalesce(sum(count) filter (where channel = 'view'), 0)::bigint as views,
  coalesce(sum(robots), 0)::bigint as robots`;

const recentSums = (since: string) => sql`
  json_build_object(
    'downloads', coalesce(sum(count) filter (where channel = 'download' and day >= ${since}::date), 0),
    'apiReads', coalesce(sum(count) filter (where channel = 'api' and day >= ${since}::date), 0),
    'views', coalesce(sum(count) filter (where channel = 'view' and day >= ${since}::date), 0),
    'robots', coalesce(sum(robots) filter (where day >= ${since}::date), 0)) as recent`;

/** How much each dataset was used since it is counted, and since `since` (YYYY-MM-DD). */
export async function useOfDatasets(
  db: Kysely<Tables>,
  ids: readonly string[],
  { since }: { since: string },
): Promise<UseTotals[]> {
  const { rows } = await sql<UseTotals>`
    select dataset_id as "of", min(day) as since, ${sums}, ${recentSums(since)}
    from national.use_day where dataset_id = any(${[...ids]}::uuid[]) group by dataset_id`.execute(db);
  return rows;
}

/** The same of everything each government publishes. */
export async function useOfGovernments(
  db: Kysely<Tables>,
  cvegeos: readonly string[],
  { since }: { since: string },
): Promise<UseTotals[]> {
  const { rows } = await sql<UseTotals>`
    select cvegeo as "of", min(day) as since, ${sums}, ${recentSums(since)}
    from national.use_government_day where cvegeo = any(${[...cvegeos]}) group by cvegeo`.execute(db);
  return rows;
}

/** The same of the whole network; `of` is empty. Null while nothing was counted. */
export async function useOfNetwork(
  db: Kysely<Tables>,
  { since }: { since: string },
): Promise<UseTotals | null> {
  const { rows } = await sql<UseTotals>`
    select '' as "of", min(day) as since, ${sums}, ${recentSums(since)}
    from national.use_government_day having count(*) > 0`.execute(db);
  return rows[0] ?? null;
}

/** The days since `since` on which each dataset was used, in order. */
export async function useDaysOfDatasets(
  db: Kysely<Tables>,
  ids: readonly string[],
  { since }: { since: string },
): Promise<UseDay[]> {
  const { rows } = await sql<UseDay>`
    select dataset_id as "of", day, ${sums} from national.use_day
    where dataset_id = any(${[...ids]}::uuid[]) and day >= ${since}::date
    group by dataset_id, day order by day`.execute(db);
  return rows;
}

export async function useDaysOfGovernments(
  db: Kysely<Tables>,
  cvegeos: readonly string[],
  { since }: { since: string },
): Promise<UseDay[]> {
  const { rows } = await sql<UseDay>`
    select cvegeo as "of", day, ${sums} from national.use_government_day
    where cvegeo = any(${[...cvegeos]}) and day >= ${since}::date
    group by cvegeo, day order by day`.execute(db);
  return rows;
}

export async function useDaysOfNetwork(db: Kysely<Tables>, { since }: { since: string }): Promise<UseDay[]> {
  const { rows } = await sql<UseDay>`
    select '' as "of", day, ${sums} from national.use_government_day
    where day >= ${since}::date group by day order by day`.execute(db);
  return rows;
}
