import type { ObservatoryDependencies } from '../dependencies.ts';
import { assessDue } from './assess-due.ts';
import { recountCatalogues } from './recount-catalogues.ts';

/** What a large harvest changes is counted once a minute, not after each of its batches. */
const FEW_DATASETS = 1000;

type TaskHelpers = { abortSignal?: AbortSignal | undefined };

/**
 * The quality of datasets and of catalogues, kept in step with the national view: tasks and their timetable for a
 * worker, and `assess`, which does now what they would do within a minute.
 */
export function createQuality(deps: ObservatoryDependencies) {
  return {
    tasks: {
      'observatory.assess': async (
        _payload: unknown,
        { abortSignal: signal }: TaskHelpers,
      ): Promise<void> => {
        const { assessed } = await assessDue(deps, { signal });
        if (assessed > 0 && assessed < FEW_DATASETS) await recountCatalogues(deps, { signal });
      },
      'observatory.recount-catalogues': async (
        _payload: unknown,
        { abortSignal: signal }: TaskHelpers,
      ): Promise<void> => {
        await recountCatalogues(deps, { signal });
      },
    },
    crontab: [
      { task: 'observatory.assess', pattern: '* * * * *' },
      { task: 'observatory.recount-catalogues', pattern: '* * * * *' },
    ],
    assess: async (): Promise<void> => {
      await assessDue(deps);
      await recountCatalogues(deps);
    },
  };
}
