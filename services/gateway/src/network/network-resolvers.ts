import type { Resolver } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';

const network: Resolver<unknown> = async (_, _args, context, info) => {
  const { directory, figures, search, now, demonstration } = context;
  const fields = fieldsBelow(info);
  const [counted, live] = await Promise.all([
    figures.network(),
    fields.has('datasets')
      ? search.search({
          query: null,
          criteria: {},
          wantsTotal: true,
          wantsFacets: false,
          page: null,
        })
      : null,
  ]);
  return {
    governments: directory.counts(),
    members: directory.members(),
    datasets: live?.total ?? 0,
    packages: counted.packages,
    sources: counted.sources,
    demonstration,
    asOf: now,
  };
};

export const networkQueries = { network };
