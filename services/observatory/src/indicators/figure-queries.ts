import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

type Database = Kysely<Tables>;

export type FigureFilter = {
  indicatorId: string;
  period?: string | undefined;
  level?: 'state' | 'municipality' | undefined;
  /** With the parts of each total; totals alone by default. */
  hasBreakdown?: boolean | undefined;
};

/** The place after which the next rows are read: the key of the last one. */
export type FigurePlace = { cvegeo: string; period: string; series: string; breakdown: string };

const ROWS_AT_A_TIME = 5_000;

const figures = (db: Database) =>
  db
    .selectFrom('national.indicator_value as figure')
    .innerJoin('national.government as government', 'government.cvegeo', 'figure.cvegeo')
    .innerJoin('national.government as publisher', 'publisher.cvegeo', 'figure.publisher')
    .select([
      'figure.cvegeo',
      'government.name',
      'government.state_name',
      'government.level',
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
      'publisher.name as publisher_name',
    ]);

/** Of a place that both it and its state publish, its own: it is the one that answers for the figure. */
const isAuthoritative = sql<boolean>`(figure.publisher = figure.cvegeo or not exists (
  select from national.indicator_value as own
  where own.indicator_id = figure.indicator_id and own.cvegeo = figure.cvegeo and own.period = figure.period
    and own.series = figure.series and own.breakdown = '' and own.publisher = figure.cvegeo))`;

const after = ({ cvegeo, period, series, breakdown }: FigurePlace) =>
  sql<boolean>`(figure.cvegeo, figure.period, figure.series, figure.breakdown) > (${cvegeo}, ${period}, ${series}, ${breakdown})`;

async function nextFigures(db: Database, filter: FigureFilter, since: FigurePlace | null) {
  return figures(db)
    .where('figure.indicator_id', '=', filter.indicatorId)
    .where(isAuthoritative)
    .$if(filter.period !== undefined, (query) => query.where('figure.period', '=', filter.period ?? ''))
    .$if(filter.level !== undefined, (query) => query.where('government.level', '=', filter.level ?? 'state'))
    .$if(filter.hasBreakdown !== true, (query) => query.where('figure.breakdown', '=', ''))
    .$if(since !== null, (query) =>
      query.where(after(since ?? { cvegeo: '', period: '', series: '', breakdown: '' })),
    )
    .orderBy('figure.cvegeo')
    .orderBy('figure.period')
    .orderBy('figure.series')
    .orderBy('figure.breakdown')
    .limit(ROWS_AT_A_TIME)
    .execute();
}

export type FigureRow = Awaited<ReturnType<typeof nextFigures>>[number];

/** Every figure that passes, in the order of its key, a few thousand at a time. */
export async function* everyFigure(
  db: Database,
  filter: FigureFilter,
): AsyncGenerator<FigureRow[], void, void> {
  let since: FigurePlace | null = null;
  for (;;) {
    const rows: FigureRow[] = await nextFigures(db, filter, since);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_A_TIME) return;
    since = rows.at(-1) ?? null;
  }
}

/** Who an indicator was computed of: changes whenever its figures may have. */
export const sourcesOf = (db: Database, indicatorId: string) =>
  db
    .selectFrom('national.indicator_source')
    .select(['publisher', 'fingerprint', 'parts', 'rows', 'basis', 'computed_at'])
    .where('indicator_id', '=', indicatorId)
    .orderBy('publisher')
    .execute();
