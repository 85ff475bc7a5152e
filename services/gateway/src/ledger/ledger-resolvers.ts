import { z } from 'zod';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import type { Resolver, TypeResolvers } from '../graphql/context.ts';
import { countEntries, listEntries, type LedgerCriteria, type LedgerRow } from './ledger-queries.ts';

type LedgerArguments = PageArguments & {
  filter?: {
    government?: string | null;
    kind?: string[] | null;
    subject?: string | null;
    since?: Date | null;
    until?: Date | null;
  } | null;
};

const bodySchema = z.object({ detail: z.object({ title: z.string().optional() }).optional() });

const place = z.strictObject({ seq: z.int().min(1) });

function criteriaOf(filter: LedgerArguments['filter']): LedgerCriteria {
  return {
    ...(filter?.government && { government: filter.government }),
    // An empty list asks for nothing in particular, as in the filters of datasets.
    ...(filter?.kind?.length && { kinds: filter.kind }),
    ...(filter?.subject && { subject: filter.subject }),
    ...(filter?.since && { since: filter.since }),
    ...(filter?.until && { until: filter.until }),
  };
}

const ledger: Resolver<unknown, LedgerArguments> = async (_, args, { db }) => {
  const size = pageSize(args.first);
  const criteria = criteriaOf(args.filter);
  const beforeSeq = placeAfter(place, args.after)?.seq ?? null;
  const rows = await listEntries(db, criteria, { beforeSeq, limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ seq }) => ({ seq }),
    totalCount: () => countEntries(db, criteria),
  });
};

export const ledgerQueries = { ledger };

export const ledgerTypes: Record<string, TypeResolvers<never>> = {
  LedgerEntry: {
    government: ({ cvegeo }, _, { directory }) => (cvegeo === null ? null : directory.of(cvegeo)),
    title: ({ body }) => bodySchema.parse(JSON.parse(body)).detail?.title ?? null,
    previousHash: ({ previous_hash }) => previous_hash,
  } satisfies TypeResolvers<LedgerRow>,
};
