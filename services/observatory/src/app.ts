import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ObservatoryDependencies } from './dependencies.ts';
import { createIndicators } from './indicators/indicators.ts';
import { createQuality } from './quality/quality.ts';
import { createUse } from './use/use.ts';
import { createScorecards } from './scorecards/scorecards.ts';

export type { ObservatoryDependencies } from './dependencies.ts';

export type Observatory = ReturnType<typeof createObservatory>;

/**
 * What is worked out from the national view: quality, scorecards, indicators, use, monthly reports. Routes for a
 * server that has the `authentication` plugin, tasks and their timetable for a worker.
 */
export function createObservatory(deps: ObservatoryDependencies) {
  const quality = createQuality(deps);
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
      ...quality.tasks,
      ...scorecards.tasks,
    },
    crontab: [...indicators.crontab, ...quality.crontab, ...scorecards.crontab] as {
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
    assess: quality.assess,
    scorecards,
    computeIndicators: indicators.compute,
  };
}
