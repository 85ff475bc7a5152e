import { enqueue } from '@rma/persistence';
import { ProblemError } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { harvesterActor } from '../records/harvester-actor.ts';
import { dueSources, forsakenRuns } from './run-queries.ts';
import { startRun } from './start-run.ts';

/** Starts the runs whose turn has come and has the ones of dead workers taken over. Runs every minute. */
export async function scheduleDue(deps: HarvesterDependencies): Promise<void> {
  const now = deps.clock.now();
  for (const run of await forsakenRuns(deps.db, now)) {
    // No queue: the dead worker's job may still hold the lock of its host's queue.
    await enqueue(deps.db, {
      task: 'harvester.run',
      payload: { runId: run.id },
      key: `harvest:${run.sourceId}`,
    });
  }
  for (const sourceId of await dueSources(deps.db, now)) {
    try {
      await startRun(deps, harvesterActor, { sourceId });
    } catch (error) {
      // Somebody started, paused or suspended it in the meantime.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
}
