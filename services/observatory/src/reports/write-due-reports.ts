import { addMonths, dateInMexicoCity, monthOf, type Actor } from '@rma/domain';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { firstMeasuredMonth, newestReportMonth } from './record-queries.ts';
import { writeMonthlyReport } from './write-report.ts';

const itself: Actor = { kind: 'system', name: 'observatory' };

/**
 * Writes the reports that are due: of every month that is over since the newest report or, without any, since the
 * network is measured. A hub that was down on the first of a month writes them when it is back, in order.
 */
export async function writeDueReports(deps: ObservatoryDependencies): Promise<string[]> {
  const newest = await newestReportMonth(deps.db);
  const first = newest === null ? await firstMeasuredMonth(deps.db) : addMonths(newest, 1);
  const current = monthOf(dateInMexicoCity(deps.clock.now()));
  const written: string[] = [];
  for (let month = first; month !== null && month < current; month = addMonths(month, 1)) {
    // In order: each is compared with the one before it.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await writeMonthlyReport(deps, itself, { month });
    if (outcome.ok && outcome.isNew) written.push(month);
  }
  if (written.length > 0) deps.logger.info({ months: written }, 'monthly reports were written');
  return written;
}
