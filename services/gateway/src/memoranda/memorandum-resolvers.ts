import { dateInMexicoCity, type MemorandumState } from '@rma/domain';
import { z } from 'zod';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import type { Resolver, TypeResolvers } from '../graphql/context.ts';
import {
  countMemoranda,
  listMemoranda,
  type MemorandumCriteria,
  type MemorandumRow,
} from './memorandum-queries.ts';

type MemorandaArguments = PageArguments & {
  filter?: {
    state?: (keyof typeof states)[] | null;
    government?: string | null;
    expiresWithinDays?: number | null;
  } | null;
};

/** The states a memorandum of the national view may be in: nobody else sees one before it is signed. */
const states = {
  SIGNED: 'signed',
  ACTIVE: 'active',
  EXPIRING: 'expiring',
  SUSPENDED: 'suspended',
  EXPIRED: 'expired',
  TERMINATED: 'terminated',
} as const satisfies Record<string, MemorandumState>;
const place = z.strictObject({ validUntil: z.iso.date(), id: z.uuid() });

const DAY_MS = 86_400_000;
const MOST_DAYS = 36_500;

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function criteriaOf(filter: MemorandaArguments['filter'], now: Date): MemorandumCriteria {
  const today = dateInMexicoCity(now);
  const days = filter?.expiresWithinDays;
  return {
    // An empty list asks for nothing in particular, as in the filters of datasets.
    ...(filter?.state?.length && { states: filter.state.map((state) => states[state]) }),
    ...(filter?.government && { government: filter.government }),
    ...(typeof days === 'number' && {
      expires: { from: today, to: dateAfter(today, Math.max(-1, Math.min(days, MOST_DAYS))) },
    }),
  };
}

const memoranda: Resolver<unknown, MemorandaArguments> = async (_, args, { db, now }) => {
  const size = pageSize(args.first);
  const criteria = criteriaOf(args.filter, now);
  const rows = await listMemoranda(db, criteria, { after: placeAfter(place, args.after), limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ valid_until, id }) => ({ validUntil: valid_until, id }),
    totalCount: () => countMemoranda(db, criteria),
  });
};

export const memorandumQueries = { memoranda };

export const memorandumTypes: Record<string, TypeResolvers<never>> = {
  Memorandum: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    state: ({ state }) => state.toUpperCase(),
    validFrom: ({ valid_from }) => valid_from,
    validUntil: ({ valid_until }) => valid_until,
    signedOn: ({ signed_on }) => signed_on,
    daysLeft: ({ valid_until }, _, { now }) =>
      Math.round((Date.parse(valid_until) - Date.parse(dateInMexicoCity(now))) / DAY_MS),
  } satisfies TypeResolvers<MemorandumRow>,
};
