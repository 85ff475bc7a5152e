/** The calendar day an address asks about (`?dia=2026-05-01`); null when it names none. */
export function dayOf(url: URL): string | null {
  const day = url.searchParams.get('dia') ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}

/** The last instant of a day in Mexico City, six hours behind UTC all year. */
export const endOfDay = (day: string) => `${day}T23:59:59.999-06:00`;
