import { dateAt } from './time-zones.ts';

/** Calendar dates (YYYY-MM-DD), both included; `until` null: no last day is known. */
export type Period = { from: string; until: string | null };

/** Who holds a post, or who acts in it while its holder does not (suplente). */
export const standings = ['holder', 'substitute'] as const;
export type Standing = (typeof standings)[number];

/** Whether a day is one of a period. */
export function isWithin({ from, until }: Period, day: string): boolean {
  return from <= day && (until === null || day <= until);
}

/** A holder of a post as the rule needs it: the term, and the days on which somebody else acts. */
export type Holder = { term: Period; absences: readonly Period[] };

/** Whether the holder of a post acts on `day`: within the term, and not absent. */
export function holderActs({ term, absences }: Holder, day: string): boolean {
  return isWithin(term, day) && !absences.some((absence) => isWithin(absence, day));
}

/**
 * Whether a person may act in a post on `day`, a date at the government's own clock: its holder while present; its
 * substitute only while the post is vacant (`holder` null, or out of term) or its holder absent. Never both.
 */
export function mayActInPost(
  person:
    | { standing: 'holder'; holder: Holder }
    | { standing: 'substitute'; term: Period; holder: Holder | null },
  day: string,
): boolean {
  if (person.standing === 'holder') return holderActs(person.holder, day);
  return isWithin(person.term, day) && !(person.holder !== null && holderActs(person.holder, day));
}

/**
 * How many seconds of `atMostSeconds` are left before the calendar day changes for any of these governments, so that
 * what is valid today is not valid a minute into tomorrow. At least one; `cvegeos` empty: all of them.
 */
export function secondsWithinDay(
  cvegeos: readonly string[],
  { from, atMostSeconds }: { from: Date; atMostSeconds: number },
): number {
  let left = atMostSeconds;
  for (const cvegeo of new Set(cvegeos)) {
    const today = dateAt(cvegeo, from);
    const isToday = (seconds: number) => dateAt(cvegeo, new Date(from.getTime() + seconds * 1000)) === today;
    let within = 0;
    let beyond = left + 1;
    while (beyond - within > 1) {
      const middle = Math.floor((within + beyond) / 2);
      if (isToday(middle)) within = middle;
      else beyond = middle;
    }
    left = Math.min(left, within);
  }
  return Math.max(1, left);
}
