import { foldText, monthNames } from '@rma/domain';

function instant(year: number, month: number, day: number, timeMs = 0): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
  if (!exists || year < 1900 || year > 2100) return null;
  return new Date(date.getTime() + timeMs).toISOString();
}

function clockTime(text: string | undefined): number | null {
  if (text === undefined) return 0;
  const [, hours = '', minutes = '', seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text) ?? [];
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return hours !== '' && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60 ? ms : null;
}

/** 8 digits are a calendar day, 10 are seconds since 1970, 13 are milliseconds. */
function fromDigits(digits: string): string | null {
  if (digits.length === 4) return instant(Number(digits), 1, 1);
  if (digits.length === 8)
    return instant(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  const ms = Number(digits) * (digits.length <= 10 ? 1000 : 1);
  const isEpoch = digits.length >= 9 && digits.length <= 13;
  return isEpoch && ms < 4_102_444_800_000 ? new Date(ms).toISOString() : null;
}

function fromIso(text: string): string | null {
  const match =
    /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, year, month, day = '1', time, zone = 'Z'] = match;
  const timeMs = clockTime(time);
  const utc = timeMs === null ? null : instant(Number(year), Number(month), Number(day), timeMs);
  if (utc === null || /^z$/i.test(zone)) return utc;
  const offsetMinutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  const sign = zone.startsWith('-') ? -1 : 1;
  return new Date(Date.parse(utc) - sign * offsetMinutes * 60_000).toISOString();
}

/** Day first, as in Mexico; a second number above 12 can only be the day of the other order. */
function fromSlashes(text: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+(\d{1,2}:\d{2}(?::\d{2})?))?/.exec(text);
  if (match === null) return null;
  const [, first, second, year, time] = match;
  const timeMs = clockTime(time);
  if (timeMs === null) return null;
  const isMonthFirst = Number(second) > 12;
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return instant(Number(year), Number(month), Number(day), timeMs);
}

function fromSpanish(text: string): string | null {
  const match = /^(?:(\d{1,2}) (?:de )?)?([a-z]+) (?:del? )?(\d{4})$/.exec(foldText(text));
  if (match === null) return null;
  const [, day = '1', name = '', year] = match;
  const month = monthNames.findIndex((full) => full === name || (name.length >= 3 && full.startsWith(name)));
  return month === -1 ? null : instant(Number(year), month + 1, Number(day));
}

/**
 * A date as catalogues write it, as an ISO 8601 instant in UTC: ISO in any precision, dd/mm/yyyy, year or
 * year-month alone (their first day), Unix time in seconds or milliseconds, "12 de marzo de 2015".
 * A time without a zone is taken as UTC, as CKAN writes it. Null when it cannot be read or is not a real day.
 */
export function readDate(written: string): string | null {
  const text = written.trim();
  if (/^\d+$/.test(text)) return fromDigits(text);
  return fromIso(text) ?? fromSlashes(text) ?? fromSpanish(text);
}
