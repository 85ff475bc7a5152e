import { freshnessOf, type Freshness } from '@rma/domain';
import { standards, type Standard } from '@rma/themes';
import type { Holding } from './holdings-queries.ts';

export type FreshnessCount = Record<Freshness, number>;
export type CoverageStatus = 'PUBLISHED' | 'LATE' | 'STALE' | 'MISSING';
export type Coverage = {
  standard: Standard;
  status: CoverageStatus;
  datasets: number;
  modified: Date | null;
};

const sum = (holdings: readonly Holding[]) => holdings.reduce((total, { datasets }) => total + datasets, 0);

/** The latest date among holdings, null when none has one. */
export function latestOf(holdings: readonly Holding[]): Date | null {
  return holdings.reduce<Date | null>(
    (latest, { modified }) =>
      modified !== null && (latest === null || modified > latest) ? modified : latest,
    null,
  );
}

/** How many datasets of the holdings are fresh, late, stale or of unknown freshness at `now`. */
export function countFreshness(holdings: readonly Holding[], now: Date): FreshnessCount {
  const count: FreshnessCount = { fresh: 0, late: 0, stale: 0, unknown: 0 };
  for (const holding of holdings) count[freshnessOf(holding, now)] += holding.datasets;
  return count;
}

export function countDatasets(holdings: readonly Holding[]): number {
  return sum(holdings);
}

const statusOf: Record<Freshness, CoverageStatus> = {
  fresh: 'PUBLISHED',
  unknown: 'PUBLISHED',
  late: 'LATE',
  stale: 'STALE',
};

/**
 * Every standard of the network (of one theme, when given) and how the holdings meet it. A standard published in
 * several datasets is as fresh as its latest; without a promise of periodicity it is simply published.
 */
export function coverageOf(
  holdings: readonly Holding[],
  { now, themeId }: { now: Date; themeId?: string },
): Coverage[] {
  return standards()
    .filter((standard) => themeId === undefined || standard.theme === themeId)
    .map((standard) => {
      const own = holdings.filter(({ standard_id }) => standard_id?.split('@')[0] === standard.id);
      const modified = latestOf(own);
      const latest = own.find((holding) => holding.modified?.getTime() === modified?.getTime()) ?? own[0];
      if (latest === undefined) return { standard, status: 'MISSING', datasets: 0, modified: null };
      const periodicity = latest.periodicity ?? standard.periodicity;
      const status = statusOf[freshnessOf({ modified, periodicity }, now)];
      return { standard, status, datasets: sum(own), modified };
    });
}

/** Standards published (late and stale too) over all of them, 0 to 1; 0 when there are none. */
export function coverageShare(coverage: readonly Coverage[]): number {
  if (coverage.length === 0) return 0;
  return coverage.filter(({ status }) => status !== 'MISSING').length / coverage.length;
}
