import type { Freshness } from './catalog-states.ts';
import {
  adelaGradeOf,
  adelaValues,
  implementationPoints,
  isBulk,
  isCurrent,
  isDownloadable,
  isLinked,
  isSustained,
  type DatasetTraits,
} from './scorecard-datasets.ts';
import {
  confidenceOf,
  overallConfidence,
  scorecardFigureIds,
  scorecardFigures,
  type Confidence,
  type ScorecardFigure,
  type ScorecardScope,
} from './scorecard-figures.ts';

/** So many datasets that are alike in all that a scorecard looks at. */
export type AlikeDatasets = DatasetTraits & { datasets: number };

/** All that a scorecard of one government, or of one theme of it, is made of. */
export type ScorecardFacts = {
  datasets: readonly AlikeDatasets[];
  /** Points of the Metadata Quality Assessment that the catalogue won, of those that could be judged (at most 405). */
  metadata: { won: number; judged: number };
  /** Standards it publishes of those asked of it. */
  standards: { published: number; asked: number };
  /** Of what its plan promised: opened by its first date, later, or not yet though the date is over. */
  plan: { inTime: number; late: number; missed: number };
  commitments: { met: number; metLate: number; unmet: number };
  /** Requests and reports answered in time, and those that were not. */
  answers: { inTime: number; late: number };
};

/** One figure: `value` is 0 to 100, null when there is nothing to judge; `counts` say how it came about. */
export type FigureResult = {
  id: ScorecardFigure;
  value: number | null;
  /** How many things were judged. */
  basis: number;
  confidence: Confidence;
  /** Of the 100 of the overall grade. */
  weight: number;
  counts: Readonly<Record<string, number>>;
  /** False while the coordination set it aside: it is shown, and does not count. */
  isCounted: boolean;
};

export type ScorecardResult = {
  /** 0 to 100 with one decimal; null when there is too little to judge. */
  grade: number | null;
  confidence: Confidence;
  datasets: number;
  figures: FigureResult[];
};

type Counted = { value: number; basis: number; counts: Record<string, number> };

const toOneDecimal = (value: number): number => Math.round(value * 10 + 1e-9) / 10;
const percent = (won: number, of: number): number => (of === 0 ? 0 : (100 * won) / of);

function sumOf(datasets: readonly AlikeDatasets[], holds: (one: AlikeDatasets) => boolean): number {
  return datasets.reduce((sum, one) => sum + (holds(one) ? one.datasets : 0), 0);
}

const calculators: Record<ScorecardFigure, (facts: ScorecardFacts) => Counted> = {
  implementation({ datasets }) {
    const basis = sumOf(datasets, () => true);
    const counts = {
      downloadable: sumOf(datasets, isDownloadable),
      bulk: sumOf(datasets, isBulk),
      current: sumOf(datasets, isCurrent),
      sustained: sumOf(datasets, isSustained),
      linked: sumOf(datasets, isLinked),
    };
    const won = (Object.keys(counts) as (keyof typeof counts)[]).reduce(
      (sum, part) => sum + counts[part] * implementationPoints[part],
      0,
    );
    return { value: basis === 0 ? 0 : won / basis, basis, counts };
  },
  metadata({ datasets, metadata: { won, judged } }) {
    const basis = judged === 0 ? 0 : sumOf(datasets, () => true);
    return { value: percent(won, judged), basis, counts: { won, judged } };
  },
  coverage({ datasets, standards }) {
    const { published, asked } = standards;
    // Who publishes nothing at all is not said to publish badly.
    const basis = sumOf(datasets, () => true) === 0 ? 0 : asked;
    return { value: percent(published, asked), basis, counts: { published, asked } };
  },
  plan({ plan: { inTime, late, missed } }) {
    const basis = inTime + late + missed;
    return { value: percent(inTime + late / 2, basis), basis, counts: { inTime, late, missed } };
  },
  commitments({ commitments: { met, metLate, unmet } }) {
    const basis = met + metLate + unmet;
    return { value: percent(met + metLate * 0.75, basis), basis, counts: { met, metLate, unmet } };
  },
  answers({ answers: { inTime, late } }) {
    const basis = inTime + late;
    return { value: percent(inTime, basis), basis, counts: { inTime, late } };
  },
  freshness({ datasets }) {
    const countOf = (freshness: Freshness) => sumOf(datasets, (one) => one.freshness === freshness);
    const counts = { fresh: countOf('fresh'), late: countOf('late'), stale: countOf('stale') };
    const basis = counts.fresh + counts.late + counts.stale;
    return { value: percent(counts.fresh + counts.late / 2, basis), basis, counts };
  },
  adela({ datasets }) {
    const counts = { gold: 0, silver: 0, bronze: 0, none: 0 };
    for (const one of datasets) counts[adelaGradeOf(one)] += one.datasets;
    const basis = counts.gold + counts.silver + counts.bronze + counts.none;
    const won =
      counts.gold * adelaValues.gold +
      counts.silver * adelaValues.silver +
      counts.bronze * adelaValues.bronze;
    return { value: basis === 0 ? 0 : won / basis, basis, counts };
  },
};

/**
 * The scorecard of a government, or of one theme of it, from counted facts. The overall grade is the mean of the
 * figures that could be judged, by weight, leaving out those in `setAside`; there is none when too little could be.
 */
export function scorecardOf(
  facts: ScorecardFacts,
  { scope, setAside = [] }: { scope: ScorecardScope; setAside?: readonly string[] },
): ScorecardResult {
  let won = 0;
  let judged = 0;
  const figures = scorecardFigureIds.map((id): FigureResult => {
    const { weight } = scorecardFigures[id];
    const { value, basis, counts } = calculators[id](facts);
    const isCounted = !setAside.includes(id);
    if (basis > 0 && isCounted) {
      won += value * weight;
      judged += weight;
    }
    return {
      id,
      value: basis === 0 ? null : toOneDecimal(value),
      basis,
      confidence: confidenceOf(basis, scope),
      weight,
      counts,
      isCounted,
    };
  });
  const confidence = overallConfidence(figures.filter(({ isCounted }) => isCounted));
  return {
    grade: confidence === 'none' || judged === 0 ? null : toOneDecimal(won / judged),
    confidence,
    datasets: sumOf(facts.datasets, () => true),
    figures,
  };
}
