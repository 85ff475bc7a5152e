export type Period = { from: string; to: string };

const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function edges(text: string): Period | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return null;
  const [, year = '', month, day] = found;
  if (day !== undefined) return { from: text, to: text };
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = lastDayOf(Number(year), Number(month));
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
}

/** First and last day of `2025`, `2025-03` or `2020-01/2025-12`; empty where nothing is said or it is not understood. */
export function daysOf(temporal: string | null): Period {
  const [from = '', to = from] = (temporal ?? '').split('/');
  return { from: edges(from)?.from ?? '', to: edges(to)?.to ?? '' };
}

/** The interval between two days; null when none is said. */
export function temporalOf({ from, to }: Period): string | null {
  if (from === '' && to === '') return null;
  return `${from || to}/${to || from}`;
}
