import { addDays, addMonths, firstDayOf } from '@rma/domain';
import { sql } from 'kysely';

/** A month by its days of Mexico City: from the first to before `until`, the first of the next. */
export type MonthSpan = { from: string; until: string; lastDay: string };

export function spanOf(month: string): MonthSpan {
  const until = firstDayOf(addMonths(month, 1));
  return { from: firstDayOf(month), until, lastDay: addDays(until, -1) };
}

/** The instant at which a date (YYYY-MM-DD) begins in Mexico City. */
export const beginningOf = (date: string) =>
  sql<Date>`((${date}::date)::timestamp at time zone 'America/Mexico_City')`;

/** What a municipality is called among those of the whole country. */
export const fullName = sql<string>`case when government.level = 'state' then government.name
  else government.name || ', ' || government.state_name end`;
