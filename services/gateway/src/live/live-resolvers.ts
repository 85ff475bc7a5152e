import { pageSize } from '../graphql/connection.ts';
import type { Resolver, TypeResolvers } from '../graphql/context.ts';
import type { LiveDataset, LiveReply } from './live.ts';
import type { NodeRow } from './node-queries.ts';

type LiveArguments = { query?: string | null; governments?: string[] | null; first?: number | null };

const live: Resolver<unknown, LiveArguments> = (_, args, { live: nodes }) =>
  nodes.ask({
    query: args.query ?? null,
    // An empty list asks for nothing in particular, as in the filters of datasets.
    governments: args.governments?.length ? args.governments : null,
    first: pageSize(args.first),
  });

export const liveQueries = { live };

export const liveTypes: Record<string, TypeResolvers<never>> = {
  LiveDataset: {
    publisher: ({ publisher: { cvegeo } }, _, { directory }) => directory.of(cvegeo),
    formats: ({ distributions }) => distributions,
  } satisfies TypeResolvers<LiveDataset>,
  LiveReply: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
  } satisfies TypeResolvers<LiveReply>,
  LiveNode: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
  } satisfies TypeResolvers<NodeRow>,
};
