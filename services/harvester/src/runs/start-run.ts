import { firstOpen, mayPublish, mayReadChanges, type Actor } from '@rma/domain';
import { enqueue, transaction, violates, type Job, type Tables } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { harvesterProblems } from '../problems.ts';
import { findSource, scheduleNextRun, type SourceRow } from '../sources/source-queries.ts';
import { insertRun } from './run-queries.ts';

/** Killed workers count too, and the run itself gives up after five attempts without progress. */
const MOST_JOB_ATTEMPTS = 25;

/** One job per source, and one at a time per host, so that no portal is read twice at once. */
export function harvestJob(run: { id: string; sourceId: string; url: string }): Job {
  return {
    task: 'harvester.run',
    payload: { runId: run.id },
    key: `harvest:${run.sourceId}`,
    queue: `harvest:${new URL(run.url).host}`,
    maxAttempts: MOST_JOB_ATTEMPTS,
  };
}

export const enqueueRun = (
  trx: Transaction<Tables>,
  run: { id: string; sourceId: string; url: string },
): Promise<void> => enqueue(trx, harvestJob(run));

export type WantedRun = {
  sourceId: string;
  /** Only what changed, or everything; a schedule chooses by itself, a person gets everything. */
  mode?: 'full' | 'incremental' | undefined;
  trigger?: 'schedule' | 'person' | 'hint' | undefined;
  /** Reads, compares and judges; writes nothing public and tells nobody. */
  dry?: boolean | undefined;
  /** Maps and writes every record again, also those that came unchanged. */
  force?: boolean | undefined;
};

function modeOf(
  wanted: WantedRun,
  source: SourceRow,
  { trigger, now }: { trigger: string; now: Date },
): 'full' | 'incremental' {
  if (wanted.force === true) return 'full';
  if (wanted.mode !== undefined) return wanted.mode;
  const { cursor, last_full_at: lastFullAt, full_every_days: fullEveryDays } = source;
  const isEnough = mayReadChanges({ cursor, lastFullAt, fullEveryDays }, now);
  return trigger === 'schedule' && isEnough ? 'incremental' : 'full';
}

/**
 * Queues a run of an approved source of a member; returns its id. Throws source-not-approved,
 * source-not-of-a-member, source-in-maintenance (its next turn is then after it), or run-already-open when one is
 * queued, running or held.
 */
export async function startRun(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: WantedRun,
): Promise<{ runId: string }> {
  const source = await findSource(deps.db, wanted.sourceId);
  if (source === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, 'run.start', { cvegeo: source.cvegeo }, unseen(named.source));
  if (source.state !== 'approved') throw harvesterProblems.sourceNotApproved();
  if (!mayPublish(source.membership)) {
    throw harvesterProblems.sourceNotOfAMember({ government: source.governmentName });
  }
  const now = deps.clock.now();
  const open = firstOpen(source.maintenance, now);
  if (open === null || open > now) {
    await scheduleNextRun(deps.db, source.id, open);
    throw harvesterProblems.sourceInMaintenance({ until: (open ?? now).toISOString() });
  }
  const trigger = wanted.trigger ?? (actor.kind === 'system' ? 'schedule' : 'person');
  try {
    return await transaction(deps.db, { name: 'harvest.start-run' }, async (trx) => {
      const runId = await insertRun(trx, {
        source_id: source.id,
        trigger,
        mode: modeOf(wanted, source, { trigger, now }),
        is_dry: wanted.dry ?? false,
        is_forced: wanted.force ?? false,
        state: 'queued',
        queued_at: now,
      });
      await enqueueRun(trx, { id: runId, sourceId: source.id, url: source.url });
      return { runId };
    });
  } catch (error) {
    if (violates(error, 'run_one_open')) throw harvesterProblems.runAlreadyOpen();
    throw error;
  }
}
