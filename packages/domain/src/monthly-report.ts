import { z } from 'zod';
import { networkFiguresSchema } from './network-figures.ts';
import { monthNames } from './text.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const count = z.number().int();
const government = { cvegeo: z.string(), government: z.string() };

/**
 * Everything a monthly report tells, as it was when it was written: it never changes afterwards. Dates are YYYY-MM-DD of
 * Mexico City. Lists are the first of many; `total` says how many there were.
 */
export const monthlyReportFactsSchema = z.object({
  month,
  /** The day whose state it tells: the month's last, or the nearest on which the network was measured. */
  stateOn: z.string(),
  figures: networkFiguresSchema,
  /** The report before, when it is of the month before. */
  before: networkFiguresSchema.nullable(),
  coverage: z.array(z.object({ themeId: z.string(), theme: z.string(), publishing: count, members: count })),
  joined: z.array(z.object({ ...government, on: z.string() })),
  signed: z.array(z.object({ ...government, id: z.string(), folio: z.string(), on: z.string() })),
  /** Governments by the public changes of their datasets in the month. */
  publishing: z.object({
    total: count,
    first: z.array(z.object({ ...government, added: count, updated: count, removed: count })),
  }),
  attention: z.object({
    memoranda: z.object({
      total: count,
      first: z.array(z.object({ ...government, id: z.string(), folio: z.string(), until: z.string() })),
    }),
    commitments: z.object({ total: count, first: z.array(z.object({ ...government, overdue: count })) }),
    sources: z.object({
      total: count,
      first: z.array(z.object({ ...government, id: z.string(), title: z.string(), why: z.string() })),
    }),
    requests: z.object({ total: count, first: z.array(z.object({ ...government, overdue: count })) }),
  }),
  mostUsed: z.array(
    z.object({
      ...government,
      id: z.string(),
      title: z.string().nullable(),
      downloads: count,
      apiReads: count,
      views: count,
    }),
  ),
});
export type MonthlyReportFacts = z.infer<typeof monthlyReportFactsSchema>;

/** `octubre de 2026` of `2026-10`. */
export function monthName(of: string): string {
  const [year = '', number] = of.split('-');
  return `${monthNames[Number(number) - 1] ?? number} de ${year}`;
}

/** The month of a date, or of a month, `YYYY-MM`. */
export const monthOf = (date: string): string => date.slice(0, 7);

/** The first day of a month, YYYY-MM-DD. */
export const firstDayOf = (of: string): string => `${of}-01`;

/** The month so many after another; before it, with a negative number. */
export function addMonths(of: string, number: number): string {
  const [year = 0, place = 1] = of.split('-').map(Number);
  const counted = year * 12 + (place - 1) + number;
  return `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, '0')}`;
}
