import { mayPublish, runStages, type RunStage } from '@rma/domain';
import type { HarvesterDependencies } from '../dependencies.ts';
import { compare } from '../stages/compare.ts';
import { extract } from '../stages/extract.ts';
import { report } from '../stages/report.ts';
import { sync } from '../stages/sync.ts';
import { transform } from '../stages/transform.ts';
import { validate } from '../stages/validate.ts';
import { findHarvestedSource } from '../sources/source-queries.ts';
import type { RunContext, StageResult } from './run-context.ts';
import { internalFailure, notAMember } from './run-failure.ts';
import { beat, claimRun, keepBeating, LeaseLost, releaseRun } from './run-lease.ts';

const MOST_ATTEMPTS = 5;

type WorkingStage = Exclude<RunStage, 'report'>;

const stages: Record<WorkingStage, (run: RunContext) => Promise<StageResult>> = {
  extract,
  compare,
  transform,
  validate,
  sync,
};

async function runStagesFrom(run: RunContext, first: RunStage): Promise<void> {
  for (const stage of runStages.slice(runStages.indexOf(first))) {
    run.signal?.throwIfAborted();
    await beat(run.deps.db, run.lease, { heartbeat_at: run.deps.clock.now(), stage });
    if (stage === 'report') break;
    const result = await stages[stage](run);
    if (result.next === 'fail') return report(run, { state: 'failed', failure: result.failure });
    if (result.next === 'hold') return report(run, { state: 'held', because: result.because });
  }
  return report(run, { state: 'applied' });
}

/**
 * Runs a queued run to its end, or goes on with one whose worker died, from the stage it was in. Does nothing when
 * the run is not free. What the portal does wrong ends the run as failed; an error of ours gives the run back and is
 * thrown, so that the job is tried again, and after five attempts the run ends as failed too. `isRetry`: an earlier
 * attempt of the same job did not end by itself.
 */
export async function executeRun(
  deps: HarvesterDependencies,
  { runId, signal, isRetry = false }: { runId: string; signal?: AbortSignal | undefined; isRetry?: boolean },
): Promise<void> {
  const claimed = await claimRun(deps.db, runId, { now: deps.clock.now(), isRetry });
  if (claimed === null) return;
  const { lease } = claimed;
  const { membership, ...source } = await findHarvestedSource(deps.db, claimed.run.source_id);
  const run: RunContext = { deps, lease, source, signal };
  // A run that takes its worker down with it never reaches the handler below.
  if (claimed.run.attempt_count > MOST_ATTEMPTS) {
    return report(run, { state: 'failed', failure: internalFailure });
  }
  if (!mayPublish(membership)) return report(run, { state: 'failed', failure: notAMember });

  const beating = keepBeating(deps.db, lease, () => deps.clock.now());
  try {
    await runStagesFrom(run, claimed.run.stage ?? 'extract');
  } catch (error) {
    if (error instanceof LeaseLost) {
      deps.logger.warn({ runId }, 'another worker took the run over');
      return;
    }
    deps.logger.error({ err: error, runId, attempt: claimed.run.attempt_count }, 'run interrupted');
    if (claimed.run.attempt_count >= MOST_ATTEMPTS) {
      await report(run, { state: 'failed', failure: internalFailure });
      return;
    }
    await releaseRun(deps.db, lease);
    throw error;
  } finally {
    beating.stop();
  }
}
