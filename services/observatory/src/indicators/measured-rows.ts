import type { Cell } from '@rma/tabular';

/** One figure as the rows give it, of a place, a period, a series and a breakdown (empty: the total). */
export type MeasuredRow = {
  /** The key of the government. */
  place: string;
  period: string;
  series: string;
  breakdown: string;
  /** Events of a rate or part of a share, whole of a share, value of a statistic. */
  numerator: number | null;
  whole: number | null;
  statistic: number | null;
  rows: number;
  basis: number;
  /** Bit n−1 is month n: the months with rows, whatever they count. Null where months are not counted so. */
  months: number | null;
  /** The last month of the period in which the publisher's rows count anything. */
  lastCounted: number | null;
  /** The last period of the series in the publisher's rows, whatever they count; empty where months are not counted. */
  lastPeriod: string;
};

/** Of all of a publisher's rows (null), those of no municipality in particular (empty) or those of one. */
type Group = { mun: string | null; period: string; series: string };

const numberOf = (cell: Cell | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);
const textOf = (cell: Cell | undefined): string => String(cell ?? '');

const groupOf = (cells: readonly Cell[]): Group => ({
  mun: cells[0] === null ? null : textOf(cells[0]),
  period: textOf(cells[1]),
  series: textOf(cells[2]),
});

const isTotal = (cells: readonly Cell[]): boolean => cells[3] === '';

const measuredGroup = (cells: readonly Cell[]) => ({
  ...groupOf(cells),
  breakdown: textOf(cells[3]),
  numerator: numberOf(cells[4]),
  whole: numberOf(cells[5]),
  statistic: numberOf(cells[6]),
  rows: Number(cells[7]),
  basis: Number(cells[8]),
});
const monthsGroup = (cells: readonly Cell[]) => ({
  ...groupOf(cells),
  months: numberOf(cells[3]),
  lastCounted: numberOf(cells[4]),
});

const keyOf = ({ mun, period, series }: Group) => JSON.stringify([mun, period, series]);

/**
 * What the statements answered, placed. Where a publisher gives rows of itself as a whole for a period, its figure is
 * theirs; otherwise it is that of all of its rows. One by one, for a state may have hundreds of thousands.
 */
export function* measuredRows(
  publisher: string,
  measured: readonly (readonly Cell[])[],
  months: readonly (readonly Cell[])[],
): Generator<MeasuredRow, void, void> {
  const monthGroups = months.map(monthsGroup);
  const byKey = new Map(monthGroups.map((group) => [keyOf(group), group]));
  const ofWhole = new Set(
    [...measured.filter(isTotal).map(groupOf), ...monthGroups].filter(({ mun }) => mun === '').map(keyOf),
  );
  const lastPeriods = new Map<string, string>();
  for (const { series, period } of monthGroups) {
    if (period > (lastPeriods.get(series) ?? '')) lastPeriods.set(series, period);
  }
  for (const cells of measured) {
    const { mun, ...group } = measuredGroup(cells);
    if (mun === null && ofWhole.has(keyOf({ ...group, mun: '' }))) continue;
    yield {
      ...group,
      place: mun === null || mun === '' ? publisher : `${publisher}${mun}`,
      months: byKey.get(keyOf({ ...group, mun }))?.months ?? null,
      lastCounted: byKey.get(keyOf({ ...group, mun: null }))?.lastCounted ?? null,
      lastPeriod: lastPeriods.get(group.series) ?? '',
    };
  }
}
