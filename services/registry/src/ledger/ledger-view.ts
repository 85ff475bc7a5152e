import { z } from 'zod';
import type { LedgerRow } from './ledger-queries.ts';

/** An entry as everybody reads it. `body` is the exact text of the chain: hash = sha256(previousHash + "\n" + body). */
export const ledgerEntrySchema = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  kind: z.string(),
  subject: z.string(),
  government: z.string().nullable(),
  actor: z.string(),
  cause: z.string().nullable(),
  body: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
export type LedgerView = z.infer<typeof ledgerEntrySchema>;

/** The entry of a row. */
export const toView = (row: LedgerRow): LedgerView => ({
  seq: row.seq,
  at: row.at.toISOString(),
  kind: row.kind,
  subject: row.subject,
  government: row.cvegeo,
  actor: row.actor,
  cause: row.cause,
  body: row.body,
  previousHash: row.previous_hash,
  hash: row.hash,
});
