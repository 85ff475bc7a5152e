import {
  freshnessLimits,
  mostQualityPoints,
  qualityIndicators,
  ratingOf,
  type FindingId,
  type Findings,
} from '@rma/domain';
import type { LinkState } from '@rma/persistence';
import type { DatasetRow } from '../datasets/dataset-queries.ts';
import type { Government } from '../governments/directory-queries.ts';
import { heavyColumnsFor } from '../datasets/dataset-connection.ts';
import { pageSize } from '../graphql/connection.ts';
import type { GatewayContext, Resolver, TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import { fixesOf, type FixShown } from './fixes.ts';
import { qualityMethod } from './method.ts';
import { catalogueDimensions, datasetDimensions } from './quality-dimensions.ts';
import type { CatalogueQualityRow, QualityRow } from './quality-queries.ts';
import { conformanceNames, findingWords } from './quality-words.ts';

/** As the schema has it. */
const fixesShown = 10;

type DatasetQuality = QualityRow & { dataset: DatasetRow };

const methodUrl = ({ publicUrl }: GatewayContext, part?: string) =>
  `${publicUrl}/metodo/calidad${part === undefined ? '' : `#${part}`}`;

const enumOf = (id: string) => id.toUpperCase().replaceAll('-', '_');

/** What a dataset loses, the dearest first. */
function lossesOf(findings: Findings, context: GatewayContext) {
  return (Object.entries(findings) as [FindingId, [number, number] | null][])
    .flatMap(([id, finding]) => (finding === null ? [] : [{ id, lost: finding[0], gain: finding[1] }]))
    .toSorted((a, b) => b.gain - a.gain)
    .map(({ id, lost, gain }) => ({
      ...findingWords[id],
      id,
      points: Object.hasOwn(qualityIndicators, id) ? lost : 0,
      gain,
      url: methodUrl(context, id),
    }));
}

async function freshnessOf({ dataset, freshness }: DatasetQuality, { batches }: GatewayContext) {
  const { modified, periodicity, source_id, origin } = dataset;
  const source = source_id === null || origin === 'hosted' ? null : await batches.sourceById(source_id);
  const limits = freshnessLimits({ modified, periodicity, everyHours: source?.every_hours ?? 0 });
  // A date that nobody believes, since it has not come, allows nothing.
  const allowedUntil = freshness === 'unknown' ? null : (limits?.late ?? null);
  return { state: enumOf(freshness), allowedUntil };
}

const saysNothing: readonly LinkState[] = ['waiting', 'refused'];

/** What is hosted here is always given; of the rest, what their addresses last answered. */
async function linksOf({ dataset, links }: DatasetQuality, { batches }: GatewayContext) {
  const row =
    dataset.distributions === undefined ? await batches.datasetById(dataset.id, ['distributions']) : dataset;
  const files = row?.distributions ?? [];
  if (dataset.origin === 'hosted') return { checked: files.length, answering: files.length, share: links };
  const addresses = files.map(({ url, accessUrl }) => url ?? accessUrl).filter((url) => url !== null);
  const checks = await Promise.all(addresses.map((url) => batches.linkChecks(url)));
  const told = checks.filter((check) => check !== null && !saysNothing.includes(check.state));
  const answering = told.filter((check) => check?.state === 'available').length;
  return { checked: told.length, answering, share: links };
}

const catalogueQuality: Resolver<Government, { theme?: string | null }> = async (
  { cvegeo },
  { theme },
  { batches },
) => (await batches.catalogueQualities(cvegeo))?.find(({ theme_id }) => theme_id === (theme ?? '')) ?? null;

const fixes: Resolver<Government, { first?: number | null }> = async (government, { first }, context) =>
  fixesOf(government, { first: pageSize(first, fixesShown), context });

export const qualityQueries = { qualityMethod };

export const qualityTypes: Record<string, TypeResolvers<never>> = {
  Dataset: {
    quality: async (dataset, _, { batches }) => {
      // Only of today: what is known of the past is what it said, not how good it was.
      if (dataset.as_of !== undefined || dataset.archived_at !== null) return null;
      const row = await batches.datasetQuality(dataset);
      return row === null ? null : { ...row, dataset };
    },
  } satisfies TypeResolvers<DatasetRow>,
  Government: { quality: catalogueQuality, fixes } satisfies TypeResolvers<Government>,
  Quality: {
    of: () => mostQualityPoints,
    rating: ({ rating }) => enumOf(rating),
    freshness: (quality, _, context) => freshnessOf(quality, context),
    conformance: ({ conformance }) => enumOf(conformance),
    conformanceName: ({ conformance }) => conformanceNames[conformance],
    links: (quality, _, context) => linksOf(quality, context),
    dimensions: ({ findings }) => datasetDimensions(findings),
    losses: ({ findings }, _, context) => lossesOf(findings, context),
    methodUrl: (_, __, context) => methodUrl(context),
    assessedAt: ({ assessed_at }) => assessed_at,
  } satisfies TypeResolvers<DatasetQuality>,
  CatalogueQuality: {
    of: () => mostQualityPoints,
    rating: ({ score }) => enumOf(ratingOf(score)),
    dimensions: ({ indicators }) => catalogueDimensions(indicators),
    freshness: ({ counts }) => counts.freshness,
    conformance: ({ counts: { conformance } }) => ({
      ...conformance,
      noStandard: conformance['no-standard'],
    }),
    ratings: ({ counts }) => counts.rating,
    stars: ({ counts }) => counts.stars,
    methodUrl: (_, __, context) => methodUrl(context),
    computedAt: ({ computed_at }) => computed_at,
  } satisfies TypeResolvers<CatalogueQualityRow>,
  QualityFix: {
    examples: async ({ exampleIds }, _, { batches }, info) => {
      const columns = heavyColumnsFor(fieldsBelow(info));
      const rows = await Promise.all(exampleIds.map((id) => batches.datasetById(id, columns)));
      return rows.filter((row) => row !== null);
    },
  } satisfies TypeResolvers<FixShown>,
};
