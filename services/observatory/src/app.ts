import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ObservatoryDependencies } from './dependencies.ts';
import { createIndicators } from './indicators/indicators.ts';
import { assessDue } from './quality/assess-due.ts';
import { recountCatalogues } from './quality/recount-catalogues.ts';
import { createUse } from './use/use.ts';
import { createScorecards } from './scorecards/scorecards.ts';

export type { ObservatoryDependencies } from './dependencies.ts';

/** What a task is told by the worker that runs it. */
type TaskHelpers = { abortSignal?: AbortSignal | undefined };

const fewDatasets = 1000;

export type Observatory = ReturnType<typeof createObservatory>;

/**
 * What is worked out from the national view: quality, scorecards, indicators, use, monthly reports. Routes for a
 * server that has the `authentication` plugin, tasks and their timetable for a worker.
 */
export function createObservatory(deps: ObservatoryDependencies) {
  const indicators = createIndicators(deps);
  const use = createUse(deps);
  const scorecards = createScorecards(deps);
  return {
    routes: async (server: FastifyInstance): Promise<void> => {
      await server.register(indicators.routes);
      await server.register(use.routes);
    },
    tasks: {
      ...indicators.tasks,
      'observatory.assess': async (_payload: unknown, helpers: TaskHelpers): Promise<void> => {
        const { assessed } = await assessDue(deps, { signal: helpers.abortSignal });
        // What a large harvest changes is counted each minute, not after each of its batches.
        if (assessed > 0 && assessed < fewDatasets)
          await recountCatalogues(deps, { signal: helpers.abortSignal });
      },
      'observatory.recount-catalogues': async (_payload: unknown, helpers: TaskHelpers): Promise<void> => {
        await recountCatalogues(deps, { signal: helpers.abortSignal });
      },
      ...scorecards.tasks,
    },
    crontab: [
      ...indicators.crontab,
      { task: 'observatory.assess', pattern: '* * * * *' },
      ...scorecards.crontab,
    ] as {
      task: string;
      pattern: string;
    }[],
    ready: [{ name: 'observatory-database', check: () => sql`select 1`.execute(deps.db) }],
    close: async (): Promise<void> => {
      await use.close();
      await indicators.close();
    },

    /** Counting of use; `use.onResponse` is a hook for the server that serves the data. */
    use,
    assess: async () => {
      await assessDue(deps);
      await recountCatalogues(deps);
    },
    scorecards,
    computeIndicators: indicators.compute,
  };
}
