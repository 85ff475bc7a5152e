import { addDays } from './time-zones.ts';

/** A handover plan is opened this many days before the election that decides who comes next. */
const opensDaysBefore = 90;

/** First Sunday of June of a year: the day of ordinary elections, federal and local (CPEUM art. 116 IV a). */
export function electionDay(year: number): string {
  const first = new Date(Date.UTC(year, 5, 1));
  return addDays(`${year}-06-01`, (7 - first.getUTCDay()) % 7);
}

/**
 * The days of a handover, from the last day of an administration (YYYY-MM-DD all): the ordinary election before it,
 * when its plan is opened, and when it must be ready, which is that election.
 */
export function handoverDates(administrationEndsOn: string): {
  electionOn: string;
  opensOn: string;
  dueOn: string;
} {
  const year = Number(administrationEndsOn.slice(0, 4));
  const sameYear = electionDay(year);
  const electionOn = sameYear < administrationEndsOn ? sameYear : electionDay(year - 1);
  return { electionOn, opensOn: addDays(electionOn, -opensDaysBefore), dueOn: electionOn };
}
