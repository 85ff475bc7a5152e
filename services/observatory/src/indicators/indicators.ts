import { createTableQueries } from '@rma/tabular';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { computeIndicators } from './compute-indicators.ts';
import { indicatorRoutes } from './indicator-routes.ts';

/** Longest one publisher's rows of one standard may take. */
const DEADLINE_MS = 600_000;

/**
 * Figures of the national tables: the task that works them out when the tables change (a trigger enqueues it; the timetable
 * makes sure), and their downloads.
 */
export function createIndicators(deps: ObservatoryDependencies) {
  const tables = createTableQueries({
    folders: [deps.blobs.folder],
    memoryLimitMb: 256,
    deadlineMs: DEADLINE_MS,
    running: 1,
  });
  const compute = () => computeIndicators({ ...deps, tables });
  return {
    compute,
    tasks: {
      'observatory.compute-indicators': async (): Promise<void> => {
        const done = await compute();
        if (done.computed + done.removed + done.failed > 0)
          deps.logger.info(done, 'indicators were computed');
      },
    },
    crontab: [{ task: 'observatory.compute-indicators', pattern: '25 * * * *' }],
    routes: indicatorRoutes(deps),
    close: (): Promise<void> => tables.close(),
  };
}
