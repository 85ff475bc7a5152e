import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ObservatoryDependencies } from './dependencies.ts';
import { assessDue } from './quality/assess-due.ts';

export type { ObservatoryDependencies } from './dependencies.ts';

/** What a task is told by the worker that runs it. */
type TaskHelpers = { abortSignal?: AbortSignal | undefined };

export type Observatory = ReturnType<typeof createObservatory>;

/**
 * What is worked out from the national view: quality, scorecards, indicators, use, monthly reports. Routes for a
 * server that has the `authentication` plugin, tasks and their timetable for a worker.
 */
export function createObservatory(deps: ObservatoryDependencies) {
  return {
    routes: async (_server: FastifyInstance): Promise<void> => {},
    tasks: {
      'observatory.assess': async (_payload: unknown, helpers: TaskHelpers): Promise<void> => {
        await assessDue(deps, { signal: helpers.abortSignal });
      },
    },
    crontab: [{ task: 'observatory.assess', pattern: '* * * * *' }] as { task: string; pattern: string }[],
    ready: [{ name: 'observatory-database', check: () => sql`select 1`.execute(deps.db) }],
    close: async (): Promise<void> => {},

    assess: () => assessDue(deps),
  };
}
