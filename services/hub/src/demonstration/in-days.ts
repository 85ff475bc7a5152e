import { addDays, dateInMexicoCity, systemClock } from '@rma/domain';

/** The calendar date (YYYY-MM-DD) in Mexico City so many days from today; negative days are past. */
export const inDays = (days: number): string => addDays(dateInMexicoCity(systemClock.now()), days);
