import { memberStates, type NetworkFigures } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

const members = sql`national.government where membership = any(${[...memberStates]})`;
const live = sql`national.dataset where archived_at is null`;

export type Coverage = { themeId: string; publishing: number; members: number };

/** For each theme, how many members have a live dataset that follows one of its standards, of how many members. */
export async function coverageOfThemes(db: Kysely<Tables>, themeIds: readonly string[]): Promise<Coverage[]> {
  const { rows } = await sql<Coverage>`
    with publishing as (
      select split_part(standard_id, '/', 1) as theme, count(distinct dataset.cvegeo) as governments
      from national.dataset
      join national.government on government.cvegeo = dataset.cvegeo
        and government.membership = any(${[...memberStates]})
      where archived_at is null and standard_id is not null group by 1
    )
    select themes.theme as "themeId", (select count(*) from ${members}) as members,
      coalesce(governments, 0)::bigint as publishing
    from unnest(${[...themeIds]}::text[]) with ordinality as themes (theme, place)
    left join publishing on publishing.theme = themes.theme order by place`.execute(db);
  return rows;
}

async function memberFigures(db: Kysely<Tables>) {
  const { rows } = await sql<{
    members: number;
    memberStates: number;
    memberMunicipalities: number;
    memoranda: number;
  }>`
    select count(*) as members,
      count(*) filter (where level = 'state') as "memberStates",
      count(*) filter (where level = 'municipality') as "memberMunicipalities",
      (select count(*) from national.memorandum
        where state in ('active', 'expiring') and kind = 'agreement') as memoranda
    from ${members}`.execute(db);
  return rows[0];
}

async function dataFigures(db: Kysely<Tables>) {
  const { rows } = await sql<{ datasets: number; publishers: number; packages: number }>`
    select count(*) as datasets, count(distinct cvegeo) as publishers,
      (select count(*) from national.package) as packages
    from ${live}`.execute(db);
  return rows[0];
}

async function qualityFigures(db: Kysely<Tables>) {
  const { rows } = await sql<{ freshness: number | null; quality: number | null }>`
    select (count(*) filter (where freshness = 'fresh'))::float
        / nullif(count(*) filter (where freshness <> 'unknown'), 0) as freshness,
      percentile_cont(0.5) within group (order by score) as quality
    from national.dataset_quality
    join national.dataset on dataset.id = dataset_quality.dataset_id and dataset.archived_at is null`.execute(
    db,
  );
  return rows[0];
}

/** The median of what members are graded this month, all themes together; those with too little to judge have no grade. */
async function gradeFigure(db: Kysely<Tables>, today: string) {
  const { rows } = await sql<{ grade: number | null }>`
    select percentile_cont(0.5) within group (order by grade) as grade
    from national.scorecard join national.government on government.cvegeo = scorecard.cvegeo
      and government.membership = any(${[...memberStates]})
    where theme_id = '' and month = date_trunc('month', ${today}::date)::date`.execute(db);
  return rows[0];
}

/** One that was kept, lapsed and still has time is pending; one that lapsed after its day was not kept. */
async function commitmentFigures(db: Kysely<Tables>, today: string) {
  const { rows } = await sql<{ kept: number; pending: number; overdue: number }>`
    select count(*) filter (where commitment.state in ('met', 'met-late')) as kept,
      count(*) filter (where commitment.state = 'pending'
        or (commitment.state = 'lapsed' and due_on >= ${today}::date)) as pending,
      count(*) filter (where commitment.state = 'overdue'
        or (commitment.state = 'lapsed' and due_on < ${today}::date)) as overdue
    from national.commitment
    join national.memorandum on memorandum.id = commitment.memorandum_id
      and memorandum.state in ('active', 'expiring')`.execute(db);
  const { kept = 0, pending = 0, overdue = 0 } = rows[0] ?? {};
  return {
    commitmentsKept: kept + overdue === 0 ? null : kept / (kept + overdue),
    commitmentsPending: pending,
    commitmentsOverdue: overdue,
  };
}

/** A source that has turns and whose last success is older than twice its promise. */
export const isStale = (now: Date) =>
  sql<boolean>`(last_run_at is not null and coalesce(last_success_at, '-infinity')
    < ${now}::timestamptz - make_interval(hours => 2 * every_hours))`;

async function sourceFigures(db: Kysely<Tables>, now: Date) {
  const { rows } = await sql<{ sources: number; sourcesHealthy: number | null; sourcesStale: number }>`
    select count(*) as sources,
      (count(*) filter (where health = 'healthy'))::float / nullif(count(*), 0) as "sourcesHealthy",
      count(*) filter (where ${isStale(now)}) as "sourcesStale"
    from national.source where is_open`.execute(db);
  return rows[0];
}

async function demandFigures(db: Kysely<Tables>) {
  const { rows } = await sql<{ requestsOpen: number; requestsOverdue: number }>`
    select count(*) as "requestsOpen", count(*) filter (where is_late) as "requestsOverdue" from (
      select is_late from national.data_request where state in ('published', 'checked')
      union all
      select is_late from national.dataset_report where state = 'published'
    ) as awaited`.execute(db);
  return rows[0];
}

/** How the network is at this moment. `today` is `now` as a date of Mexico City. */
export async function networkState(
  db: Kysely<Tables>,
  { now, today, themeIds }: { now: Date; today: string; themeIds: readonly string[] },
): Promise<NetworkFigures> {
  const [member, data, quality, grade, commitments, sources, demand, coverage] = await Promise.all([
    memberFigures(db),
    dataFigures(db),
    qualityFigures(db),
    gradeFigure(db, today),
    commitmentFigures(db, today),
    sourceFigures(db, now),
    demandFigures(db),
    coverageOfThemes(db, themeIds),
  ]);
  const possible = coverage.reduce((sum, each) => sum + each.members, 0);
  const covered = coverage.reduce((sum, each) => sum + each.publishing, 0);
  return {
    ...member,
    ...data,
    ...quality,
    ...grade,
    ...commitments,
    ...sources,
    ...demand,
    coverage: possible === 0 ? null : covered / possible,
  };
}
