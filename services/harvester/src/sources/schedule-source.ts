import { firstOpen, nextTurn, type Actor } from '@rma/domain';
import type { MaintenanceWindow } from '@rma/persistence';
import { transaction } from '@rma/persistence';
import type { HarvesterDependencies } from '../dependencies.ts';
import { harvesterProblems } from '../problems.ts';
import { sourceFor } from './source-for.ts';
import { findHarvestedSource, scheduleNextRun, setSchedule } from './source-queries.ts';
import { timetableOf } from './timetable.ts';

/** What of a source's timetable is changed; what is absent stays. */
export type NewSchedule = {
  title?: string | undefined;
  everyHours?: number | undefined;
  /** Hour of Mexico City; null: `everyHours` after the last run. */
  dailyAt?: number | null | undefined;
  maintenance?: MaintenanceWindow[] | undefined;
  fullEveryDays?: number | undefined;
  notify?: 'always' | 'change' | 'error' | undefined;
};

/**
 * Changes when a source is read and of what its officials hear; its next turn follows the new timetable. Throws
 * not-found, forbidden, maintenance-without-end.
 */
export async function scheduleSource(
  deps: HarvesterDependencies,
  actor: Actor,
  { sourceId, ...schedule }: { sourceId: string } & NewSchedule,
): Promise<void> {
  const before = await sourceFor(deps, actor, { sourceId, action: 'source.schedule' });
  const now = deps.clock.now();
  if (firstOpen(schedule.maintenance ?? [], now) === null) throw harvesterProblems.maintenanceWithoutEnd();
  const movesTurns = [schedule.everyHours, schedule.dailyAt, schedule.maintenance].some(
    (change) => change !== undefined,
  );
  await transaction(deps.db, { name: 'harvest.schedule-source' }, async (trx) => {
    await setSchedule(trx, before.id, schedule);
    // A source whose turn has come or whose run is open keeps that.
    if (!movesTurns || before.next_run_at === null || before.next_run_at <= now) return;
    const source = await findHarvestedSource(trx, before.id);
    await scheduleNextRun(trx, source.id, nextTurn(timetableOf(source), before.last_run_at ?? now));
  });
}
