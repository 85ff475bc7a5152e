import { isDayOver } from '@rma/domain';
import type { ConsultationOption } from '@rma/persistence';
import { z } from 'zod';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import {
  consultationById,
  countConsultations,
  listConsultations,
  type ConsultationRow,
} from './consultation-queries.ts';

type ConsultationsArguments = PageArguments & {
  filter?: { government?: string | null; open?: boolean | null } | null;
};

const place = z.strictObject({ openedAt: z.iso.datetime(), id: z.uuid() });
/** Whose calendar a round of the whole network follows. */
const networkKey = '09';

const consultations: Resolver<unknown, ConsultationsArguments> = async (_, { filter, ...args }, { db }) => {
  const size = pageSize(args.first);
  const criteria = {
    ...(filter?.government && { government: filter.government }),
    ...(typeof filter?.open === 'boolean' && {
      state: filter.open ? ('open' as const) : ('closed' as const),
    }),
  };
  const rows = await listConsultations(db, criteria, {
    after: placeAfter(place, args.after),
    limit: size + 1,
  });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ opened_at, id }) => ({ openedAt: opened_at.toISOString(), id }),
    totalCount: () => countConsultations(db, criteria),
  });
};

const consultation: Resolver<unknown, { id: string }> = async (_, { id }, { db }) =>
  isUuid(id) ? ((await consultationById(db, id)) ?? null) : null;

export const consultationQueries = { consultations, consultation };

export const consultationTypes: Record<string, TypeResolvers<never>> = {
  Consultation: {
    government: ({ cvegeo }, _, { directory }) => (cvegeo === null ? null : directory.of(cvegeo)),
    openedAt: ({ opened_at }) => opened_at,
    closesOn: ({ closes_on }) => closes_on,
    closedAt: ({ closed_at }) => closed_at,
    // Its last day may be over before the calendar has counted it.
    isOpen: ({ state, closes_on, cvegeo }, _, { now }) =>
      state === 'open' && !isDayOver(closes_on, cvegeo ?? networkKey, now),
    participants: ({ ballots }) => ballots,
    url: ({ id }, _, { publicUrl }) => `${publicUrl}/consultas/${id}`,
  } satisfies TypeResolvers<ConsultationRow>,
  ConsultationOption: {
    request: ({ requestId: id }, _, { batches }) => (id === null ? null : batches.requestById(id)),
  } satisfies TypeResolvers<ConsultationOption>,
};
