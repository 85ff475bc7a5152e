import { dateInMexicoCity } from '@rma/domain';

const DAY_MS = 86_400_000;

/** The Monday (YYYY-MM-DD, Mexico City) of the week an instant is in: what a weekly letter is about, once. */
export function weekOf(now: Date): string {
  const today = dateInMexicoCity(now);
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  return new Date(Date.parse(today) - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
