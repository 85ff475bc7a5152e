import { freshnessOf } from '@rma/domain';
import type { Distribution } from '@rma/persistence';
import { standard, themes } from '@rma/themes';
import { pageSize, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type GatewayContext, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import { datasetConnection, heavyColumnsFor } from './dataset-connection.ts';
import { criteriaOf, sorts, type DatasetFilter } from './dataset-input.ts';
import { tombstoneOf, type DatasetRow, type Tombstone } from './dataset-queries.ts';

type DatasetsArguments = PageArguments & {
  query?: string | null;
  filter?: DatasetFilter | null;
  sort?: keyof typeof sorts | null;
};

const byIdOf: Resolver<unknown, { id: string }> = async (_, { id }, { batches, noteServed }, info) => {
  if (!isUuid(id)) return null;
  const row = await batches.datasetById(id.toLowerCase(), heavyColumnsFor(fieldsBelow(info)));
  if (row !== null) noteServed(row.id);
  return row;
};

const list: Resolver<unknown, DatasetsArguments> = async (_, args, context, info) => {
  const columns = args.filter?.column;
  return datasetConnection(
    {
      first: args.first ?? null,
      after: args.after ?? null,
      typed: args.query,
      criteria: {
        ...criteriaOf(args.filter),
        ...(columns && { columns: await context.search.columns(columns) }),
      },
      sort: sorts[args.sort ?? 'RELEVANCE'],
    },
    context,
    fieldsBelow(info),
  );
};

const tombstone: Resolver<unknown, { id: string }> = async (_, { id }, { db }) =>
  isUuid(id) ? ((await tombstoneOf(db, id)) ?? null) : null;

const MOST_SUGGESTED = 20;

const suggest: Resolver<unknown, { text: string; first?: number | null }> = async (_, args, context) => {
  const most = Math.min(pageSize(args.first, 8), MOST_SUGGESTED);
  const found = await context.search.suggest(args.text, most);
  const shown = await Promise.all(
    found.map(async (one) => {
      if (one.kind !== 'DATASET') return one;
      const row = await context.batches.dataset(one.ordinal, []);
      if (row === null) return null;
      return {
        kind: 'DATASET',
        text: row.title,
        url: `${context.publicUrl}/datasets/${row.id}`,
        count: null,
      };
    }),
  );
  return shown.filter((one) => one !== null);
};

export const datasetQueries = { dataset: byIdOf, datasets: list, tombstone, suggest };

const absolute = (url: string | null, { publicUrl }: GatewayContext) =>
  url !== null && url.startsWith('/') ? `${publicUrl}${url}` : url;

export const datasetTypes: Record<string, TypeResolvers<never>> = {
  Dataset: {
    description: ({ description }) => (description === '' ? null : (description ?? null)),
    theme: ({ theme_id }) => themes().find((theme) => theme.id === theme_id) ?? null,
    publisher: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    origin: ({ origin }) => origin.toUpperCase(),
    source: ({ source_id }, _, { batches }) => (source_id === null ? null : batches.sourceById(source_id)),
    standard: ({ standard_id }) => (standard_id === null ? null : standard(standard_id)),
    package: ({ package_id }, _, { batches }) =>
      package_id === null ? null : batches.packageById(package_id),
    license: ({ licence }) => licence,
    freshness: (dataset, _, { now }) => freshnessOf(dataset, dataset.as_of ?? now).toUpperCase(),
    landingPage: ({ landing_page }) => landing_page,
    distributions: ({ distributions }) => distributions ?? [],
    alsoAt: ({ also_at }) => also_at ?? [],
    archivedAt: ({ archived_at }) => archived_at,
    url: ({ id }, _, { publicUrl }) => `${publicUrl}/datasets/${id}`,
  } satisfies TypeResolvers<DatasetRow>,
  Distribution: {
    downloadUrl: ({ url }, _, context) => absolute(url, context),
    accessUrl: ({ accessUrl }, _, context) => absolute(accessUrl, context),
    check: ({ url, accessUrl }, _, { batches }) => {
      const address = url ?? accessUrl;
      return address === null ? null : batches.linkChecks(address);
    },
  } satisfies TypeResolvers<Distribution>,
  Tombstone: {
    id: ({ dataset_id }) => dataset_id,
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    withdrawnAt: ({ withdrawn_at }) => withdrawn_at,
  } satisfies TypeResolvers<Tombstone>,
};
