import { indicator, indicators, latest, themes, type Indicator } from '@rma/themes';
import { GatewayError } from '../graphql/gateway-error.ts';
import type { GatewayContext, Resolver, TypeResolvers } from '../graphql/context.ts';
import { breakdownNames, breakdownOf, figuresOfGovernments, figuresOfPeriod } from './indicator-queries.ts';
import type { FigureRow, IndicatorSourceRow, PeriodRow } from './indicator-queries.ts';

const MOST_COMPARED = 40;

type MapArguments = {
  level?: PeriodRow['level'] | null;
  period?: string | null;
  series?: string | null;
  breakdown?: string | null;
};
type IndicatorMap = {
  of: Indicator;
  period: PeriodRow;
  breakdown: string;
  figures: FigureRow[];
};

const allIndicators: Resolver<unknown, { theme?: string | null }> = (_, { theme }) => {
  const order = themes().map(({ id }) => id);
  return indicators()
    .filter((each) => theme === null || theme === undefined || each.theme === theme)
    .toSorted((a, b) => order.indexOf(a.theme) - order.indexOf(b.theme));
};
const indicatorById: Resolver<unknown, { id: string }> = (_, { id }) => indicator(id);

export const indicatorQueries = { indicators: allIndicators, indicator: indicatorById };

const word = (text: string): string => text.toUpperCase().replaceAll('-', '_');

const periods = async ({ id }: Indicator, { batches }: GatewayContext): Promise<PeriodRow[]> =>
  (await batches.indicatorPeriods(id)) ?? [];

/** The newest period that some place reports whole, else the newest; null when there is none. */
function newestOf(rows: readonly PeriodRow[]): PeriodRow | null {
  return rows.find(({ whole }) => whole > 0) ?? rows.find(({ reported }) => reported > 0) ?? rows[0] ?? null;
}

/** Of the level asked for, else of whichever more places report. */
function periodOf(rows: readonly PeriodRow[], { level, period, series }: MapArguments): PeriodRow | null {
  const chosen = rows.filter(
    (row) =>
      (level === null || level === undefined || row.level === level) &&
      (period === null || period === undefined || row.period === period) &&
      (series === null || series === undefined || row.series === series),
  );
  if (level !== null && level !== undefined) return newestOf(chosen);
  const states = newestOf(chosen.filter((row) => row.level === 'STATE'));
  const municipalities = newestOf(chosen.filter((row) => row.level === 'MUNICIPALITY'));
  if (states === null || municipalities === null) return states ?? municipalities;
  return municipalities.reported > states.reported ? municipalities : states;
}

async function map(of: Indicator, args: MapArguments, context: GatewayContext): Promise<IndicatorMap | null> {
  const period = periodOf(await periods(of, context), args);
  if (period === null) return null;
  const breakdown = args.breakdown ?? '';
  const figures = await figuresOfPeriod(context.db, { ...period, indicatorId: of.id, breakdown });
  return { of, period, breakdown, figures };
}

async function lines(
  of: Indicator,
  { cvegeos, breakdown, period }: { cvegeos: string[]; breakdown?: string | null; period?: string | null },
  { db, directory }: GatewayContext,
) {
  const wanted = [...new Set(cvegeos)];
  if (wanted.length > MOST_COMPARED) {
    const expected = { es: `tiene hasta ${MOST_COMPARED} claves`, en: `has up to ${MOST_COMPARED} keys` };
    throw new GatewayError('BAD_ARGUMENT', { argument: 'cvegeos', expected });
  }
  const known = wanted.map((cvegeo) => directory.of(cvegeo)).filter((one) => one !== null);
  if (known.length === 0) return [];
  const rows = await figuresOfGovernments(db, {
    indicatorId: of.id,
    cvegeos: known.map(({ cvegeo }) => cvegeo),
    breakdown: breakdown ?? '',
    period: period ?? null,
  });
  return known.map((government) => ({
    government,
    figures: rows.filter(({ cvegeo }) => cvegeo === government.cvegeo),
  }));
}

