import { dateInMexicoCity, inForceStates, type PeerGroup } from '@rma/domain';
import { themes } from '@rma/themes';
import { datasetConnection } from '../datasets/dataset-connection.ts';
import { groupRows } from '../graphql/batch.ts';
import { pageSize, type PageArguments } from '../graphql/connection.ts';
import type { Resolver, TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import type { MemorandumRow } from '../memoranda/memorandum-queries.ts';
import { compare } from './comparison.ts';
import { criteriaOf, governmentConnection, type GovernmentFilter } from './government-input.ts';
import type { Government } from './directory-queries.ts';
import type { OfficialRow } from './government-queries.ts';
import { countDatasets, countFreshness, coverageOf, latestOf } from './holdings.ts';
import { groupsOf, peersOf } from './peers.ts';

const governments: Resolver<unknown, PageArguments & { filter?: GovernmentFilter | null }> = (
  _,
  args,
  { directory },
) => governmentConnection(directory.list(criteriaOf(args.filter)), args);

const government: Resolver<unknown, { cvegeo: string }> = (_, { cvegeo }, { directory }) =>
  directory.of(cvegeo);

const metropolitanAreas: Resolver<unknown> = (_, __, { directory }) => directory.metropolitanAreas();

export const governmentQueries = { government, governments, compare, metropolitanAreas };

/** As the schema has it. */
const peersShown = 8;

/** The memorandum in force on `today` or, without one, the one that ends last. */
function memorandumToShow(memoranda: readonly MemorandumRow[], today: string): MemorandumRow | null {
  const agreements = memoranda.filter(({ kind }) => kind === 'agreement');
  const inForce = agreements.find(
    ({ state, valid_from, valid_until }) =>
      inForceStates.includes(state) && valid_from <= today && today <= valid_until,
  );
  return inForce ?? agreements[0] ?? null;
}

export const governmentTypes: Record<string, TypeResolvers<never>> = {
  Government: {
    level: ({ level }) => level.toUpperCase(),
    fullName: ({ level, name, state_name }) => (level === 'state' ? name : `${name}, ${state_name}`),
    state: (one, _, { directory }) => directory.stateOf(one),
    membership: ({ membership }) => membership?.toUpperCase() ?? null,
    memberSince: ({ member_since }) => member_since,
    officials: async ({ cvegeo }, _, { batches }) => (await batches.officials(cvegeo)) ?? [],
    memorandum: async ({ cvegeo }, _, { batches, now }) =>
      memorandumToShow((await batches.memoranda(cvegeo)) ?? [], dateInMexicoCity(now)),
    catalogue: ({ cvegeo }) => ({ cvegeo }),
    packages: async ({ cvegeo }, _, { batches }) => (await batches.packages(cvegeo)) ?? [],
    coverage: async ({ cvegeo }, _, { batches, now }) =>
      coverageOf((await batches.holdings(cvegeo)) ?? [], { now }),
    peers: (one, { first }: { first?: number | null }, { directory }) =>
      peersOf(directory, one, pageSize(first, 5)),
    peerGroups: (one, _, { directory }) => groupsOf(directory, one),
    metropolitanArea: ({ cvegeo }, _, { directory }) => directory.metropolitanAreaOf(cvegeo),
    neighbours: ({ cvegeo }, _, { directory }) => directory.neighboursOf(cvegeo),
    municipalities: ({ cvegeo, level }, args: PageArguments, { directory }) =>
      governmentConnection(
        level === 'state' ? directory.list({ level: 'municipality', state: cvegeo }) : [],
        args,
      ),
    datasets: ({ cvegeo }, args: PageArguments, context, info) =>
      datasetConnection(
        { ...args, criteria: { government: cvegeo }, sort: 'modified' },
        context,
        fieldsBelow(info),
      ),
    asOf: (one, { date }: { date: Date }) => ({ government: one, date }),
    url: ({ cvegeo }, _, { publicUrl }) => `${publicUrl}/governments/${cvegeo}`,
  } satisfies Record<string, Resolver<Government, never>>,
  PeerGroup: {
    id: ({ kind }) => kind.toUpperCase(),
    why: ({ nearest }, { first }: { first?: number | null }) => nearest(pageSize(first, peersShown)).why,
    governments: ({ nearest }, { first }: { first?: number | null }) =>
      nearest(pageSize(first, peersShown)).governments,
  } satisfies TypeResolvers<PeerGroup<Government>>,
  Catalogue: {
    datasets: async ({ cvegeo }, _, { batches }) => countDatasets((await batches.holdings(cvegeo)) ?? []),
    lastModified: async ({ cvegeo }, _, { batches }) => latestOf((await batches.holdings(cvegeo)) ?? []),
    freshness: async ({ cvegeo }, _, { batches, now }) =>
      countFreshness((await batches.holdings(cvegeo)) ?? [], now),
    sources: async ({ cvegeo }, _, { batches }) => (await batches.sources(cvegeo)) ?? [],
    themes: async ({ cvegeo }, _, { batches }) => {
      const byTheme = groupRows((await batches.holdings(cvegeo)) ?? [], (holding) => holding.theme_id);
      return [...byTheme]
        .map(([id, holdings]) => ({
          theme: themes().find((theme) => theme.id === id) ?? null,
          datasets: countDatasets(holdings),
        }))
        .toSorted((a, b) => b.datasets - a.datasets);
    },
  } satisfies TypeResolvers<{ cvegeo: string }>,
  Official: {
    post: ({ post }) => post.toUpperCase(),
    termStarts: ({ term_starts }) => term_starts,
    termEnds: ({ term_ends }) => term_ends,
  } satisfies TypeResolvers<OfficialRow>,
};
