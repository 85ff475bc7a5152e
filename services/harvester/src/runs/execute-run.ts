import { firstOpen, isInMaintenance, mayPublish, runStages, type RunStage } from '@rma/domain';
import { enqueue, transaction } from '@rma/persistence';
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
import { attemptsOf } from './run-queries.ts';
import { beat, claimRun, keepBeating, LeaseLost, postponeRun, progressed, releaseRun } from './run-lease.ts';
import { harvestJob } from './start-run.ts';

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
    await beat(run.deps.db, run.lease, {
      heartbeat_at: run.deps.clock.now(),
      stage,
      ...(stage !== first && progressed),
    });
    if (stage === 'report') break;
    // What a dry run would do is known; doing it is what it is not asked for.
    if (stage === 'sync' && run.asked.isDry) break;
    const result = await stages[stage](run);
    if (result.next === 'fail') return report(run, { state: 'failed', failure: result.failure });
    if (result.next === 'hold') {
      const { because } = result;
      return report(
        run,
        run.asked.isDry ? { state: 'applied', wouldHold: because } : { state: 'held', because },
      );
    }
  }
  return report(run, { state: 'applied' });
}

/** Whether the run must wait for its portal's maintenance to end; its job then comes again at that time. */
async function isPostponed(run: RunContext, stage: RunStage | null): Promise<boolean> {
  const { deps, lease, source } = run;
  const now = deps.clock.now();
  const asksThePortal = stage === null || stage === 'extract';
  if (!asksThePortal || !isInMaintenance(source.maintenance, now)) return false;
  const until = firstOpen(source.maintenance, now) ?? now;
  await transaction(deps.db, { name: 'harvest.postpone' }, async (trx) => {
    await postponeRun(trx, lease, until);
    const job = harvestJob({ id: lease.runId, sourceId: source.id, url: source.url });
    await enqueue(trx, { ...job, runAt: until });
  });
  return true;
}

/**
 * Runs a queued run to its end, or goes on with one whose worker died, from the stage it was in. Does nothing when
 * the run is not free. What the portal does wrong ends the run as failed; an error of ours gives the run back and is
 * thrown, so that the job is tried again, and after five attempts without progress the run ends as failed too.
 * `isRetry`: an earlier attempt of the same job did not end by itself.
 */
export async function executeRun(
  deps: HarvesterDependencies,
  { runId, signal, isRetry = false }: { runId: string; signal?: AbortSignal | undefined; isRetry?: boolean },
): Promise<void> {
  const claimed = await claimRun(deps.db, runId, { now: deps.clock.now(), isRetry });
  if (claimed === null) return;
  const { lease } = claimed;
  const { membership, ...source } = await findHarvestedSource(deps.db, claimed.run.source_id);
  const { mode, is_dry: isDry, is_forced: isForced, stage } = claimed.run;
  const asked = { mode, isDry, isForced };
  const run: RunContext = { deps, lease, source, asked, signal };
  // A run that takes its worker down with it never reaches the handler below.
  if (claimed.run.attempt_count > MOST_ATTEMPTS) {
    return report(run, { state: 'failed', failure: internalFailure });
  }
  if (!mayPublish(membership)) return report(run, { state: 'failed', failure: notAMember });
  if (await isPostponed(run, stage)) return;

  const beating = keepBeating(deps.db, lease, () => deps.clock.now());
  const ended = signal === undefined ? beating.signal : AbortSignal.any([signal, beating.signal]);
  try {
    await runStagesFrom({ ...run, signal: ended }, stage ?? 'extract');
  } catch (error) {
    if (error instanceof LeaseLost) {
      deps.logger.warn({ runId }, 'the run was cancelled, or another worker took it over');
      return;
    }
    deps.logger.error({ err: error, runId, attempt: claimed.run.attempt_count }, 'run interrupted');
    if ((await attemptsOf(deps.db, runId)) >= MOST_ATTEMPTS) {
      await report(run, { state: 'failed', failure: internalFailure });
      return;
    }
    await releaseRun(deps.db, lease);
    throw error;
  } finally {
    beating.stop();
  }
}
