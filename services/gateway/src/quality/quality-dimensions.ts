import { qualityIndicators, type Findings, type QualityDimension, type QualityIndicator } from '@rma/domain';
import type { IndicatorShare } from '@rma/persistence';
import { dimensionNames, indicatorNames } from './quality-words.ts';

export type IndicatorShown = {
  id: QualityIndicator;
  name: string;
  of: number;
  /** Null: nobody can tell yet. */
  won: number | null;
  share: number | null;
};

export type DimensionShown = {
  id: QualityDimension;
  name: string;
  of: number;
  won: number;
  indicators: IndicatorShown[];
};

const ids = Object.keys(qualityIndicators) as QualityIndicator[];

/** The method's dimensions with their indicators, each met by a share from 0 to 1 or not known (null). */
function dimensionsOf(shareOf: (id: QualityIndicator) => number | null): DimensionShown[] {
  const shown = ids.map((id) => {
    const { points, dimension } = qualityIndicators[id];
    const share = shareOf(id);
    const won = share === null ? null : Math.round(points * share * 100) / 100;
    return { dimension, indicator: { id, name: indicatorNames[id], of: points, won, share } };
  });
  return [...Map.groupBy(shown, ({ dimension }) => dimension)].map(([id, rows]) => {
    const indicators = rows.map(({ indicator }) => indicator);
    return {
      id,
      name: dimensionNames[id],
      of: indicators.reduce((sum, { of }) => sum + of, 0),
      won: Math.round(indicators.reduce((sum, { won }) => sum + (won ?? 0), 0) * 100) / 100,
      indicators,
    };
  });
}

/** Of one dataset: what it does not lose, it wins. */
export const datasetDimensions = (findings: Findings): DimensionShown[] =>
  dimensionsOf((id) => {
    const finding = findings[id];
    if (finding === undefined) return 1;
    return finding === null ? null : Math.max(0, 1 - finding[0] / qualityIndicators[id].points);
  });

/** Of a catalogue: the share of its datasets that meet each. */
export function catalogueDimensions(indicators: readonly IndicatorShare[]): DimensionShown[] {
  const shares = new Map(indicators.map(({ id, share }) => [id, share]));
  return dimensionsOf((id) => shares.get(id) ?? null);
}
