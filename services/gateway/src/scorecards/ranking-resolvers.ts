import {
  changeOf,
  improvementMonths,
  isPopulated,
  monthsBefore,
  nearestInPopulation,
  rankingOf,
  type Confidence,
} from '@rma/domain';
import { themes } from '@rma/themes';
import { z } from 'zod';
import { compareByName, isMember } from '../governments/directory.ts';
import type { Government } from '../governments/directory-queries.ts';
import {
  connectionOf,
  pageInMemory,
  pageSize,
  placeAfter,
  type PageArguments,
} from '../graphql/connection.ts';
import { connectionResolvers } from '../graphql/connection-resolvers.ts';
import type { GatewayContext, Resolver, TypeResolvers } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { boardOf, newestMonth, type BoardRow } from './scorecard-queries.ts';
import { scopeOf, themeArgument } from './scorecard-resolvers.ts';

type Order = 'GRADE' | 'IMPROVEMENT';
type RankingArguments = PageArguments & {
  level: 'STATE' | 'MUNICIPALITY';
  theme?: string | null;
  peersOf?: string | null;
  order?: Order | null;
};

/** With how many others somebody is compared when it is with its peers. */
const peerCount = 15;

type Entry = {
  government: Government;
  theme: string;
  grade: number | null;
  change: number | null;
  confidence: Confidence;
  datasets: number;
  /** What the ranking orders by. */
  value: number | null;
};

/** Who is compared: members, and whoever publishes; with a peer given, it and the nearest to it in population. */
function compared(
  governments: readonly Government[],
  board: ReadonlyMap<string, BoardRow>,
  peersOf: Government | null,
): Government[] {
  const candidates = governments.filter((one) => isMember(one) || (board.get(one.cvegeo)?.datasets ?? 0) > 0);
  if (peersOf === null) return candidates;
  const self = governments.filter(({ cvegeo }) => cvegeo === peersOf.cvegeo);
  if (!isPopulated(peersOf)) return self;
  const ranked = candidates
    .filter(isPopulated)
    .toSorted((a, b) => a.population - b.population || (a.cvegeo < b.cvegeo ? -1 : 1));
  return [...self, ...nearestInPopulation(ranked, peersOf, peerCount)];
}

function peerArgument(args: RankingArguments, { directory }: GatewayContext): Government | null {
  if (!args.peersOf) return null;
  const found = directory.of(args.peersOf);
  if (found?.level.toUpperCase() === args.level) return found;
  const expected = { es: 'no es un gobierno de ese nivel', en: 'is not a government of that level' };
  throw new GatewayError('BAD_ARGUMENT', { argument: 'peersOf', expected });
}

const place = z.strictObject({ rank: z.int(), name: z.string(), cvegeo: z.string() });

const rankings: Resolver<unknown, RankingArguments> = async (_, args, context) => {
  const { directory, db } = context;
  const size = pageSize(args.first);
  const theme = themeArgument(args.theme);
  const peersOf = peerArgument(args, context);
  const month = await newestMonth(db);
  const since = month === null ? null : monthsBefore(month, improvementMonths);
  const [now, before] =
    month === null || since === null
      ? [[], []]
      : await Promise.all([boardOf(db, { month, theme }), boardOf(db, { month: since, theme })]);
  const board = new Map(now.map((row) => [row.cvegeo, row]));
  const earlier = new Map(before.map((row) => [row.cvegeo, row.grade]));
  const level = args.level === 'STATE' ? 'state' : 'municipality';
  const entries = compared(directory.list({ level }), board, peersOf)
    .map((government): Entry => {
      const row = board.get(government.cvegeo);
      const grade = row?.grade ?? null;
      const change = changeOf(grade, earlier.get(government.cvegeo) ?? null);
      return {
        government,
        theme,
        grade,
        change,
        confidence: row?.confidence ?? 'none',
        datasets: row?.datasets ?? 0,
        value: args.order === 'IMPROVEMENT' ? change : grade,
      };
    })
    .toSorted((a, b) => compareByName(a.government, b.government));
  const { ranked, apart } = rankingOf(entries);
  const from = placeAfter(place, args.after);
  const isAfter =
    from === null
      ? null
      : (one: (typeof ranked)[number]) =>
          one.rank > from.rank || (one.rank === from.rank && compareByName(one.government, from) > 0);
  return {
    ...connectionOf(pageInMemory(ranked, { size, isAfter }), {
      size,
      after: args.after,
      placeOf: ({ rank, government: { name, cvegeo } }) => ({ rank, name, cvegeo }),
      totalCount: ranked.length,
    }),
    month,
    changeSince: since,
    theme: themes().find(({ id }) => id === theme) ?? null,
    peersOf,
    apart,
  };
};

export const rankingQueries = { rankings };

const newestScorecard = async (batches: GatewayContext['batches'], government: Government, theme: string) =>
  (await batches.scorecards(scopeOf(government, theme)))?.[0] ?? null;

export const rankingTypes: Record<string, TypeResolvers<never>> = {
  RankingConnection: {
    ...connectionResolvers,
    apartCount: ({ apart }) => apart.length,
    apart: ({ apart }, { first }: { first?: number | null }) => apart.slice(0, pageSize(first)),
  } satisfies Record<string, Resolver<{ apart: Entry[] }, never>>,
  RankingEdge: {
    rank: ({ node }) => node.rank,
    government: ({ node }) => node.government,
    change: ({ node }) => node.change,
    score: ({ node: { government, theme } }, _, { batches }) => newestScorecard(batches, government, theme),
  } satisfies TypeResolvers<{ node: Entry & { rank: number } }>,
  RankingEntry: {
    rank: ({ rank }) => rank ?? null,
    confidence: ({ confidence }) => confidence.toUpperCase(),
    score: ({ government, theme }, _, { batches }) => newestScorecard(batches, government, theme),
  } satisfies TypeResolvers<Entry & { rank?: number }>,
};
