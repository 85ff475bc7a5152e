import { blank } from './step.ts';
import type { Step } from './step.ts';

const months = [
  'ene(?:ro)?|jan(?:uary)?',
  'feb(?:rero|ruary)?',
  'mar(?:zo|ch)?',
  'abr(?:il)?|apr(?:il)?',
  'may(?:o)?',
  'jun(?:io|e)?',
  'jul(?:io|y)?',
  'ago(?:sto)?|aug(?:ust)?',
  'sep(?:t|tiembre|tember)?|set(?:iembre)?',
  'oct(?:ubre|ober)?',
  'nov(?:iembre|ember)?',
  'dic(?:iembre)?|dec(?:ember)?',
];
const time = String.raw`(?:[T ,]+[0-9:. apmAPMZ+-]*)?`;
const between = String.raw`[-/. ]`;
const year = '((?:1[89]|20)[0-9]{2})';
const day = '(?:0?[1-9]|[12][0-9]|3[01])';
const dayAbove12 = '(?:1[3-9]|2[0-9]|3[01])';

type Form = { pattern: string; by: string };

/** Year and month however the month is written; `month` tells where the number stands between its neighbours. */
const numeric = (before: string, after: string, yearGroup: 1 | 2): Form[] =>
  [
    { month: '(1[0-2]|0[1-9])', zero: '' },
    { month: '([1-9])', zero: '0' },
  ].map(({ month, zero }) => ({
    pattern: `${before}${month}${after}${time}`,
    by: `\\${yearGroup}-${zero}\\${yearGroup === 1 ? 2 : 1}`,
  }));

const named: Form[] = months.map((month, index) => ({
  pattern: `(?:[a-záéíóú]+,? )?${day}(?:${between}|${blank}+de${blank}+)(?:${month})\\.?(?:${between}|${blank}+del?${blank}+)${year}${time}`,
  by: `\\1-${String(index + 1).padStart(2, '0')}`,
}));

/**
 * Year and month of a date. Of 03/04/2024 only the year is left unless the column is known to write the day first:
 * nothing is guessed. In a field of type date the first day of the month stands for the month, and a date whose
 * month is not known is emptied.
 */
export const generaliseDates = (options: { isDateField: boolean; isDayFirst: boolean }): Step[] => {
  const precise = [
    ...numeric(`${year}${between}`, `(?:${between}${day})?`, 1),
    { pattern: `${year}(0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])`, by: '\\1-\\2' },
    ...numeric(`${options.isDayFirst ? day : dayAbove12}${between}`, `${between}${year}`, 2),
    ...(options.isDayFirst ? [] : numeric('', `${between}${dayAbove12}${between}${year}`, 2)),
    ...named,
  ];
  const forms = options.isDateField
    ? precise.map(({ pattern, by }) => ({ pattern, by: `${by}-01` }))
    : [...precise, { pattern: `(?:${day}${between}${day}${between})?${year}${time}`, by: '\\1' }];
  return [{ do: 'forms', forms }];
};
