import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

type Database = Kysely<Tables>;

/** Of a place that both it and its state publish, its own figure: it is the one that answers for it. */
const isAuthoritative = sql<boolean>`(figure.publisher = figure.cvegeo or not exists (
  select from national.indicator_value as own
  where own.indicator_id = figure.indicator_id and own.cvegeo = figure.cvegeo and own.period = figure.period
    and own.series = figure.series and own.breakdown = '' and own.publisher = figure.cvegeo))`;

const isReported = sql<boolean>`not ('not-reported' = any(figure.flags))`;
/** Of one whole period: neither months missing nor several years in one. */
const isWhole = sql<boolean>`(figure.value is not null and not (figure.flags && array['partial', 'span']))`;
const isState = sql<boolean>`length(figure.cvegeo) = 2`;

const figures = (db: Database) =>
  db
    .selectFrom('national.indicator_value as figure')
    .select([
      'figure.indicator_id',
      'figure.cvegeo',
      'figure.period',
      'figure.series',
      'figure.breakdown',
      'figure.value',
      'figure.numerator',
      'figure.denominator',
      'figure.months',
      'figure.rows',
      'figure.basis',
      'figure.flags',
      'figure.publisher',
    ])
    .where(isAuthoritative);

export type FigureRow = Awaited<ReturnType<typeof figuresOfPeriod>>[number];

/** How many places report each period of each indicator, and the one in the middle of those that report it whole. */
export const periodsOf = (db: Database, indicatorIds: readonly string[]) =>
  db
    .selectFrom('national.indicator_value as figure')
    .select(['figure.indicator_id', 'figure.period', 'figure.series'])
    .select([
      sql<'STATE' | 'MUNICIPALITY'>`case when ${isState} then 'STATE' else 'MUNICIPALITY' end`.as('level'),
      sql<number>`(count(*) filter (where ${isReported}))::int`.as('reported'),
      sql<number>`(count(*) filter (where not ${isReported}))::int`.as('not_reported'),
      sql<number>`(count(*) filter (where ${isWhole}))::int`.as('whole'),
      sql<
        number | null
      >`percentile_cont(0.5) within group (order by figure.value) filter (where ${isWhole})`.as('median'),
    ])
    .where('figure.indicator_id', 'in', [...indicatorIds])
    .where('figure.breakdown', '=', '')
    .where(isAuthoritative)
    .groupBy(['figure.indicator_id', 'figure.period', 'figure.series', isState])
    .orderBy('figure.indicator_id')
    .orderBy('figure.period', 'desc')
    .orderBy('figure.series', 'desc')
    .orderBy('level', 'desc')
    .execute();

export type PeriodRow = Awaited<ReturnType<typeof periodsOf>>[number];

/** The figures of a period, largest first; at most one for each government of the level. */
export const figuresOfPeriod = (
  db: Database,
  of: {
    indicatorId: string;
    period: string;
    series: string;
    level: 'STATE' | 'MUNICIPALITY';
    breakdown: string;
  },
) =>
  figures(db)
    .where('figure.indicator_id', '=', of.indicatorId)
    .where('figure.period', '=', of.period)
    .where('figure.series', '=', of.series)
    .where('figure.breakdown', '=', of.breakdown)
    .where(sql`length(figure.cvegeo)`, '=', of.level === 'STATE' ? 2 : 5)
    .orderBy(sql`figure.value desc nulls last`)
    .orderBy('figure.cvegeo')
    .execute();

/** Every period of some governments, or one of them, oldest first. */
export const figuresOfGovernments = (
  db: Database,
  of: { indicatorId: string; cvegeos: readonly string[]; breakdown: string; period: string | null },
): Promise<FigureRow[]> =>
  figures(db)
    .where('figure.indicator_id', '=', of.indicatorId)
    .where('figure.cvegeo', 'in', [...of.cvegeos])
    .where('figure.breakdown', '=', of.breakdown)
    .$if(of.period !== null, (query) => query.where('figure.period', '=', of.period ?? ''))
    .orderBy('figure.cvegeo')
    .orderBy('figure.period')
    .orderBy('figure.series')
    .execute();

/** The parts of one government's figure in a period, largest first. */
export const breakdownOf = (
  db: Database,
  of: { indicatorId: string; cvegeo: string; period: string; series: string },
): Promise<FigureRow[]> =>
  figures(db)
    .where('figure.indicator_id', '=', of.indicatorId)
    .where('figure.cvegeo', '=', of.cvegeo)
    .where('figure.period', '=', of.period)
    .where('figure.series', '=', of.series)
    .where('figure.breakdown', '<>', '')
    .orderBy(sql`figure.value desc nulls last`)
    .orderBy('figure.breakdown')
    .limit(200)
    .execute();

/** The values a breakdown takes, in alphabetical order. */
export const breakdownNames = async (db: Database, indicatorId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('national.indicator_value')
    .select('breakdown')
    .distinct()
    .where('indicator_id', '=', indicatorId)
    .where('breakdown', '<>', '')
    .orderBy('breakdown')
    .limit(200)
    .execute();
  return rows.map(({ breakdown }) => breakdown);
};

/** The newest figure of each indicator for each government: of a whole period when there is one. */
export const newestFigures = (db: Database, cvegeos: readonly string[]): Promise<FigureRow[]> =>
  figures(db)
    .distinctOn(['figure.cvegeo', 'figure.indicator_id'])
    .where('figure.cvegeo', 'in', [...cvegeos])
    .where('figure.breakdown', '=', '')
    .orderBy('figure.cvegeo')
    .orderBy('figure.indicator_id')
    .orderBy(isWhole, 'desc')
    .orderBy(isReported, 'desc')
    .orderBy('figure.period', 'desc')
    .orderBy('figure.series', 'desc')
    .execute();

/** Who publishes what each indicator is computed of, and when it was. */
export const indicatorSources = (db: Database, indicatorIds: readonly string[]) =>
  db
    .selectFrom('national.indicator_source')
    .select(['indicator_id', 'publisher', 'parts', 'rows', 'basis', 'computed_at'])
    .where('indicator_id', 'in', [...indicatorIds])
    .orderBy('publisher')
    .execute();

export type IndicatorSourceRow = Awaited<ReturnType<typeof indicatorSources>>[number];
