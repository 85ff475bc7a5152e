import { actorReference, nextTurn, type Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { harvesterProblems } from '../problems.ts';
import { setNationalHealth } from '../sources/national-source-queries.ts';
import { findHarvestedSource, scheduleNextRun } from '../sources/source-queries.ts';
import { timetableOf } from '../sources/timetable.ts';
import { clearStaging } from '../stages/staging-queries.ts';
import { decideHeldRun, findRun } from './run-queries.ts';
import { enqueueRun } from './start-run.ts';

export type Decision = 'confirmed' | 'refused';

/**
 * Decides on a held run: confirmed, it goes on and applies what it read; refused, it is dropped, nothing changes, and
 * the source is read again at its next turn. Throws run-not-held.
 */
export async function decideRun(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: { runId: string; decision: Decision },
): Promise<void> {
  const { db, clock } = deps;
  const run = await findRun(db, wanted.runId);
  if (run === undefined) throw problems.notFound({ what: named.run });
  authorize(actor, 'run.decide', { cvegeo: run.cvegeo }, unseen(named.run));
  const now = clock.now();
  await transaction(db, { name: 'harvest.decide-run' }, async (trx) => {
    const isConfirmed = wanted.decision === 'confirmed';
    const by = actorReference(actor);
    const isDecided = await decideHeldRun(trx, run.id, {
      state: isConfirmed ? 'queued' : 'refused',
      by,
      now,
    });
    if (!isDecided) throw harvesterProblems.runNotHeld();
    if (isConfirmed) {
      await enqueueRun(trx, { id: run.id, sourceId: run.source_id, url: run.url });
    } else {
      await clearStaging(trx, run.id);
      await setNationalHealth(trx, run.source_id, {
        health: 'degraded',
        message: 'Una persona rechazó la última lectura; lo publicado no cambió.',
      });
      const source = await findHarvestedSource(trx, run.source_id);
      await scheduleNextRun(trx, source.id, nextTurn(timetableOf(source), now));
    }
    await appendToLedger(
      trx,
      [
        {
          kind: `run.${wanted.decision}`,
          subject: `run:${run.id}`,
          cvegeo: run.cvegeo,
          cause: isConfirmed ? 'una persona revisó lo leído' : 'una persona no aceptó lo leído',
          detail: { source: run.source_id },
        },
      ],
      { actor, clock },
    );
  });
}
