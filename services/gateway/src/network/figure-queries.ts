import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { isStaleAt } from '../sources/source-queries.ts';

export type SourceCount = { healthy: number; degraded: number; held: number; stale: number };

/** Published packages, and sources that have turns by health; `stale` ones are counted there too. */
export async function packagesAndSources(
  db: Kysely<Tables>,
  now: Date,
): Promise<{ packages: number; sources: SourceCount }> {
  const { rows } = await sql<{ packages: number } & SourceCount>`
    select (select count(*) from national.package) as packages,
      count(*) filter (where health = 'healthy') as healthy,
      count(*) filter (where health = 'degraded') as degraded,
      count(*) filter (where health = 'held') as held,
      count(*) filter (where ${isStaleAt(now)}) as stale
    from national.source where is_open`.execute(db);
  const { packages = 0, healthy = 0, degraded = 0, held = 0, stale = 0 } = rows[0] ?? {};
  return { packages, sources: { healthy, degraded, held, stale } };
}

export type Reach = { datasets: number; publishers: number };

/** Live datasets and the governments that publish them, by theme and by standard (without version). */
export async function reachOfThemes(
  db: Kysely<Tables>,
): Promise<{ themes: Map<string, Reach>; standards: Map<string, Reach> }> {
  const { rows } = await sql<{ theme: string | null; standard: string | null } & Reach>`
    select theme_id as theme, split_part(standard_id, '@', 1) as standard, count(*) as datasets,
      count(distinct cvegeo) as publishers
    from national.dataset where archived_at is null and (theme_id is not null or standard_id is not null)
    group by grouping sets ((theme_id), (split_part(standard_id, '@', 1)))`.execute(db);
  const themes = new Map<string, Reach>();
  const standards = new Map<string, Reach>();
  for (const { theme, standard, datasets, publishers } of rows) {
    if (theme !== null) themes.set(theme, { datasets, publishers });
    else if (standard !== null) standards.set(standard, { datasets, publishers });
  }
  return { themes, standards };
}
