import type { HarvestTimetable } from '@rma/domain';
import type { HarvestedSource } from '../runs/run-context.ts';

/** When a source is read, as the rules of the timetable want to know it. */
export function timetableOf({
  id: sourceId,
  everyHours,
  dailyAt,
  maintenance,
}: Pick<HarvestedSource, 'id' | 'everyHours' | 'dailyAt' | 'maintenance'>): HarvestTimetable {
  return { sourceId, everyHours, dailyAt, maintenance };
}
