import type { ObservatoryDependencies } from '../dependencies.ts';
import type { FastifyInstance } from 'fastify';
import { contestRoutes } from '../contests/contest-routes.ts';
import { createContests } from '../contests/contests.ts';
import type { Actor } from '@rma/domain';
import { makeDemonstrationPast } from './demonstration-past.ts';
import { recomputeScorecards } from './recompute.ts';
import { scorecardRoutes } from './scorecard-routes.ts';

/**
 * How governments are graded, and what they say of it: routes, the task and timetable for a worker, and the turn
 * itself for callers in the process.
 */
export function createScorecards(deps: ObservatoryDependencies) {
  const recompute = () => recomputeScorecards(deps);
  const contests = createContests(deps);
  return {
    routes: async (server: FastifyInstance): Promise<void> => {
      await server.register(scorecardRoutes(deps));
      await server.register(contestRoutes(contests));
    },
    contests,
    tasks: {
      'observatory.recompute-scorecards': async (): Promise<void> => {
        await recompute();
      },
    },
    // A minute after what changed is soon enough; without marks a turn is one statement.
    crontab: [{ task: 'observatory.recompute-scorecards', pattern: '* * * * *' }],
    recompute,
    makeDemonstrationPast: (actor: Actor, options: { months: number }) =>
      makeDemonstrationPast(deps, actor, options),
  };
}
