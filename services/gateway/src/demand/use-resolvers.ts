import { sectors, sustainableGoals } from '@rma/domain';
import { z } from 'zod';
import { heavyColumnsFor } from '../datasets/dataset-connection.ts';
import type { DatasetRow } from '../datasets/dataset-queries.ts';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import {
  countReuses,
  listReuses,
  reuseById,
  type ReportRow,
  type ReuseCriteria,
  type ReuseRow,
} from './use-queries.ts';

type ReusesArguments = PageArguments & {
  filter?: {
    kind?: string | null;
    sector?: string | null;
    goal?: number | null;
    government?: string | null;
  } | null;
};

const place = z.strictObject({ publishedAt: z.iso.datetime(), id: z.uuid() });

function criteriaOf(filter: ReusesArguments['filter']): ReuseCriteria {
  return {
    ...(filter?.kind && { kind: filter.kind }),
    ...(filter?.sector && { sector: filter.sector }),
    ...(typeof filter?.goal === 'number' && { goal: filter.goal }),
    ...(filter?.government && { government: filter.government }),
  };
}

const reuses: Resolver<unknown, ReusesArguments> = async (_, args, { db }) => {
  const size = pageSize(args.first);
  const criteria = criteriaOf(args.filter);
  const rows = await listReuses(db, criteria, { after: placeAfter(place, args.after), limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ published_at, id }) => ({ publishedAt: published_at.toISOString(), id }),
    totalCount: () => countReuses(db, criteria),
  });
};

const reuse: Resolver<unknown, { id: string }> = async (_, { id }, { db }) =>
  isUuid(id) ? ((await reuseById(db, id)) ?? null) : null;

export const useQueries = { reuses, reuse };

const sectorNameOf = (sector: string): string =>
  Object.entries(sectors).find(([id]) => id === sector)?.[1] ?? sector;

export const useTypes: Record<string, TypeResolvers<never>> = {
  Reuse: {
    sectorName: ({ sector }) => sectorNameOf(sector),
    goals: ({ sdgs }) => sdgs.map((number) => ({ number, name: sustainableGoals[number - 1] ?? '' })),
    publishedAt: ({ published_at }) => published_at,
    datasets: async ({ id }, _, { batches }, info) => {
      const columns = heavyColumnsFor(fieldsBelow(info));
      const ids = (await batches.reuseDatasets(id)) ?? [];
      const found = await Promise.all(ids.map(({ dataset_id }) => batches.datasetById(dataset_id, columns)));
      // What was withdrawn since is not there any more.
      return found.filter((dataset) => dataset !== null);
    },
    link: ({ url }) => url,
    url: ({ id }, _, { publicUrl }) => `${publicUrl}/usos/${id}`,
  } satisfies TypeResolvers<ReuseRow>,
  Dataset: {
    reuses: async ({ id }, _, { batches }) => (await batches.datasetReuses(id)) ?? [],
    reports: async ({ id }, _, { batches }) => (await batches.datasetReports(id)) ?? [],
  } satisfies TypeResolvers<DatasetRow>,
  DatasetReport: {
    state: ({ state }) => state.toUpperCase(),
    answerText: ({ answer_text }) => answer_text,
    receivedAt: ({ received_at }) => received_at,
    dueOn: ({ due_on }) => due_on,
    answeredAt: ({ answered_at }) => answered_at,
    isLate: ({ is_late }) => is_late,
    dataset: ({ dataset_id: id }, _, { batches }, info) =>
      batches.datasetById(id, heavyColumnsFor(fieldsBelow(info))),
  } satisfies TypeResolvers<ReportRow>,
};
