import { sourceKinds } from '@rma/interop';
import { z } from 'zod';
import type { SourceRow } from './source-queries.ts';

const instant = z.iso.datetime().nullable();

const sourceKind = z.enum(sourceKinds);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of Mexico City in which a portal is not asked; days from 0 (Sunday). `to` up to `from` is the next day. */
export const maintenanceSchema = z.object({
  days: z.array(z.int().min(0).max(6)).min(1).max(7),
  from: timeOfDay,
  to: timeOfDay,
});

export const sourceSchema = z
  .object({
    id: z.uuid(),
    cvegeo: z.string(),
    governmentName: z.string(),
    kind: sourceKind,
    title: z.string(),
    url: z.string(),
    selection: z.object({ organization: z.string().optional() }),
    state: z.enum(['proposed', 'approved', 'paused', 'revoked', 'refused']),
    /** Why the proposal was refused. */
    refusalReason: z.string().nullable(),
    everyHours: z.int(),
    dailyAt: z.int().nullable(),
    maintenance: z.array(maintenanceSchema),
    fullEveryDays: z.int(),
    lastFullAt: instant,
    notify: z.enum(['always', 'change', 'error']),
    acceptedCertificate: z.string().nullable(),
    nextRunAt: instant,
    proposedAt: z.iso.datetime(),
    decidedAt: instant,
    health: z.enum(['healthy', 'degraded', 'held']).nullable(),
    lastSuccessAt: instant,
    lastRunAt: instant,
  })
  .meta({ id: 'Source', description: 'Fuente de la que se cosecha el catálogo de un gobierno' });
export type SourceView = z.infer<typeof sourceSchema>;

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function toSourceView(row: SourceRow): SourceView {
  return {
    id: row.id,
    cvegeo: row.cvegeo,
    governmentName: row.governmentName,
    kind: sourceKind.parse(row.kind),
    title: row.title,
    url: row.url,
    selection: row.selection,
    state: row.state,
    refusalReason: row.refusal_reason,
    everyHours: row.every_hours,
    dailyAt: row.daily_at,
    maintenance: row.maintenance,
    fullEveryDays: row.full_every_days,
    lastFullAt: iso(row.last_full_at),
    notify: row.notify,
    acceptedCertificate: row.accepted_certificate,
    nextRunAt: iso(row.next_run_at),
    proposedAt: row.proposed_at.toISOString(),
    decidedAt: iso(row.decided_at),
    health: row.health,
    lastSuccessAt: iso(row.last_success_at),
    lastRunAt: iso(row.last_run_at),
  };
}
