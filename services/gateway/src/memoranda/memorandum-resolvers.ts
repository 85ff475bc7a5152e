import { addDays, dateInMexicoCity, daysBetween, type MemorandumState } from '@rma/domain';
import type { PublicParty } from '@rma/persistence';
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
    kind?: 'AGREEMENT' | 'ADDENDUM' | null;
  } | null;
};

/** The states by which memoranda are asked for; none of the national view is a draft, and the name stays. */
const states = {
  DRAFTED: 'drafted',
  SIGNED: 'signed',
  ACTIVE: 'active',
  EXPIRING: 'expiring',
  SUSPENDED: 'suspended',
  EXPIRED: 'expired',
  TERMINATED: 'terminated',
} as const satisfies Record<string, MemorandumState>;
const place = z.strictObject({ validUntil: z.iso.date(), id: z.uuid() });

const MOST_DAYS = 36_500;

function criteriaOf(filter: MemorandaArguments['filter'], now: Date): MemorandumCriteria {
  const today = dateInMexicoCity(now);
  const days = filter?.expiresWithinDays;
  return {
    // An empty list asks for nothing in particular, as in the filters of datasets.
    ...(filter?.state?.length && { states: filter.state.map((state) => states[state]) }),
    ...(filter?.government && { government: filter.government }),
    ...(filter?.kind && { kind: filter.kind === 'ADDENDUM' ? 'addendum' : 'agreement' }),
    ...(typeof days === 'number' && {
      expires: { from: today, to: addDays(today, Math.max(-1, Math.min(days, MOST_DAYS))) },
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

const uuid = z.uuid();
const memorandum: Resolver<unknown, { id: string }> = (_, { id }, { batches }) =>
  uuid.safeParse(id).success ? batches.memorandumById(id) : null;

export const memorandumQueries = { memoranda, memorandum };

const sided = (party: 'federation' | 'government', of: PublicParty | null) =>
  of === null ? [] : [{ party: party.toUpperCase(), ...of }];

export const memorandumTypes: Record<string, TypeResolvers<never>> = {
  Memorandum: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    state: ({ state }) => state.toUpperCase(),
    validFrom: ({ valid_from }) => valid_from,
    validUntil: ({ valid_until }) => valid_until,
    signedOn: ({ signed_on }) => signed_on,
    daysLeft: ({ valid_until }, _, { now }) => daysBetween(dateInMexicoCity(now), valid_until),
    kind: ({ kind }) => kind.toUpperCase(),
    parent: ({ parent_id }, _, { batches }) =>
      parent_id === null ? null : batches.memorandumById(parent_id),
    renews: ({ renews_id }, _, { batches }) =>
      renews_id === null ? null : batches.memorandumById(renews_id),
    addenda: async ({ id }, _, { batches }) => (await batches.memorandumAddenda(id)) ?? [],
    parties: ({ federation_party, government_party }) => [
      ...sided('federation', federation_party),
      ...sided('government', government_party),
    ],
    signatures: ({ signatures }) =>
      signatures.map(({ party, ...signature }) => ({ ...signature, party: party.toUpperCase() })),
    text: async ({ id }, _, { batches }) => (await batches.memorandumTexts(id))?.text ?? [],
    documentSha256: ({ document_sha256 }) => document_sha256,
    documentUrl: ({ id, document_sha256 }, _, { publicUrl }) =>
      document_sha256 === null ? null : `${publicUrl}/memoranda/${id}/document.pdf`,
    evidenceUrl: ({ id, document_sha256 }, _, { publicUrl }) =>
      document_sha256 === null ? null : `${publicUrl}/memoranda/${id}/evidence.zip`,
    endedOn: ({ ended_on }) => ended_on,
    endedBecause: ({ ended_because }) => ended_because,
    url: ({ id }, _, { publicUrl }) => `${publicUrl}/convenios/${id}`,
  } satisfies TypeResolvers<MemorandumRow>,
};
