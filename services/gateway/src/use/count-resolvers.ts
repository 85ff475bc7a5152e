import { dateInMexicoCity, methodOfUse } from '@rma/domain';
import type { GatewayContext, TypeResolvers } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import type { DatasetRow } from '../datasets/dataset-queries.ts';
import type { Government } from '../governments/directory-queries.ts';
import { lastDays, mostDays } from '../sources/service-level.ts';
import { useDaysOfNetwork, useOfNetwork, type UseDay, type UseTotals } from './count-queries.ts';

const RECENT_DAYS = 30;

/** Whose use is asked for. */
type Used = { kind: 'dataset' | 'government' | 'network'; of: string; totals: UseTotals | null };

const nothing = { downloads: 0, apiReads: 0, views: 0, robots: 0 };

/** The day with which the last so many begin, today included. */
const beginningOfLast = (days: number, now: Date): string =>
  lastDays(dateInMexicoCity(now), days)[0] ?? dateInMexicoCity(now);

async function daysOf({ kind, of }: Used, last: number, context: GatewayContext): Promise<UseDay[]> {
  const { batches, db, now } = context;
  const days = lastDays(dateInMexicoCity(now), last);
  const [since = ''] = days;
  // The batches read as far back as may be asked for, so that everybody shares one statement.
  const counted =
    kind === 'network'
      ? await useDaysOfNetwork(db, { since })
      : ((await (kind === 'dataset' ? batches.datasetUseDays(of) : batches.governmentUseDays(of))) ?? []);
  const known = new Map(counted.map((day) => [day.day, day]));
  return days.map((day) => known.get(day) ?? { of, day, ...nothing });
}

function daysAsked(last: number | null | undefined): number {
  const count = last ?? RECENT_DAYS;
  if (count >= 1 && count <= mostDays) return count;
  throw new GatewayError('BAD_ARGUMENT', {
    argument: 'last',
    expected: { es: `va de 1 a ${mostDays}`, en: `goes from 1 to ${mostDays}` },
  });
}

export const countedUseTypes: Record<string, TypeResolvers<never>> = {
  Dataset: {
    use: async ({ id }, _, { batches }): Promise<Used> => ({
      kind: 'dataset',
      of: id,
      totals: await batches.datasetUse(id),
    }),
  } satisfies TypeResolvers<DatasetRow>,
  Government: {
    use: async ({ cvegeo }, _, { batches }): Promise<Used> => ({
      kind: 'government',
      of: cvegeo,
      totals: await batches.governmentUse(cvegeo),
    }),
  } satisfies TypeResolvers<Government>,
  Network: {
    use: async (_network, _, { db, now }): Promise<Used> => ({
      kind: 'network',
      of: '',
      totals: await useOfNetwork(db, { since: beginningOfLast(RECENT_DAYS, now) }),
    }),
  } satisfies TypeResolvers<unknown>,
  Use: {
    downloads: ({ totals }) => totals?.downloads ?? 0,
    apiReads: ({ totals }) => totals?.apiReads ?? 0,
    views: ({ totals }) => totals?.views ?? 0,
    robots: ({ totals }) => totals?.robots ?? 0,
    since: ({ totals }) => totals?.since ?? null,
    last30Days: ({ totals }) => totals?.recent ?? nothing,
    days: (used, { last }: { last?: number | null }, context) => daysOf(used, daysAsked(last), context),
    method: () => methodOfUse,
    csvUrl: ({ kind, of }, _, { publicUrl }) =>
      kind === 'network' ? null : `${publicUrl}/api/v1/${kind}s/${of}/use.csv`,
  } satisfies TypeResolvers<Used>,
};
