import { addDays, daysBetween } from './time-zones.ts';

/** The programme lasts six weeks: introduction, planning, opening, automation, publication and use. */
export const programmeWeeks = 6;

export type CohortState = 'announced' | 'running' | 'finished';

/**
 * Where a cohort is on `today`, from the Monday on which it starts (dates YYYY-MM-DD, where the programme is run):
 * its week from 1 to 6 while it runs, and its last day.
 */
export function cohortOn(
  startsOn: string,
  today: string,
): { state: CohortState; week: number | null; endsOn: string } {
  const endsOn = addDays(startsOn, programmeWeeks * 7 - 1);
  if (today < startsOn) return { state: 'announced', week: null, endsOn };
  if (today > endsOn) return { state: 'finished', week: null, endsOn };
  return { state: 'running', week: Math.floor(daysBetween(startsOn, today) / 7) + 1, endsOn };
}

/** The last day of one of a cohort's weeks (1 to 6). */
export function weekEndsOn(startsOn: string, week: number): string {
  return addDays(startsOn, week * 7 - 1);
}
