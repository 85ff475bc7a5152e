import type { ObservatoryDependencies } from '../dependencies.ts';
import { recomputeScorecards } from './recompute.ts';

/** How governments are graded: the task and timetable for a worker, and the turn itself for callers in the process. */
export function createScorecards(deps: ObservatoryDependencies) {
  const recompute = () => recomputeScorecards(deps);
  return {
    tasks: {
      'observatory.recompute-scorecards': async (): Promise<void> => {
        await recompute();
      },
    },
    // A minute after what changed is soon enough; without marks a turn is one statement.
    crontab: [{ task: 'observatory.recompute-scorecards', pattern: '* * * * *' }],
    recompute,
  };
}
