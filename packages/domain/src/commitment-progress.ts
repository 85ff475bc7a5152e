import type { CommitmentIndicator, CommitmentState } from './commitments.ts';
import { dateInMexicoCity } from './clock.ts';
import { addDays, dateAt, daysBetween, isDayOver } from './time-zones.ts';

/** How a commitment stands; `metOn` (YYYY-MM-DD) is the first day it was kept, null while it is not. */
export type CommitmentStanding = { state: CommitmentState; metOn: string | null };

/** What the network finds of a commitment: whether it is kept, and since when. */
export type CommitmentFinding = {
  isMet: boolean;
  /** The instant since which it is kept; what was done in time is in time, however late it is looked at. */
  since: Date;
  now: Date;
};

/**
 * The day something happened, for the one it counts for: of a government's calendar and Mexico City's, the earlier
 * date, so that it is at most `dueOn` exactly when that day was not over (`isDayOver`).
 */
export function kindestDate(cvegeo: string, instant: Date): string {
  const own = dateAt(cvegeo, instant);
  const federal = dateInMexicoCity(instant);
  return own < federal ? own : federal;
}

/**
 * How a commitment stands after it was measured. Depends on the finding alone, not on how often it is measured:
 * the same finding again changes nothing. What was lost before its day must be kept again by that day; what was
 * kept on its day and lost later is `lapsed`, and comes back as it was. An exception is final.
 */
export function standingAfter(
  standing: CommitmentStanding,
  term: { cvegeo: string; dueOn: string; /** Nothing counts before the agreement does. */ begunOn: string },
  finding: CommitmentFinding,
): CommitmentStanding {
  const { state, metOn } = standing;
  const isOver = isDayOver(term.dueOn, term.cvegeo, finding.now);
  if (state === 'excepted') return standing;
  if (finding.isMet) {
    if (state === 'met' || state === 'met-late') return standing;
    const since = kindestDate(term.cvegeo, finding.since);
    const first = metOn ?? (since < term.begunOn ? term.begunOn : since);
    return { state: first <= term.dueOn ? 'met' : 'met-late', metOn: first };
  }
  if (state === 'met' || state === 'met-late') return { state: 'lapsed', metOn: isOver ? metOn : null };
  if (isOver && metOn === null) return { state: 'overdue', metOn: null };
  return standing;
}

/** States in which there is still something to do. */
export const openCommitmentStates: readonly CommitmentState[] = ['pending', 'overdue', 'lapsed'];

const reminderDays = [1, 7, 30] as const;
const noticeDays = [30, 7, 0] as const;

/**
 * What its officials are told of a commitment today: a reminder when 30, 7 or 1 days are left, a notice when it is
 * over, and again after 7 and 30 days; null when nothing. `step` names it, so that each is told once, and a day
 * without a turn of the calendar skips none.
 */
export function commitmentNotice(
  commitment: { cvegeo: string; dueOn: string; state: CommitmentState },
  now: Date,
): { kind: 'reminder' | 'overdue'; step: number; days: number } | null {
  const { cvegeo, dueOn, state } = commitment;
  const today = kindestDate(cvegeo, now);
  if (state === 'pending' || (state === 'lapsed' && today <= dueOn)) {
    const days = daysBetween(today, dueOn);
    const step = reminderDays.find((each) => days <= each);
    return days < 0 || step === undefined ? null : { kind: 'reminder', step, days };
  }
  if (state !== 'overdue') return null;
  const days = daysBetween(addDays(dueOn, 1), today);
  const step = noticeDays.find((each) => days >= each);
  return step === undefined ? null : { kind: 'overdue', step, days: days + 1 };
}

const shares: readonly CommitmentIndicator[] = ['freshness', 'answers-in-time'];
/** Rounded down, so that what is not enough never looks like it. */
const percentKept = (fraction: number) => `${Math.floor(fraction * 100 + 1e-9)} %`;

/** How much there is of how much was promised: «2 de 3», «75 % de 90 %»; what nobody asked for yet says so. */
export function commitmentProgressText(
  indicator: CommitmentIndicator,
  { measured, target }: { measured: number | null; target: number | null },
): string {
  if (target === null) return 'Todavía no se ha medido';
  if (measured === null) return 'Todavía no hay nada que medir';
  if (shares.includes(indicator)) return `${percentKept(measured)} de ${percentKept(target)}`;
  if (target === 1) return measured >= 1 ? 'Hecho' : 'Pendiente';
  return `${measured} de ${target}`;
}
