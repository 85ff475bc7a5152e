import { z } from 'zod';
import type { NodeKey, NodeRow } from './node-queries.ts';
import { appliedNumber, type Receipt } from './receipts.ts';

export const nodeSchema = z.object({
  id: z.string(),
  cvegeo: z.string(),
  governmentName: z.string(),
  title: z.string(),
  url: z.string(),
  contactEmail: z.string().nullable(),
  state: z.enum(['proposed', 'approved', 'refused', 'revoked']),
  reason: z.string().nullable(),
  registeredAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** The newest event its hints told of. */
  announcedNumber: z.int(),
  /** The newest event that is in the national view. */
  appliedNumber: z.int(),
  lastHintAt: z.iso.datetime().nullable(),
  lastSuccessAt: z.iso.datetime().nullable(),
  sourceId: z.string().nullable(),
  health: z.enum(['healthy', 'degraded', 'held']).nullable(),
  message: z.string().nullable(),
  keys: z.array(
    z.object({
      kid: z.string(),
      state: z.enum(['active', 'retired', 'revoked']),
      addedAt: z.iso.datetime(),
      endedAt: z.iso.datetime().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type NodeView = z.infer<typeof nodeSchema>;

/** A node as coordinators and its government see it. */
export function toNodeView(node: NodeRow, keys: readonly NodeKey[]): NodeView {
  return {
    id: node.id,
    cvegeo: node.cvegeo,
    governmentName: node.governmentName,
    title: node.title,
    url: node.url,
    contactEmail: node.contact_email,
    state: node.state,
    reason: node.reason,
    registeredAt: node.registered_at.toISOString(),
    decidedAt: node.decided_at?.toISOString() ?? null,
    announcedNumber: node.last_number,
    appliedNumber: appliedNumber(node),
    lastHintAt: node.last_hint_at?.toISOString() ?? null,
    lastSuccessAt: node.lastSuccessAt?.toISOString() ?? null,
    sourceId: node.source_id,
    health: node.health,
    message: node.message,
    keys: keys.map(({ kid, state, addedAt, endedAt, reason }) => ({
      kid,
      state,
      addedAt: addedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      reason,
    })),
  };
}

export const receiptSchema = z.object({
  number: z.int(),
  kind: z.enum(['received', 'applied']),
  at: z.iso.datetime(),
  token: z.string(),
});

export const toReceiptView = ({ number, kind, at, token }: Receipt) => ({
  number,
  kind,
  at: at.toISOString(),
  token,
});
