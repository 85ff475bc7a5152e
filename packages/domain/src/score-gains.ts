import type { FixId } from './quality-fixes.ts';
import type { FigureResult } from './scorecard.ts';
import { implementationPoints } from './scorecard-datasets.ts';
import type { ScorecardFigure } from './scorecard-figures.ts';

/** What else than mending datasets raises a government's grade: publishing a standard, opening, keeping its word. */
export const dutyIds = ['publish-standard', 'open-promised', 'keep-commitments'] as const;
export type DutyId = (typeof dutyIds)[number];

/** Minutes of work of one of each: estimates of our own, to put things in order and for nothing else. */
export const dutyMinutes: Record<DutyId, number> = {
  'publish-standard': 180,
  'open-promised': 120,
  'keep-commitments': 120,
};

type Figures = readonly FigureResult[];

const figureOf = (figures: Figures, id: ScorecardFigure): FigureResult | null =>
  figures.find((figure) => figure.id === id && figure.isCounted && figure.value !== null) ?? null;

/** Points of the overall grade that a figure gives when it rises by so many of its own hundred. */
function gradePoints(figures: Figures, id: ScorecardFigure, rise: number): number {
  const figure = figureOf(figures, id);
  if (figure === null || figure.value === null) return 0;
  const judged = figures.reduce(
    (sum, { weight, value, isCounted }) => sum + (isCounted && value !== null ? weight : 0),
    0,
  );
  return (figure.weight * Math.min(rise, 100 - figure.value)) / judged;
}

const countOf = (figures: Figures, id: ScorecardFigure, name: string): number =>
  figureOf(figures, id)?.counts[name] ?? 0;
const basisOf = (figures: Figures, id: ScorecardFigure): number => figureOf(figures, id)?.basis ?? 0;

/**
 * A duty as it stands: how many there are to do, and the points of the grade that doing one gives. One more standard
 * counts whole; what the plan promised counts half once it is late, and a commitment kept late three quarters.
 */
export function dutyOf(figures: Figures, id: DutyId): { open: number; gain: number } {
  switch (id) {
    case 'publish-standard': {
      const asked = basisOf(figures, 'coverage');
      const open = asked - countOf(figures, 'coverage', 'published');
      return { open, gain: open === 0 ? 0 : gradePoints(figures, 'coverage', 100 / asked) };
    }
    case 'open-promised': {
      const open = countOf(figures, 'plan', 'missed');
      return { open, gain: open === 0 ? 0 : gradePoints(figures, 'plan', 50 / basisOf(figures, 'plan')) };
    }
    case 'keep-commitments': {
      const open = countOf(figures, 'commitments', 'unmet');
      const rise = 75 / basisOf(figures, 'commitments');
      return { open, gain: open === 0 ? 0 : gradePoints(figures, 'commitments', rise) };
    }
  }
}

/** A fix of datasets, as a catalogue's quality counts it: `points` of the 405 that the whole catalogue gains. */
export type CountedFix = { id: FixId; datasets: number; points: number };

/** What each fix of an address, of a delivery or of a format adds to how the data are delivered. */
function implementationRise(fix: CountedFix, figures: Figures, all: readonly CountedFix[]): number {
  const datasets = basisOf(figures, 'implementation');
  if (datasets === 0) return 0;
  const partOf = (ids: readonly FixId[], lacking: number) => {
    if (!ids.includes(fix.id)) return 0;
    const touched = all.reduce((sum, one) => sum + (ids.includes(one.id) ? one.datasets : 0), 0);
    return (Math.min(lacking, touched) * fix.datasets) / touched / datasets;
  };
  const lacking = (part: keyof typeof implementationPoints) =>
    datasets - countOf(figures, 'implementation', part);
  const late = countOf(figures, 'freshness', 'late') + countOf(figures, 'freshness', 'stale');
  return (
    partOf(['links', 'download-url'], lacking('downloadable')) * implementationPoints.downloadable +
    partOf(['open-format'], lacking('bulk')) * implementationPoints.bulk +
    partOf(['deliver'], late) * implementationPoints.current +
    partOf(['linked-data'], lacking('linked')) * implementationPoints.linked
  );
}

/** What delivering what is late gives: a late dataset counted half already, a stale one nothing. */
function freshnessRise(fix: CountedFix, figures: Figures, all: readonly CountedFix[]): number {
  const basis = basisOf(figures, 'freshness');
  if (fix.id !== 'deliver' || basis === 0) return 0;
  const touched = all.reduce((sum, one) => sum + (one.id === 'deliver' ? one.datasets : 0), 0);
  const won = countOf(figures, 'freshness', 'stale') * 100 + countOf(figures, 'freshness', 'late') * 50;
  return (won / basis) * (fix.datasets / touched);
}

/**
 * Points of the overall grade that a fix of datasets gives, of the figures that say how many they counted. `all` are
 * the government's fixes: several that mend the same lack share what mending it gives. An estimate: what a fix gives
 * to gold, silver and bronze is not counted.
 */
export function scoreGainOf(fix: CountedFix, figures: Figures, all: readonly CountedFix[]): number {
  const judged = countOf(figures, 'metadata', 'judged');
  const metadata = judged === 0 ? 0 : (100 * fix.points) / judged;
  return (
    gradePoints(figures, 'metadata', metadata) +
    gradePoints(figures, 'implementation', implementationRise(fix, figures, all)) +
    gradePoints(figures, 'freshness', freshnessRise(fix, figures, all))
  );
}
