import { isDeepStrictEqual } from 'node:util';
import { effortOf, inOrderOfWorth, qualityIndicators, type QualityIndicator } from '@rma/domain';
import { transaction, type CatalogueFix, type IndicatorShare, type Tables } from '@rma/persistence';
import type { Selectable } from 'kysely';
import type { ObservatoryDependencies } from '../dependencies.ts';
import {
  dueCatalogues,
  fixTotalsOf,
  forgetCatalogue,
  forgetDueCatalogues,
  knownCatalogues,
  lockRecount,
  lossesOf,
  putCatalogues,
  totalsOf,
  type CatalogueTotals,
  type FixTotal,
  type IndicatorLoss,
} from './catalogue-queries.ts';

const AT_ONCE = 25;
const EXAMPLES = 3;

type CatalogueRow = Omit<Selectable<Tables['national.catalogue_quality']>, 'computed_at'>;

const hundredths = (value: number) => Math.round(value * 100) / 100;
const nullOr = (value: number | null) => (value === null ? null : hundredths(value));

/** The share of a catalogue's datasets that meet each indicator, of those that it could judge. */
function indicatorsOf(datasets: number, losses: readonly IndicatorLoss[]): IndicatorShare[] {
  const byId = new Map(losses.map((loss) => [loss.id, loss]));
  return (Object.keys(qualityIndicators) as QualityIndicator[]).map((id) => {
    const { unknown = 0, lost = 0 } = byId.get(id) ?? {};
    const judged = datasets - unknown;
    if (judged === 0) return { id, share: null, judged };
    const share = 1 - lost / qualityIndicators[id].points / judged;
    return { id, share: Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000, judged };
  });
}

function fixesOf(datasets: number, totals: readonly FixTotal[]): CatalogueFix[] {
  return inOrderOfWorth(
    totals.map(({ fix, sourceId, packageId, examples, datasets: touched, points, gain }) => ({
      id: fix,
      sourceId,
      packageId,
      examples: [...new Set(examples)].slice(0, EXAMPLES),
      datasets: touched,
      points: hundredths(points / datasets),
      grade: hundredths(gain / datasets),
      minutes: Math.round(effortOf(fix, { datasets: touched, isHosted: sourceId === null })),
    })),
  );
}

function rowOf(
  totals: CatalogueTotals,
  { losses, fixes }: { losses: readonly IndicatorLoss[]; fixes: readonly FixTotal[] },
): CatalogueRow {
  const { datasets } = totals;
  const indicators = indicatorsOf(datasets, losses);
  const points = (id: QualityIndicator) => qualityIndicators[id].points;
  const sumOf = (value: (indicator: IndicatorShare) => number) =>
    indicators.reduce((sum, indicator) => sum + value(indicator), 0);
  return {
    cvegeo: totals.cvegeo,
    theme_id: totals.isAll ? '' : (totals.themeId ?? 'none'),
    datasets,
    // The means of its datasets: what few of them tell is not taken for what all would.
    score: hundredths(sumOf(({ id, share, judged }) => ((share ?? 0) * points(id) * judged) / datasets)),
    unknown: hundredths(sumOf(({ id, judged }) => (points(id) * (datasets - judged)) / datasets)),
    grade: hundredths(totals.grade),
    links: nullOr(totals.links),
    documentation: nullOr(totals.documentation),
    indicators,
    counts: {
      freshness: {
        fresh: totals.fresh,
        late: totals.late,
        stale: totals.stale,
        unknown: totals.unknown,
      },
      conformance: {
        conforms: totals.conforms,
        fails: totals.fails,
        unchecked: totals.unchecked,
        'no-standard': totals.noStandard,
      },
      rating: {
        excellent: totals.excellent,
        good: totals.good,
        sufficient: totals.sufficient,
        bad: totals.bad,
      },
      stars: totals.stars,
    },
    fixes: totals.isAll ? fixesOf(datasets, fixes) : [],
  };
}

const keyOf = ({ cvegeo, theme_id }: { cvegeo: string; theme_id: string }) => `${cvegeo} ${theme_id}`;

/** Takes the next governments; how many it counted, null while another worker counts. */
async function step(deps: ObservatoryDependencies): Promise<number | null> {
  const { db, clock, logger } = deps;
  return transaction(db, { name: 'recount catalogues', logger, retries: 2 }, async (trx) => {
    if (!(await lockRecount(trx))) return null;
    const due = await dueCatalogues(trx, { limit: AT_ONCE, now: clock.now() });
    if (due.length === 0) return 0;
    const cvegeos = due.map(({ cvegeo }) => cvegeo);
    const totals = await totalsOf(trx, cvegeos);
    const losses = Map.groupBy(
      await lossesOf(trx, cvegeos),
      (loss) => `${loss.cvegeo} ${loss.isAll} ${loss.themeId}`,
    );
    const fixes = Map.groupBy(await fixTotalsOf(trx, cvegeos), ({ cvegeo }) => cvegeo);
    const counted = totals.map((total) =>
      rowOf(total, {
        losses: losses.get(`${total.cvegeo} ${total.isAll} ${total.themeId}`) ?? [],
        fixes: fixes.get(total.cvegeo) ?? [],
      }),
    );
    const known = new Map((await knownCatalogues(trx, cvegeos)).map((row) => [keyOf(row), row]));
    const changed = counted.filter((row) => {
      const { computed_at: _, ...before } = known.get(keyOf(row)) ?? { computed_at: null };
      return !isDeepStrictEqual({ ...before }, { ...row });
    });
    await putCatalogues(
      trx,
      changed.map((row) => ({
        ...row,
        indicators: JSON.stringify(row.indicators),
        counts: JSON.stringify(row.counts),
        fixes: JSON.stringify(row.fixes),
        computed_at: clock.now(),
      })),
    );
    const current = new Set(counted.map(keyOf));
    for (const [key, row] of known) if (!current.has(key)) await forgetCatalogue(trx, row);
    await forgetDueCatalogues(
      trx,
      due.flatMap(({ seqs }) => seqs),
    );
    return due.length;
  });
}

/**
 * Counts again the catalogues of governments of whose datasets some quality changed: their score, and what would raise
 * it most for least work. Writes only what came out differently. Returns how many governments were counted.
 */
export async function recountCatalogues(
  deps: ObservatoryDependencies,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<number> {
  let governments = 0;
  while (!signal?.aborted) {
    const counted = await step(deps);
    if (counted === null || counted === 0) break;
    governments += counted;
  }
  return governments;
}
