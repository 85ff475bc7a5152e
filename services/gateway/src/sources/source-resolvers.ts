import { dateInMexicoCity } from '@rma/domain';
import { z } from 'zod';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type GatewayContext, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { lastDays, mostDays, serviceLevelOf } from './service-level.ts';
import {
  countSources,
  listSources,
  type LinkCheckRow,
  type SourceCriteria,
  type SourceDayRow,
  type SourceRow,
} from './source-queries.ts';

type SourcesArguments = PageArguments & {
  filter?: {
    government?: string | null;
    state?: string | null;
    health?: Uppercase<SourceRow['health']>[] | null;
    kind?: string | null;
    stale?: boolean | null;
  } | null;
};

const HOUR_MS = 3_600_000;

const healths: Record<Uppercase<SourceRow['health']>, SourceRow['health']> = {
  HEALTHY: 'healthy',
  DEGRADED: 'degraded',
  HELD: 'held',
};
const place = z.strictObject({ cvegeo: z.string(), title: z.string(), id: z.uuid() });

function criteriaOf(filter: SourcesArguments['filter'], now: Date): SourceCriteria {
  return {
    ...(filter?.government && { government: filter.government }),
    ...(filter?.state && { state: filter.state }),
    // An empty list asks for nothing in particular, as in the filters of datasets.
    ...(filter?.health?.length && { healths: filter.health.map((health) => healths[health]) }),
    ...(filter?.kind && { kind: filter.kind }),
    ...(typeof filter?.stale === 'boolean' && { stale: { isStale: filter.stale, now } }),
  };
}

const source: Resolver<unknown, { id: string }> = (_, { id }, { batches }) =>
  isUuid(id) ? batches.sourceById(id) : null;

const sources: Resolver<unknown, SourcesArguments> = async (_, args, { db, now }) => {
  const size = pageSize(args.first);
  const criteria = criteriaOf(args.filter, now);
  const rows = await listSources(db, criteria, { after: placeAfter(place, args.after), limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ cvegeo, title, id }) => ({ cvegeo, title, id }),
    totalCount: () => countSources(db, criteria),
  });
};

export const sourceQueries = { source, sources };

/** Whether a source that has turns did not keep twice its promise; one that was never asked is not late yet. */
function isStale(row: SourceRow, now: Date): boolean {
  if (!row.is_open || row.last_run_at === null) return false;
  const newest = row.last_success_at?.getTime() ?? -Infinity;
  return newest < now.getTime() - 2 * row.every_hours * HOUR_MS;
}

type Day = Omit<SourceDayRow, 'source_id'>;

function stateOf({ runs, failures, held }: Day): 'READ' | 'FAILED' | 'HELD' | 'NONE' {
  if (runs > failures + held) return 'READ';
  if (held > 0) return 'HELD';
  return failures > 0 ? 'FAILED' : 'NONE';
}

async function daysShown(row: SourceRow, last: number, { batches, now }: GatewayContext): Promise<Day[]> {
  const known = new Map(((await batches.sourceDays(row.id)) ?? []).map((day) => [day.day, day]));
  const nothing = { runs: 0, failures: 0, held: 0, read: 0, rejected: 0, changed: 0, seconds: 0 };
  return lastDays(dateInMexicoCity(now), last).map((day) => known.get(day) ?? { day, ...nothing });
}

function daysAsked(last: number | null | undefined): number {
  const count = last ?? 30;
  if (count >= 1 && count <= mostDays) return count;
  throw new GatewayError('BAD_ARGUMENT', {
    argument: 'last',
    expected: { es: `va de 1 a ${mostDays}`, en: `goes from 1 to ${mostDays}` },
  });
}

export const sourceTypes: Record<string, TypeResolvers<never>> = {
  Source: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    health: ({ health }) => health.toUpperCase(),
    lastSuccessAt: ({ last_success_at }) => last_success_at,
    lastRunAt: ({ last_run_at }) => last_run_at,
    everyHours: ({ every_hours }) => every_hours,
    nextRunAt: ({ next_run_at }) => next_run_at,
    isOpen: ({ is_open }) => is_open,
    isStale: (row, _, { now }) => isStale(row, now),
    datasets: async ({ id }, _, { batches }) => (await batches.sourceDatasets(id)) ?? 0,
    days: (row, { last }: { last?: number | null }, context) => daysShown(row, daysAsked(last), context),
    slo: async ({ id, every_hours }, _, { batches, now }) =>
      serviceLevelOf((await batches.sourceDays(id)) ?? [], {
        everyHours: every_hours,
        today: dateInMexicoCity(now),
      }),
  } satisfies TypeResolvers<SourceRow>,
  SourceDay: {
    state: (day) => stateOf(day),
  } satisfies TypeResolvers<Day>,
  LinkCheck: {
    state: ({ state }) => state.toUpperCase().replaceAll('-', '_'),
    contentType: ({ content_type }) => content_type,
    checkedAt: ({ checked_at }) => checked_at,
    failingSince: ({ failing_since }) => failing_since,
    changedAt: ({ changed_at }) => changed_at,
  } satisfies TypeResolvers<LinkCheckRow>,
};
