import {
  compareRankedNames,
  improvementMonths,
  monthsBefore,
  rankGovernments,
  type RankedGovernment,
} from '@rma/domain';
import { newestScorecardMonth, scorecardBoard } from '@rma/persistence';
import { themes } from '@rma/themes';
import { z } from 'zod';
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
import { scopeOf, themeArgument } from './scorecard-resolvers.ts';

type Order = 'GRADE' | 'IMPROVEMENT';
type RankingArguments = PageArguments & {
  level: 'STATE' | 'MUNICIPALITY';
  theme?: string | null;
  peersOf?: string | null;
  order?: Order | null;
};

type Entry = RankedGovernment<Government> & { theme: string };

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
  const month = await newestScorecardMonth(db);
  const since = month === null ? null : monthsBefore(month, improvementMonths);
  const [now, before] =
    month === null || since === null
      ? [[], []]
      : await Promise.all([
          scorecardBoard(db, { month, theme }),
          scorecardBoard(db, { month: since, theme }),
        ]);
  const { ranked, apart } = rankGovernments(
    directory.list({ level: args.level === 'STATE' ? 'state' : 'municipality' }),
    {
      board: new Map(now.map((row) => [row.cvegeo, row])),
      earlier: new Map(before.map((row) => [row.cvegeo, row.grade])),
    },
    { order: args.order === 'IMPROVEMENT' ? 'improvement' : 'grade', peersOf },
  );
  const withTheme = <One>(entry: One) => ({ ...entry, theme });
  const from = placeAfter(place, args.after);
  const isAfter =
    from === null
      ? null
      : (one: (typeof ranked)[number]) =>
          one.rank > from.rank || (one.rank === from.rank && compareRankedNames(one.government, from) > 0);
  return {
    ...connectionOf(pageInMemory(ranked, { size, isAfter }).map(withTheme), {
      size,
      after: args.after,
      placeOf: ({ rank, government: { name, cvegeo } }) => ({ rank, name, cvegeo }),
      totalCount: ranked.length,
    }),
    month,
    changeSince: since,
    theme: themes().find(({ id }) => id === theme) ?? null,
    peersOf,
    apart: apart.map(withTheme),
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
