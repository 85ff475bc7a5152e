const units: Record<string, number> = {
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 7 * 86_400_000,
  MONTH: 30 * 86_400_000,
  YEAR: 365 * 86_400_000,
};

const step = /([+-])(\d{1,6})(SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)S?|\/(SECOND|MINUTE|HOUR|DAY)/gy;

/** NOW and what is added, taken away or rounded of it, as in "NOW-7DAYS/DAY". Months have 30 days, years 365. */
function relative(text: string, now: Date): Date | null {
  let ms = now.getTime();
  let read = 'NOW'.length;
  step.lastIndex = read;
  for (let match = step.exec(text); match !== null; match = step.exec(text)) {
    const [, sign, count, unit, rounding] = match;
    if (rounding !== undefined) ms -= ms % (units[rounding] ?? 1);
    else ms += (sign === '-' ? -1 : 1) * Number(count) * (units[unit ?? ''] ?? 0);
    read = step.lastIndex;
  }
  return read === text.length && Math.abs(ms) < 8.64e15 ? new Date(ms) : null;
}

/** A date as Solr and CKAN write it (UTC, also without saying so), or null. */
export function searchDate(written: string, now: Date): Date | null {
  const text = written.trim();
  if (text.startsWith('NOW')) return relative(text, now);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) return null;
  const isZoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes('T');
  const date = new Date(isZoned ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
