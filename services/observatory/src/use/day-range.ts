import { addDays, dateInMexicoCity, type Clock } from '@rma/domain';
import { z } from 'zod';
import type { DayRange } from './use-queries.ts';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 400;
/** Nothing was counted before; a year such as 0000 is none of the database's. */
const FIRST_DAY = '2000-01-01';
const day = z.iso.date();
const noEarlier = (date: string) => (date < FIRST_DAY ? FIRST_DAY : date);

/** `from` and `to` of a question about days; both may be left out. */
export const dayRangeQuery = z.object({ from: day.optional(), to: day.optional() });

/** The days asked for: up to today and, without a beginning, the last thirty; never more than 400, from the end. */
export function dayRangeOf(asked: z.output<typeof dayRangeQuery>, clock: Clock): DayRange {
  const today = dateInMexicoCity(clock.now());
  const to = noEarlier(asked.to === undefined || asked.to > today ? today : asked.to);
  const from = noEarlier(asked.from ?? addDays(to, 1 - DEFAULT_DAYS));
  const earliest = addDays(to, 1 - MOST_DAYS);
  return { from: from < earliest ? earliest : from, to };
}
