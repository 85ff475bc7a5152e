import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ObservatoryDependencies } from './dependencies.ts';
import { createGeography } from './geography/geography.ts';
import { geographyRoutes } from './geography/geography-routes.ts';
import { patchRoutes } from './fixes/patch-routes.ts';
import { createIndicators } from './indicators/indicators.ts';
import { createQuality } from './quality/quality.ts';
import { createReports } from './reports/reports.ts';
import { createUse } from './use/use.ts';
import { createSearchWords } from './search/search-words.ts';
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
  const reports = createReports(deps);
  const scorecards = createScorecards(deps);
  const searchWords = createSearchWords(deps);
  return {
    routes: async (server: FastifyInstance): Promise<void> => {
      await server.register(indicators.routes);
      await server.register(geographyRoutes(createGeography(deps)));
      await server.register(patchRoutes(deps));
      await server.register(use.routes);
      await server.register(reports.routes);
      await server.register(scorecards.routes);
    },
    tasks: {
      ...indicators.tasks,
      ...quality.tasks,
      ...scorecards.tasks,
      ...searchWords.tasks,
      ...reports.tasks,
    },
    crontab: [
      ...indicators.crontab,
      ...quality.crontab,
      ...searchWords.crontab,
      ...scorecards.crontab,
      ...reports.crontab,
    ] as {
      task: string;
      pattern: string;
    }[],
    ready: [{ name: 'observatory-database', check: () => sql`select 1`.execute(deps.db) }],
    close: async (): Promise<void> => {
      await use.close();
      await indicators.close();
    },

    /** Counting of use; `use.onSend` is a hook for the server that serves the data. */
    use,
    /** The network's figures by day and the monthly reports. */
    reports,
    refreshSearchWords: searchWords.refresh,
    assess: quality.assess,
    scorecards,
    computeIndicators: indicators.compute,
  };
}
