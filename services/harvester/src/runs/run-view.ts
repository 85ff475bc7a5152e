import { recordOutcomes, runStages, runStates } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { countsOf, harvestReportSchema } from './report-payload.ts';

const instant = z.iso.datetime().nullable();

export const runSchema = z
  .object({
    id: z.uuid(),
    sourceId: z.uuid(),
    trigger: z.enum(['schedule', 'person', 'confirmation', 'hint']),
    mode: z.enum(['full', 'incremental']),
    dry: z.boolean(),
    force: z.boolean(),
    /** Whether everything was read or only what changed; null until the reading ended. */
    scope: z.enum(['whole', 'changes']).nullable(),
    state: z.enum(runStates),
    stage: z.enum(runStages).nullable(),
    counts: harvestReportSchema.shape.counts,
    queuedAt: z.iso.datetime(),
    startedAt: instant,
    finishedAt: instant,
    failure: harvestReportSchema.shape.failure,
    heldBecause: z.string().nullable(),
    decidedAt: instant,
  })
  .meta({ id: 'Run', description: 'Cosecha de una fuente, con lo que fue de cada registro' });
export type RunView = z.infer<typeof runSchema>;

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function toRunView(row: Selectable<Tables['harvest.run']>): RunView {
  return {
    id: row.id,
    sourceId: row.source_id,
    trigger: row.trigger,
    mode: row.mode,
    dry: row.is_dry,
    force: row.is_forced,
    scope: row.read_scope,
    state: row.state,
    stage: row.stage,
    counts: countsOf(row),
    queuedAt: row.queued_at.toISOString(),
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
    failure: row.failure,
    heldBecause: row.held_because,
    decidedAt: iso(row.decided_at),
  };
}

export const keptOutcomes = [
  ...recordOutcomes.filter((outcome) => outcome !== 'unchanged'),
  'archived',
  'returned',
] as const;

export const runRecordSchema = z
  .object({
    remoteId: z.string().nullable(),
    datasetId: z.uuid().nullable().describe('El conjunto público que ya es, si lo es'),
    title: z.string().nullable(),
    outcome: z.enum(keptOutcomes),
    problems: z.array(
      z.object({
        field: z.string(),
        value: z.string(),
        rule: z.string(),
        message: z.string(),
        fix: z.string(),
      }),
    ),
  })
  .meta({ id: 'RunRecord', description: 'Lo que fue de un registro en una cosecha' });
export type RunRecordView = z.infer<typeof runRecordSchema>;
