/** What every source is measured against: the share of days that are fresh, of runs that succeed, of records taken. */
export const serviceLevelTarget = 0.95;

export const serviceLevelDays = 30;

/** The most days of a source that are shown. */
export const mostDays = 90;

const DAY_MS = 86_400_000;
const HOURS_OF_DAY = 24;

export type DayFacts = {
  day: string;
  runs: number;
  failures: number;
  held: number;
  read: number;
  rejected: number;
};

export type ServiceLevel = {
  freshness: number | null;
  uptime: number | null;
  errors: number | null;
  target: number;
  met: boolean | null;
};

const after = (day: string, count: number) =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

/** The last `count` calendar days up to `today` (YYYY-MM-DD), oldest first. */
export const lastDays = (today: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => after(today, place - count + 1));

const hasSuccess = ({ runs, failures, held }: DayFacts) => runs > failures + held;
const sumOf = (days: readonly DayFacts[], name: 'runs' | 'failures' | 'read' | 'rejected') =>
  days.reduce((sum, day) => sum + day[name], 0);

/**
 * How a source did in the last 30 days, from its days (oldest first, with the last success before them if there was
 * one). Freshness: the share of days, since the source is known, whose newest success was younger than twice its
 * promise (a success of the same day always is). Uptime: runs that did not fail, of all runs; a held run did answer.
 * Errors: records rejected, of those read. Each is null while there is nothing to measure it by.
 */
export function serviceLevelOf(
  days: readonly DayFacts[],
  { everyHours, today }: { everyHours: number; today: string },
): ServiceLevel {
  const window = lastDays(today, serviceLevelDays);
  const from = window[0] ?? today;
  const within = days.filter(({ day }) => day >= from && day <= today);
  const known = days.filter(({ day }) => day <= today);
  const firstKnown = known[0]?.day ?? null;
  const counted = firstKnown === null ? [] : window.filter((day) => day >= firstKnown);
  const successes = known.filter(hasSuccess).map(({ day }) => day);
  const fresh = counted.filter((day) => {
    const newest = successes.findLast((success) => success <= day);
    if (newest === undefined) return false;
    const ageHours = ((Date.parse(day) - Date.parse(newest)) / DAY_MS) * HOURS_OF_DAY;
    return ageHours === 0 || ageHours < 2 * everyHours;
  });
  const runs = sumOf(within, 'runs');
  const read = sumOf(within, 'read');
  const freshness = counted.length === 0 ? null : fresh.length / counted.length;
  const uptime = runs === 0 ? null : (runs - sumOf(within, 'failures')) / runs;
  const errors = read === 0 ? null : sumOf(within, 'rejected') / read;
  const met =
    freshness === null
      ? null
      : freshness >= serviceLevelTarget &&
        (uptime ?? 1) >= serviceLevelTarget &&
        (errors ?? 0) <= 1 - serviceLevelTarget;
  return { freshness, uptime, errors, target: serviceLevelTarget, met };
}
