import { fixOf, qualityIndicators, type FixId, type QualityIndicator } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Selectable, type Transaction } from 'kysely';

/** One worker counts at a time, so that no older count is written over a newer one. */
const LOCK = 7_310_002;

/** False while somebody else counts; else nobody else does until the transaction ends. */
export async function lockRecount(trx: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as held`.execute(
    trx,
  );
  return rows[0]?.held ?? false;
}

/** Up to so many datasets a catalogue is counted whenever it changed; each further one lets it wait so long. */
const COUNTED_AT_ONCE = 1000;
const REST_PER_DATASET_MS = 6;

/**
 * Governments of whose datasets some quality changed, with the notes that say so. A large catalogue, which a harvest
 * changes all the while, is counted again after a rest that grows with it: ten minutes with 100,000 datasets.
 */
export async function dueCatalogues(
  db: Kysely<Tables>,
  { limit, now }: { limit: number; now: Date },
): Promise<{ cvegeo: string; seqs: number[] }[]> {
  const { rows } = await sql<{ cvegeo: string; seqs: number[] }>`
    select due.cvegeo, json_agg(due.seq) as seqs from observatory.catalogue_due due
    left join national.catalogue_quality known on known.cvegeo = due.cvegeo and known.theme_id = ''
    where known.computed_at is null or known.computed_at <= ${now}::timestamptz
      - make_interval(secs => greatest(known.datasets - ${COUNTED_AT_ONCE}::integer, 0) * ${REST_PER_DATASET_MS / 1000}::float8)
    group by due.cvegeo order by min(due.seq) limit ${limit}`.execute(db);
  return rows;
}

export const forgetDueCatalogues = (trx: Transaction<Tables>, seqs: readonly number[]) =>
  sql`delete from observatory.catalogue_due where seq = any(${[...seqs]}::bigint[])`.execute(trx);

/** Null theme: all themes together. */
type OfTheme = { cvegeo: string; isAll: boolean; themeId: string | null };

export type CatalogueTotals = OfTheme & {
  datasets: number;
  grade: number;
  links: number | null;
  documentation: number | null;
  fresh: number;
  late: number;
  stale: number;
  unknown: number;
  conforms: number;
  fails: number;
  unchecked: number;
  noStandard: number;
  excellent: number;
  good: number;
  sufficient: number;
  bad: number;
  stars: number[];
};

const counted = (column: string, value: string | number) =>
  sql`count(*) filter (where ${sql.ref(column)} = ${sql.lit(value)})`;

/** How many datasets of each kind each catalogue has, by theme and of all themes. */
export async function totalsOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<CatalogueTotals[]> {
  const { rows } = await sql<CatalogueTotals>`
    select cvegeo, grouping(theme_id) = 1 as "isAll", theme_id as "themeId", count(*) as datasets,
      avg(grade)::real as grade, avg(links)::real as links, avg(documentation)::real as documentation,
      ${counted('freshness', 'fresh')} as fresh, ${counted('freshness', 'late')} as late,
      ${counted('freshness', 'stale')} as stale, ${counted('freshness', 'unknown')} as unknown,
      ${counted('conformance', 'conforms')} as conforms, ${counted('conformance', 'fails')} as fails,
      ${counted('conformance', 'unchecked')} as unchecked, ${counted('conformance', 'no-standard')} as "noStandard",
      ${counted('rating', 'excellent')} as excellent, ${counted('rating', 'good')} as good,
      ${counted('rating', 'sufficient')} as sufficient, ${counted('rating', 'bad')} as bad,
      json_build_array(${sql.join([0, 1, 2, 3, 4, 5].map((stars) => counted('stars', stars)))}) as stars
    from national.dataset_quality where cvegeo = any(${[...cvegeos]}::text[])
    group by grouping sets ((cvegeo, theme_id), (cvegeo))`.execute(db);
  return rows;
}

export type IndicatorLoss = OfTheme & { id: QualityIndicator; unknown: number; lost: number };

/** What each catalogue loses of each indicator of the method, by theme and of all themes. */
export async function lossesOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<IndicatorLoss[]> {
  const { rows } = await sql<IndicatorLoss>`
    select cvegeo, grouping(theme_id) = 1 as "isAll", theme_id as "themeId", finding.key as id,
      count(*) filter (where finding.value = 'null'::jsonb) as unknown,
      coalesce(sum((finding.value->>0)::double precision), 0) as lost
    from national.dataset_quality cross join lateral jsonb_each(findings) as finding
    where cvegeo = any(${[...cvegeos]}::text[]) and finding.key = any(${Object.keys(qualityIndicators)}::text[])
    group by grouping sets ((cvegeo, theme_id, finding.key), (cvegeo, finding.key))`.execute(db);
  return rows;
}

export type FixTotal = {
  cvegeo: string;
  /** Null: hosted here. */
  sourceId: string | null;
  fix: FixId;
  datasets: number;
  /** Sums over its datasets: of the 405, and of the grade. */
  points: number;
  gain: number;
  /** Of those that lose most, some twice; and the package with most of them, of what is hosted. */
  examples: string[];
  packageId: string | null;
};

const mended = JSON.stringify(
  Object.entries(fixOf).flatMap(([finding, fix]) =>
    fix === null ? [] : [{ finding, fix, counts: Object.hasOwn(qualityIndicators, finding) }],
  ),
);

/** What each fix would give each catalogue, apart for what is hosted and for each source. */
export async function fixTotalsOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<FixTotal[]> {
  const { rows } = await sql<FixTotal>`
    select quality.cvegeo, dataset.source_id as "sourceId", mended.fix,
      count(distinct quality.dataset_id) as datasets,
      coalesce(sum((finding.value->>0)::double precision) filter (where mended.counts), 0) as points,
      coalesce(sum((finding.value->>1)::double precision), 0) as gain,
      (array_agg(quality.dataset_id order by (finding.value->>1)::double precision desc, quality.ordinal))[1:9]
        as examples,
      mode() within group (order by dataset.package_id) as "packageId"
    from national.dataset_quality quality
    join national.dataset dataset on dataset.id = quality.dataset_id
    cross join lateral jsonb_each(quality.findings) as finding
    join jsonb_to_recordset(${mended}::jsonb) as mended (finding text, fix text, counts boolean)
      on mended.finding = finding.key
    -- Inventories and plans are datasets of no package: the network writes them, and nobody can mend them.
    where quality.cvegeo = any(${[...cvegeos]}::text[]) and finding.value <> 'null'::jsonb
      and (dataset.source_id is not null or dataset.package_id is not null)
    group by quality.cvegeo, dataset.source_id, mended.fix`.execute(db);
  return rows;
}

export const knownCatalogues = (
  db: Kysely<Tables>,
  cvegeos: readonly string[],
): Promise<Selectable<Tables['national.catalogue_quality']>[]> =>
  db
    .selectFrom('national.catalogue_quality')
    .selectAll()
    .where('cvegeo', 'in', [...cvegeos])
    .execute();

export async function putCatalogues(
  trx: Transaction<Tables>,
  rows: readonly Insertable<Tables['national.catalogue_quality']>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const replaced = Object.keys(first).filter((column) => column !== 'cvegeo' && column !== 'theme_id');
  await trx
    .insertInto('national.catalogue_quality')
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['cvegeo', 'theme_id'])
        .doUpdateSet((eb) =>
          Object.fromEntries(
            replaced.map((column) => [column, eb.ref(`excluded.${column}` as 'excluded.score')]),
          ),
        ),
    )
    .execute();
}

export async function forgetCatalogue(
  trx: Transaction<Tables>,
  { cvegeo, theme_id }: { cvegeo: string; theme_id: string },
): Promise<void> {
  await trx
    .deleteFrom('national.catalogue_quality')
    .where('cvegeo', '=', cvegeo)
    .where('theme_id', '=', theme_id)
    .execute();
}
