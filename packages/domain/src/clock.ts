/** The only source of time. Tests pass one that stands still or jumps. */
export type Clock = { now(): Date };

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

// Making a format costs far more than using it, and deadlines ask for the date row by row.
const inMexicoCity = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Mexico_City',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Calendar date (YYYY-MM-DD) of an instant in Mexico City, where the federation's deadlines are counted. */
export function dateInMexicoCity(instant: Date): string {
  return inMexicoCity.format(instant);
}
