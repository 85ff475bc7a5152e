import { nationalColumnTitle, nationalTable, type Column, type TableSource } from '@rma/tabular';
import { standard as standardById, type Standard } from '@rma/themes';
import { heavyColumnsFor } from '../datasets/dataset-connection.ts';
import type { GatewayContext, Resolver, TypeResolvers } from '../graphql/context.ts';
import { pageSize } from '../graphql/connection.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import {
  answered,
  boundedFirst,
  filtersOf,
  measuresOf,
  sortsOf,
  type MeasureInput,
  type RowFilterInput,
  type RowSortInput,
} from './table-input.ts';
import type { TablePartRow } from './table-part-queries.ts';

type NationalTable = { standard: Standard; parts: readonly TablePartRow[]; source: TableSource };

type SelectionArguments = { filter?: RowFilterInput[] | null; query?: string | null };
type RowsArguments = SelectionArguments & {
  columns?: string[] | null;
  sort?: RowSortInput[] | null;
  first?: number | null;
  after?: string | null;
};
type AggregateArguments = SelectionArguments & {
  groupBy?: string[] | null;
  measures: MeasureInput[];
  sort?: RowSortInput[] | null;
  first?: number | null;
};

const rowsPerPage = { byDefault: 100, most: 1_000 };
const groupsPerAnswer = { byDefault: 1_000, most: 10_000 };

const selectionOf = ({ filter, query }: SelectionArguments) => ({
  filters: filtersOf(filter),
  ...(typeof query === 'string' && { q: query }),
});

const titled = (columns: readonly Column[], of: Standard) =>
  columns.map(({ name, type }) => ({ name, title: nationalColumnTitle(name, of) ?? name, type }));

/** The table of a standard; with a version in its id, only what follows that version. Null when there is no such one. */
const table: Resolver<unknown, { standard: string }> = async (_, { standard: id }, context) => {
  const { batches, blobs, directory, publicUrl } = context;
  const of = standardById(id);
  if (of === null) return null;
  const all = (await batches.tableParts(of.id)) ?? [];
  const parts = id.includes('@') ? all.filter((part) => part.standard_version === of.version) : all;
  const source = nationalTable(
    parts.map((part) => ({
      datasetId: part.dataset_id,
      cvegeo: part.cvegeo,
      governmentName: directory.of(part.cvegeo)?.name ?? part.cvegeo,
      release: part.release_number,
      publishedAt: part.published_at,
      sha256: part.sha256,
      rows: part.rows,
    })),
    { standardId: of.id, publicUrl, pathOf: (sha256) => blobs.path(sha256) },
  );
  return { standard: of, parts, source } satisfies NationalTable;
};

function coverageOf({ parts }: NationalTable, { directory }: GatewayContext) {
  const publishing = new Set(parts.map(({ cvegeo }) => cvegeo));
  const members = directory.list({ member: true });
  const missing = members.filter(({ cvegeo }) => !publishing.has(cvegeo));
  const { states, municipalities } = directory.counts();
  const dates = (list: (string | null)[]) => list.filter((one) => one !== null).toSorted();
  return {
    total: states + municipalities,
    members: members.length,
    publishing: publishing.size,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    temporalFrom: dates(parts.map((part) => part.temporal_from))[0] ?? null,
    temporalTo: dates(parts.map((part) => part.temporal_to)).at(-1) ?? null,
    published: ({ first }: { first?: number | null }) => parts.slice(0, pageSize(first)),
    missingCount: missing.length,
    missing: ({ first }: { first?: number | null }) => missing.slice(0, pageSize(first)),
  };
}

const rows: Resolver<NationalTable, RowsArguments> = async ({ source, standard }, args, { tables }) => {
  const page = answered(
    await tables.rows(source, {
      ...selectionOf(args),
      limit: boundedFirst(args.first, rowsPerPage),
      sort: sortsOf(args.sort),
      ...(args.columns?.length && { columns: args.columns }),
      ...(typeof args.after === 'string' && { after: args.after }),
    }),
  );
  return {
    totalCount: page.total,
    columns: titled(page.columns, standard),
    rows: page.rows,
    pageInfo: {
      hasNextPage: page.next !== null,
      hasPreviousPage: typeof args.after === 'string',
      startCursor: null,
      endCursor: page.next,
    },
  };
};

const aggregate: Resolver<NationalTable, AggregateArguments> = async (
  { source, standard },
  args,
  { tables },
) => {
  const summed = answered(
    await tables.aggregate(source, {
      ...selectionOf(args),
      groupBy: args.groupBy ?? [],
      measures: measuresOf(args.measures),
      sort: sortsOf(args.sort),
      limit: boundedFirst(args.first, groupsPerAnswer),
    }),
  );
  return { columns: titled(summed.columns, standard), rows: summed.rows, isCut: summed.isCut };
};

export const tableQueries = { table };

export const tableTypes: Record<string, TypeResolvers<never>> = {
  NationalTable: {
    columns: async ({ source, standard }, _, { tables }) =>
      titled(answered(await tables.columns(source)), standard),
    coverage: (of, _, context) => coverageOf(of, context),
    rows,
    aggregate,
    url: ({ standard }, _, { publicUrl }) => `${publicUrl}/tablas/${standard.id}`,
    csvUrl: ({ standard }, _, { publicUrl }) => `${publicUrl}/api/v1/tables/${standard.id}.csv`,
    parquetUrl: ({ standard }, _, { publicUrl }) => `${publicUrl}/api/v1/tables/${standard.id}.parquet`,
  } satisfies TypeResolvers<NationalTable>,
  TablePart: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    dataset: ({ ordinal }, _, { batches }, info) =>
      ordinal === null ? null : batches.dataset(ordinal, heavyColumnsFor(fieldsBelow(info))),
    standardVersion: ({ standard_version }) => standard_version,
    release: ({ release_number }) => release_number,
    temporalFrom: ({ temporal_from }) => temporal_from,
    temporalTo: ({ temporal_to }) => temporal_to,
    publishedAt: ({ published_at }) => published_at,
    url: ({ dataset_id }, _, { publicUrl }) => `${publicUrl}/datasets/${dataset_id}`,
  } satisfies TypeResolvers<TablePartRow>,
};
