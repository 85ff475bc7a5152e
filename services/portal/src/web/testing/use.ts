const counts = { downloads: 3, apiReads: 0, views: 12, robots: 40 };

/** The use of anything, since a day or never. */
export const fakeUse = (since: string | null = '2026-10-01') => ({
  ...counts,
  since,
  last30Days: counts,
  days: ({ last = 30 }: { last?: number }) =>
    Array.from({ length: last }, (_, place) => ({
      day: new Date(Date.parse('2026-11-22') - (last - 1 - place) * 86_400_000).toISOString().slice(0, 10),
      ...counts,
    })),
  method: 'Se cuenta sin saber de quién.',
  csvUrl: null,
});
