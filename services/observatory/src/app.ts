import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ObservatoryDependencies } from './dependencies.ts';

export type { ObservatoryDependencies } from './dependencies.ts';

export type Observatory = ReturnType<typeof createObservatory>;

/**
 * What is worked out from the national view: quality, scorecards, indicators, use, monthly reports. Routes for a
 * server that has the `authentication` plugin, tasks and their timetable for a worker.
 */
export function createObservatory(deps: ObservatoryDependencies) {
  return {
    routes: async (_server: FastifyInstance): Promise<void> => {},
    tasks: {},
    crontab: [] as { task: string; pattern: string }[],
    ready: [{ name: 'observatory-database', check: () => sql`select 1`.execute(deps.db) }],
    close: async (): Promise<void> => {},
  };
}
