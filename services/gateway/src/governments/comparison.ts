import { themes } from '@rma/themes';
import type { GatewayContext, Resolver } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import type { Government } from './directory-queries.ts';
import { countDatasets, countFreshness, coverageOf, coverageShare, latestOf } from './holdings.ts';

const MOST_COMPARED = 8;

async function compared(government: Government, themeId: string | null, { batches, now }: GatewayContext) {
  const [held, published] = await Promise.all([
    batches.holdings(government.cvegeo),
    batches.packages(government.cvegeo),
  ]);
  const isOfTheme = ({ theme_id }: { theme_id: string | null }) => themeId === null || theme_id === themeId;
  const holdings = (held ?? []).filter(isOfTheme);
  const coverage = coverageOf(held ?? [], { now, ...(themeId !== null && { themeId }) });
  const datasets = countDatasets(holdings);
  return {
    government,
    datasets,
    datasetsPer100kInhabitants: government.population ? (datasets * 100_000) / government.population : null,
    packages: (published ?? []).filter(isOfTheme).length,
    coverageShare: coverageShare(coverage),
    coverage,
    freshness: countFreshness(holdings, now),
    lastModified: latestOf(holdings),
  };
}

/** Up to eight governments side by side, in the order they were asked for; repeated keys count once. */
export const compare: Resolver<unknown, { cvegeos: string[]; theme?: string | null }> = async (
  _,
  args,
  context,
) => {
  const cvegeos = [...new Set(args.cvegeos)];
  if (cvegeos.length > MOST_COMPARED) {
    throw new GatewayError('TOO_MANY_GOVERNMENTS', { limit: MOST_COMPARED, found: cvegeos.length });
  }
  const theme = themes().find(({ id }) => id === args.theme) ?? null;
  if (args.theme && theme === null) {
    const expected = { es: 'no es un tema de la red', en: 'is not a theme of the network' };
    throw new GatewayError('BAD_ARGUMENT', { argument: 'theme', expected });
  }
  const known = cvegeos.map((cvegeo) => context.directory.of(cvegeo)).filter((one) => one !== null);
  return {
    theme,
    governments: await Promise.all(known.map((one) => compared(one, theme?.id ?? null, context))),
    missing: cvegeos.filter((cvegeo) => context.directory.of(cvegeo) === null),
  };
};
