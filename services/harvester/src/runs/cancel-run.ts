import { actorReference, nextTurn, type Actor } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { harvesterProblems } from '../problems.ts';
import { findHarvestedSource, scheduleNextRun } from '../sources/source-queries.ts';
import { timetableOf } from '../sources/timetable.ts';
import { clearStaging } from '../stages/staging-queries.ts';
import { cancelOpenRun, findRun, openRunOf } from './run-queries.ts';

/**
 * Ends what a source has under way, wherever it is, in the transaction that ends the source: nothing more of it is
 * applied.
 */
export async function endOpenRun(
  trx: Transaction<Tables>,
  sourceId: string,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const runId = await openRunOf(trx, sourceId);
  if (runId !== undefined && (await cancelOpenRun(trx, runId, { by, now, isApplying: true })))
    await clearStaging(trx, runId);
}

/**
 * Ends a run that waits or is under way before it applies anything: what it staged is dropped, nothing public changes,
 * and the source is read again at its turn. Throws not-found, forbidden, run-not-cancellable.
 */
export async function cancelRun(
  { db, clock, logger }: HarvesterDependencies,
  actor: Actor,
  wanted: { runId: string },
): Promise<void> {
  const run = await findRun(db, wanted.runId);
  if (run === undefined) throw problems.notFound({ what: named.run });
  authorize(actor, 'run.cancel', { cvegeo: run.cvegeo }, unseen(named.run));
  const now = clock.now();
  const by = actorReference(actor);
  await transaction(db, { name: 'harvest.cancel-run' }, async (trx) => {
    if (!(await cancelOpenRun(trx, run.id, { by, now }))) throw harvesterProblems.runNotCancellable();
    await clearStaging(trx, run.id);
    const source = await findHarvestedSource(trx, run.source_id);
    if (!run.is_dry) await scheduleNextRun(trx, source.id, nextTurn(timetableOf(source), now));
  });
  logger.info({ runId: run.id, by }, 'run cancelled');
}
