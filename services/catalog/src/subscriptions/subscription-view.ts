import { z } from 'zod';
import type { SubscriptionRow } from './subscription-queries.ts';

export const subscriptionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['webhook', 'hub']),
  title: z.string(),
  url: z.string(),
  cvegeo: z.string().nullable(),
  theme: z.string().nullable(),
  state: z.enum(['waiting', 'active', 'paused', 'failing', 'ended']),
  lastNumber: z.number().int().describe('El último cambio del canal del que se avisó'),
  behind: z.number().int().describe('Cuántos cambios del canal faltan por revisar para esta suscripción'),
  failures: z.number().int(),
  failingSince: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  endedBecause: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

export const deliverySchema = z.object({
  from: z.number().int(),
  to: z.number().int(),
  at: z.iso.datetime(),
  attempt: z.number().int().describe('0 es una prueba'),
  status: z.number().int().nullable(),
  failure: z.string().nullable(),
  receipt: z.string().nullable(),
});

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** A subscription as those who manage it see it; `head` is the newest event of the feed. */
export const viewSubscription = (row: SubscriptionRow, head: number): z.infer<typeof subscriptionSchema> => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  url: row.url,
  cvegeo: row.cvegeo,
  theme: row.theme_id,
  state: row.state,
  lastNumber: row.last_number,
  behind: Math.max(0, head - row.last_number),
  failures: row.failures,
  failingSince: iso(row.failing_since),
  nextAttemptAt: iso(row.next_attempt_at),
  endedBecause: row.ended_because,
  createdAt: row.created_at.toISOString(),
});

export const viewDelivery = (row: {
  from_number: number;
  to_number: number;
  at: Date;
  attempt: number;
  status: number | null;
  failure: string | null;
  receipt: string | null;
}): z.infer<typeof deliverySchema> => ({
  from: row.from_number,
  to: row.to_number,
  at: row.at.toISOString(),
  attempt: row.attempt,
  status: row.status,
  failure: row.failure,
  receipt: row.receipt,
});
