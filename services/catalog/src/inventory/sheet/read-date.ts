import { foldText, monthNames } from '@rma/domain';

/** What a date was taken for, when it was not written as it should be. */
export type DateDoubt = 'day-first' | 'month-first' | 'end-of-month' | 'serial-number' | 'two-digit-year';

export type ReadDate =
  | { ok: true; date: string; doubt: DateDoubt | null }
  | { ok: false; reason: 'no-such-day' | 'only-a-year' | 'not-a-date' };

const two = (number: number) => String(number).padStart(2, '0');

function dayOf(year: number, month: number, day: number, doubt: DateDoubt | null): ReadDate {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal || year < 1990 || year > 2100) return { ok: false, reason: 'no-such-day' };
  return { ok: true, date: `${year}-${two(month)}-${two(day)}`, doubt };
}

/** A month without a day ends when it ends: that is the last day the promise can be kept. */
const endOf = (year: number, month: number): ReadDate =>
  month < 1 || month > 12
    ? { ok: false, reason: 'no-such-day' }
    : dayOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate(), 'end-of-month');

/** A month by its name, also cut to three or four letters: `sept`, `ene`. */
function monthNamed(word: string): number {
  const name = word === 'setiembre' ? 'septiembre' : word;
  return name.length < 3 ? 0 : monthNames.findIndex((month) => month.startsWith(name)) + 1;
}

const fullYear = (written: string): number =>
  written.length === 2 ? 2000 + Number(written) : Number(written);

function inNumbers(first: number, second: number, written: string): ReadDate {
  const year = fullYear(written);
  // In Mexico the day comes first; only a second number that cannot be a month says otherwise.
  if (second > 12 && first <= 12) return dayOf(year, first, second, 'month-first');
  const isPlain = first > 12 || first === second;
  const doubt = written.length === 2 ? 'two-digit-year' : isPlain ? null : 'day-first';
  return dayOf(year, second, first, doubt);
}

/** Days that Excel counts from 30-Dec-1899, for dates of this century that lost their format. */
function ofSerial(serial: number): ReadDate {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), 'serial-number');
}

/**
 * A calendar date as people write it in spreadsheets: ISO (also without the day, as ADELA's template asked), day first,
 * with the month's name, or Excel's number. `doubt` says what had to be supposed, so that a person can be shown it.
 */
export function readDate(written: string): ReadDate {
  const text = written.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/.exec(
    text,
  );
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), iso[3]];
    return day === undefined ? endOf(year, month) : dayOf(year, month, Number(day), null);
  }
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}.*)?$/.exec(text);
  if (numbers) return inNumbers(Number(numbers[1]), Number(numbers[2]), numbers[3] ?? '');
  const monthFirst = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthFirst) return endOf(Number(monthFirst[2]), Number(monthFirst[1]));
  if (/^[3-7]\d{4}(?:\.0+)?$/.test(text)) return ofSerial(Math.trunc(Number(text)));
  if (/^\d{4}$/.test(text)) return { ok: false, reason: 'only-a-year' };
  const words = foldText(text)
    .split(' ')
    .filter((word) => !['de', 'del', 'el', 'a', 'fines', 'finales'].includes(word));
  const weekdays = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];
  const told = words.filter((word) => !weekdays.includes(word));
  const [first = '', second = '', third = ''] = told;
  if (told.length === 3 && /^\d{1,2}$/.test(first) && monthNamed(second) > 0 && /^(\d{4}|\d{2})$/.test(third))
    return dayOf(
      fullYear(third),
      monthNamed(second),
      Number(first),
      third.length === 2 ? 'two-digit-year' : null,
    );
  if (told.length === 2 && monthNamed(first) > 0 && /^(\d{4}|\d{2})$/.test(second))
    return endOf(fullYear(second), monthNamed(first));
  if (told.some((word) => /^20\d{2}$/.test(word))) return { ok: false, reason: 'only-a-year' };
  return { ok: false, reason: 'not-a-date' };
}