const ofGovernment: Resolver<{ cvegeo: string }, { theme?: string | null }> = async (
  { cvegeo },
  { theme },
  { batches },
) => {
  const rows = (await batches.newestFigures(cvegeo)) ?? [];
  return rows.filter(({ indicator_id }) => {
    const of = indicator(indicator_id);
    return of !== null && (theme === null || theme === undefined || of.theme === theme);
  });
};

export const indicatorTypes: Record<string, TypeResolvers<never>> = {
  Government: { indicators: ofGovernment },
  Indicator: {
    theme: ({ theme }) => themes().find(({ id }) => id === theme) ?? null,
    standard: ({ standard }) => latest(standard),
    title: ({ title }) => title.es,
    description: ({ description }) => description.es,
    unit: ({ unit }) => unit.es,
    formula: ({ formula }) => formula.es,
    population: ({ measure }) =>
      measure.kind === 'rate' ? 'INEGI, Censo de Población y Vivienda 2020' : null,
    breakdownTitle: ({ breakdown }) => breakdown?.title.es ?? null,
    better: ({ better }) => word(better),
    fewBelow: ({ fewBelow }) => fewBelow ?? null,
    breaks: ({ breaks }) => breaks.map(({ year, why }) => ({ year, why: why.es })),
    periods: (of, _, context) => periods(of, context),
    breakdowns: ({ id, breakdown }, _, { db }) => (breakdown === undefined ? [] : breakdownNames(db, id)),
    map,
    lines,
    sources: async ({ id }, _, { batches }) => (await batches.indicatorSources(id)) ?? [],
    url: ({ id }, _, { publicUrl }) => `${publicUrl}/indicadores/${id}`,
    csvUrl: ({ id }, _, { publicUrl }) => `${publicUrl}/api/v1/indicators/${id}.csv`,
    jsonUrl: ({ id }, _, { publicUrl }) => `${publicUrl}/api/v1/indicators/${id}.json`,
  } satisfies Record<string, Resolver<Indicator, never>>,
  IndicatorPeriod: {
    notReported: ({ not_reported }) => not_reported,
  } satisfies TypeResolvers<PeriodRow>,
  IndicatorMap: {
    period: ({ period }) => period.period,
    series: ({ period }) => period.series,
    level: ({ period }) => period.level,
    median: ({ period, breakdown }) => (breakdown === '' ? period.median : null),
    marks: ({ figures }, _, { directory }) =>
      figures.map((figure) => {
        const { name, lon, lat, state_name, level } = directory.of(figure.cvegeo) ?? {};
        const fullName = level === 'municipality' ? `${name}, ${state_name}` : (name ?? figure.cvegeo);
        return { ...figure, name: name ?? figure.cvegeo, fullName, lon: lon ?? null, lat: lat ?? null };
      }),
  } satisfies TypeResolvers<IndicatorMap>,
  IndicatorMark: {
    flags: ({ flags }) => flags.map(word),
  } satisfies TypeResolvers<FigureRow>,
  IndicatorFigure: {
    indicator: ({ indicator_id }) => indicator(indicator_id),
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    publisher: ({ publisher }, _, { directory }) => directory.of(publisher),
    breakdown: ({ breakdown }) => (breakdown === '' ? null : breakdown),
    flags: ({ flags }) => flags.map(word),
    parts: ({ indicator_id, cvegeo, period, series, breakdown }, _, { db }) =>
      breakdown === '' ? breakdownOf(db, { indicatorId: indicator_id, cvegeo, period, series }) : [],
  } satisfies TypeResolvers<FigureRow>,
  IndicatorSource: {
    government: ({ publisher }, _, { directory }) => directory.of(publisher),
    datasets: ({ parts }, _, { publicUrl }) =>
      parts.map(({ datasetId, sha256 }) => ({
        id: datasetId,
        sha256,
        url: `${publicUrl}/datasets/${datasetId}`,
      })),
    computedAt: ({ computed_at }) => computed_at,
  } satisfies TypeResolvers<IndicatorSourceRow>,
};
