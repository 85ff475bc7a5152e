import { addDays, timeZoneOf } from '@rma/domain';

/** When the day's digest is due, by the clock of the person's government. */
const morningHour = 8;
const networkZone = 'America/Mexico_City';

function wallClock(zone: string, instant: Date): { date: string; hour: number; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: Number(part('minute')),
  };
}

/** The wall clock of a zone at an instant, in milliseconds as if it were UTC's. */
function shownAsUtc(zone: string, instant: Date): number {
  const { date, hour, minute } = wallClock(zone, instant);
  return Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
}

/**
 * The last eight in the morning that has come where a government is (in Mexico City for null): its calendar date there
 * and its instant. Clocks change at two or three in the night, so there is one such instant a day.
 */
export function lastMorning(cvegeo: string | null, now: Date): { date: string; at: Date } {
  const zone = cvegeo === null ? networkZone : timeZoneOf(cvegeo);
  const here = wallClock(zone, now);
  const date = here.hour >= morningHour ? here.date : addDays(here.date, -1);
  const wanted = new Date(`${date}T${String(morningHour).padStart(2, '0')}:00:00Z`);
  // What the wall there shows at a guess tells how far the guess is; twice, because clocks may change between the two.
  const nearer = (guess: Date) => new Date(guess.getTime() + wanted.getTime() - shownAsUtc(zone, guess));
  return { date, at: nearer(nearer(wanted)) };
}
