import type { IndicatorFlag } from '@rma/persistence';
import type { Indicator } from '@rma/themes';
import type { MeasuredRow } from './measured-rows.ts';

export type Figure = {
  cvegeo: string;
  period: string;
  series: string;
  breakdown: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  rows: number;
  basis: number;
  months: number | null;
  flags: IndicatorFlag[];
};

/** What is known of the files that the rows come from. `from` and `to` are days, YYYY-MM-DD; both null when unknown. */
export type FileSpan = { from: string | null; to: string | null; publishedOn: string };

export type FigureContext = {
  /** By key of the government; null where the census has none. Rows of other places are left out. */
  populations: ReadonlyMap<string, number | null>;
  files: readonly FileSpan[];
};

const monthsOfYear = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const monthName = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

/** A month that was over when a file was published; one that was not cannot have been reported whole. */
const isOver = (year: number, month: number, publishedOn: string): boolean =>
  monthName(year, month) < publishedOn.slice(0, 7);

/** Months of a year within the period of some file. Null when no file says its period. */
function monthsWithin(year: number, files: readonly FileSpan[]): number | null {
  const known = files.filter(({ from, to }) => from !== null && to !== null);
  if (known.length === 0) return null;
  return monthsOfYear.filter((month) =>
    known.some(({ from, to, publishedOn }) => {
      const name = monthName(year, month);
      return (
        name >= (from ?? '').slice(0, 7) && name <= (to ?? '').slice(0, 7) && isOver(year, month, publishedOn)
      );
    }),
  ).length;
}

/** Months with rows that were over when published and, in a publisher's last year, not after its last count. */
function monthsReported(row: MeasuredRow, files: readonly FileSpan[]): number {
  const year = Number(row.period);
  const publishedOn =
    files
      .map((file) => file.publishedOn)
      .toSorted()
      .at(-1) ?? '';
  return monthsOfYear.filter(
    (month) =>
      ((row.months ?? 0) & (1 << (month - 1))) !== 0 &&
      isOver(year, month, publishedOn) &&
      (row.period !== row.lastPeriod || row.lastCounted === null || month <= row.lastCounted),
  ).length;
}

function monthsOf(row: MeasuredRow, { time }: Indicator, files: readonly FileSpan[]): number | null {
  if (!/^\d{4}$/.test(row.period)) return null;
  if (time.kind === 'months') return monthsReported(row, files);
  return time.kind === 'events' ? monthsWithin(Number(row.period), files) : null;
}

function valueOf(row: MeasuredRow, { measure }: Indicator, population: number | null) {
  switch (measure.kind) {
    case 'rate':
      return {
        numerator: row.numerator,
        denominator: population,
        value:
          row.numerator === null || population === null || population === 0
            ? null
            : (row.numerator * measure.per) / population,
      };
    case 'share':
      return {
        numerator: row.numerator ?? (row.whole === null ? null : 0),
        denominator: row.whole,
        value: row.whole === null || row.whole === 0 ? null : ((row.numerator ?? 0) * 100) / row.whole,
      };
    case 'statistic':
      return { numerator: null, denominator: null, value: row.statistic };
  }
}

function isFew(row: MeasuredRow, { measure, fewBelow }: Indicator): boolean {
  if (fewBelow === undefined) return false;
  const events = { rate: row.numerator, share: row.whole, statistic: row.basis }[measure.kind];
  return events !== null && events < fewBelow;
}

/**
 * The figures of one publisher's rows, marked with what makes each less than it seems. What was not reported has a null
 * value, never a zero; a year with months missing is not completed. Rows of places that are no government are left out.
 */
export function* figuresOf(
  indicator: Indicator,
  rows: Iterable<MeasuredRow>,
  { populations, files }: FigureContext,
): Generator<Figure, void, void> {
  const isYearly = indicator.time.kind === 'months' || indicator.time.kind === 'events';
  for (const row of rows) {
    const population = populations.get(row.place);
    if (population === undefined) continue;
    const months = monthsOf(row, indicator, files);
    const measured = valueOf(row, indicator, population);
    const isReported =
      row.basis > 0 && months !== 0 && (indicator.measure.kind !== 'rate' || row.numerator !== null);
    const isSpan = row.period.includes('/');
    const flags: IndicatorFlag[] = [
      ...(isReported ? [] : ['not-reported' as const]),
      ...(isReported && indicator.measure.kind === 'rate' && population === null
        ? ['no-population' as const]
        : []),
      ...(isReported && isYearly && !isSpan && months !== 12 ? ['partial' as const] : []),
      ...(isSpan ? ['span' as const] : []),
      ...(isReported && row.basis < row.rows ? ['gaps' as const] : []),
      ...(isReported && isFew(row, indicator) ? ['few' as const] : []),
    ];
    const figure = {
      ...measured,
      ...(isReported ? {} : { value: null, numerator: null }),
      cvegeo: row.place,
      period: row.period,
      series: row.series,
      breakdown: row.breakdown,
      rows: row.rows,
      basis: row.basis,
      months,
      flags,
    };
    if (row.breakdown === '' || figure.value !== null) yield figure;
  }
}
