import { mayPublish, type Actor } from '@rma/domain';
import { enqueue, transaction, violates, type Tables } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { harvesterProblems } from '../problems.ts';
import { findSource } from '../sources/source-queries.ts';
import { insertRun } from './run-queries.ts';

const MOST_JOB_ATTEMPTS = 5;

/** One job per source, and one at a time per host, so that no portal is read twice at once. */
export async function enqueueRun(
  trx: Transaction<Tables>,
  run: { id: string; sourceId: string; url: string },
): Promise<void> {
  await enqueue(trx, {
    task: 'harvester.run',
    payload: { runId: run.id },
    key: `harvest:${run.sourceId}`,
    queue: `harvest:${new URL(run.url).host}`,
    maxAttempts: MOST_JOB_ATTEMPTS,
  });
}

/**
 * Queues a run of an approved source of a member; returns its id. Throws source-not-approved,
 * source-not-of-a-member, or run-already-open when one is queued, running or held.
 */
export async function startRun(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: { sourceId: string },
): Promise<{ runId: string }> {
  const source = await findSource(deps.db, wanted.sourceId);
  if (source === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, 'run.start', { cvegeo: source.cvegeo }, unseen(named.source));
  if (source.state !== 'approved') throw harvesterProblems.sourceNotApproved();
  if (!mayPublish(source.membership)) {
    throw harvesterProblems.sourceNotOfAMember({ government: source.governmentName });
  }
  try {
    return await transaction(deps.db, { name: 'harvest.start-run' }, async (trx) => {
      const runId = await insertRun(trx, {
        source_id: source.id,
        trigger: actor.kind === 'system' ? 'schedule' : 'person',
        state: 'queued',
        queued_at: deps.clock.now(),
      });
      await enqueueRun(trx, { id: runId, sourceId: source.id, url: source.url });
      return { runId };
    });
  } catch (error) {
    if (violates(error, 'run_one_open')) throw harvesterProblems.runAlreadyOpen();
    throw error;
  }
}
