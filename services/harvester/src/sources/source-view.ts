import { sourceKinds } from '@rma/interop';
import { z } from 'zod';
import type { SourceRow } from './source-queries.ts';

const instant = z.iso.datetime().nullable();

const sourceKind = z.enum(sourceKinds);

export const sourceSchema = z
  .object({
    id: z.uuid(),
    cvegeo: z.string(),
    kind: sourceKind,
    title: z.string(),
    url: z.string(),
    selection: z.object({ organization: z.string().optional() }),
    state: z.enum(['proposed', 'approved', 'paused', 'revoked', 'refused']),
    /** Why the proposal was refused. */
    refusalReason: z.string().nullable(),
    everyHours: z.int(),
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
    kind: sourceKind.parse(row.kind),
    title: row.title,
    url: row.url,
    selection: row.selection,
    state: row.state,
    refusalReason: row.refusal_reason,
    everyHours: row.every_hours,
    nextRunAt: iso(row.next_run_at),
    proposedAt: row.proposed_at.toISOString(),
    decidedAt: iso(row.decided_at),
    health: row.health,
    lastSuccessAt: iso(row.last_success_at),
    lastRunAt: iso(row.last_run_at),
  };
}
