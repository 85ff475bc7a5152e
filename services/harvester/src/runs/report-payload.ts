import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { sampleProblems } from './run-record-queries.ts';

const PROBLEMS_SHOWN = 20;

const count = z.int().nonnegative();

/** What `registry.report-harvest` is told of a run that its government's officials want to hear of. */
export const harvestReportSchema = z.object({
  cvegeo: z.string(),
  runId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  state: z.enum(['applied', 'failed', 'held']),
  counts: z.object({
    read: count,
    added: count,
    updated: count,
    unchanged: count,
    rejected: count,
    skipped: count,
    archived: count,
    returned: count,
  }),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  heldBecause: z.string().nullable(),
  /** At most 20, of rejected records. */
  problems: z.array(
    z.object({
      remoteId: z.string().nullable(),
      /** The public dataset it already is; its last good copy stays in the view. */
      datasetId: z.uuid().nullable(),
      title: z.string().nullable(),
      field: z.string(),
      value: z.string(),
      rule: z.string(),
      message: z.string(),
      fix: z.string(),
    }),
  ),
});
export type HarvestReport = z.infer<typeof harvestReportSchema>;

type Told = Selectable<Tables['harvest.run']> & Pick<Selectable<Tables['harvest.source']>, 'notify'>;

/** Whether the officials hear of a run: of any, of those that changed something or need a hand, or of the latter. */
function isToldOf(run: Told): boolean {
  if (run.is_dry) return false;
  const needsAHand = run.state !== 'applied' || run.rejected_count > 0;
  const changes = run.added_count + run.updated_count + run.archived_count + run.returned_count;
  if (run.notify === 'always' || needsAHand) return true;
  return run.notify === 'change' && changes > 0;
}

/** The report of a closed or held run, or null when its source's officials do not want one. */
export async function reportPayload(db: Kysely<Tables>, runId: string): Promise<HarvestReport | null> {
  const run = await db
    .selectFrom('harvest.run')
    .innerJoin('harvest.source', 'harvest.source.id', 'harvest.run.source_id')
    .selectAll('harvest.run')
    .select(['harvest.source.cvegeo', 'harvest.source.title', 'harvest.source.notify'])
    .where('harvest.run.id', '=', runId)
    .executeTakeFirstOrThrow();
  if (!isToldOf(run)) return null;
  return harvestReportSchema.parse({
    cvegeo: run.cvegeo,
    runId,
    sourceId: run.source_id,
    sourceTitle: run.title,
    state: run.state,
    counts: countsOf(run),
    failure: run.failure,
    heldBecause: run.held_because,
    problems: await sampleProblems(db, runId, PROBLEMS_SHOWN),
  });
}

type Counted = keyof HarvestReport['counts'];
type CountColumns = { [Outcome in Counted as `${Outcome}_count`]: number };

/** A run's counters without their columns' endings. */
export function countsOf(run: CountColumns): HarvestReport['counts'] {
  return {
    read: run.read_count,
    added: run.added_count,
    updated: run.updated_count,
    unchanged: run.unchanged_count,
    rejected: run.rejected_count,
    skipped: run.skipped_count,
    archived: run.archived_count,
    returned: run.returned_count,
  };
}
