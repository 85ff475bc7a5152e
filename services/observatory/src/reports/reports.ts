import type { Actor } from '@rma/domain';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { measureNetwork } from './measure-network.ts';
import { reportRoutes } from './report-routes.ts';
import { writeDueReports } from './write-due-reports.ts';
import { writeMonthlyReport } from './write-report.ts';

/** The network's figures day by day, and the monthly reports that write themselves. */
export function createReports(deps: ObservatoryDependencies) {
  return {
    routes: reportRoutes(deps),
    tasks: {
      'observatory.measure-network': async (): Promise<void> => {
        await measureNetwork(deps);
      },
      'observatory.write-reports': async (): Promise<void> => {
        await writeDueReports(deps);
      },
    },
    // Months end at six in the morning of the first, by the clock of the timetable (UTC).
    crontab: [
      { task: 'observatory.measure-network', pattern: '*/10 * * * *' },
      { task: 'observatory.write-reports', pattern: '5 * * * *' },
    ],
    measure: () => measureNetwork(deps),
    write: (actor: Actor, month: { month: string }) => writeMonthlyReport(deps, actor, month),
    writeDue: () => writeDueReports(deps),
  };
}
