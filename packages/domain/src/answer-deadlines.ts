import { addDays, dateAt, daysBetween, isDayOver } from './time-zones.ts';

/**
 * Calendar days a government has to answer what the public asks or reports. Reports: Guía de Implementación de la
 * Política de Datos Abiertos (DOF, 18 June 2015), step 3.3. No norm sets one for requests of open data, which are not
 * requests of access to information; the network gives them the same.
 */
export const answerDays = 30;

/** Officials are reminded when these many days are left, the farthest first. */
export const answerReminderDays = [10, 3, 1] as const;

/** The last day to answer what became public at `publishedAt`, on the government's own calendar (YYYY-MM-DD). */
export function answerDueOn(cvegeo: string, publishedAt: Date): string {
  return addDays(dateAt(cvegeo, publishedAt), answerDays);
}

export type DeadlineStep = { step: 'none' } | { step: 'reminder'; daysBefore: number } | { step: 'overdue' };

/**
 * What the calendar asks at `instant` about something still unanswered: nothing, the reminder of the nearest mark that
 * was reached (so that a day without a calendar run loses none), or to mark it overdue, which never happens while its
 * last day goes on at home or in Mexico City.
 */
export function deadlineStep(
  { dueOn, cvegeo }: { dueOn: string; cvegeo: string },
  instant: Date,
): DeadlineStep {
  if (isDayOver(dueOn, cvegeo, instant)) return { step: 'overdue' };
  const daysLeft = daysBetween(dateAt(cvegeo, instant), dueOn);
  const daysBefore = answerReminderDays.findLast((mark) => daysLeft <= mark);
  return daysBefore === undefined ? { step: 'none' } : { step: 'reminder', daysBefore };
}
