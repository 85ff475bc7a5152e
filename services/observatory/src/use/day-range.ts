import { addDays, dateInMexicoCity, type Clock } from '@rma/domain';
import { z } from 'zod';
import type { DayRange } from './use-queries.ts';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 400;
const day = z.iso.date();

/** `from` and `to` of a question about days; both may be left out. */
export const dayRangeQuery = z.object({ from: day.optional(), to: day.optional() });

/** The days asked for: up to today and, without a beginning, the last thirty; never more than 400, from the end. */
export function dayRangeOf(asked: z.output<typeof dayRangeQuery>, clock: Clock): DayRange {
  const today = dateInMexicoCity(clock.now());
  const to = asked.to === undefined || asked.to > today ? today : asked.to;
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  const earliest = addDays(to, 1 - MOST_DAYS);
  return { from: from < earliest ? earliest : from, to };
}
