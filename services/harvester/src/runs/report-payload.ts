import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { sampleProblems } from './run-record-queries.ts';

const PROBLEMS_SHOWN = 20;

const count = z.int().nonnegative();

/** What `registry.report-harvest` is told: a run of a government with something to mend or to decide. */
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

/** The report of a closed or held run, or null when nobody needs one. */
export async function reportPayload(db: Kysely<Tables>, runId: string): Promise<HarvestReport | null> {
  const run = await db
    .selectFrom('harvest.run')
    .innerJoin('harvest.source', 'harvest.source.id', 'harvest.run.source_id')
    .selectAll('harvest.run')
    .select(['harvest.source.cvegeo', 'harvest.source.title'])
    .where('harvest.run.id', '=', runId)
    .executeTakeFirstOrThrow();
  if (run.state === 'applied' && run.rejected_count === 0) return null;
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
