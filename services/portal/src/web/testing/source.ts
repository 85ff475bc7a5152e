const now = '2026-11-22T06:00:00Z';

/** A source with thirty days behind it, two before it was known and one that failed; `government` answers whose. */
export const fakeSource = (id: string, government: () => object | null, change: object = {}) => ({
  id,
  kind: 'ckan',
  title: 'Portal de datos abiertos',
  url: 'http://datos.example.mx',
  health: 'HEALTHY',
  lastSuccessAt: now,
  lastRunAt: now,
  nextRunAt: '2026-11-23T06:00:00Z',
  everyHours: 24,
  software: 'CKAN 2.10.1',
  message: null,
  isOpen: true,
  isStale: false,
  datasets: 57,
  government,
  days: ({ last = 30 }: { last?: number }) =>
    Array.from({ length: last }, (_, nth) => {
      const day = new Date(Date.parse(now) - (last - nth) * 86_400_000).toISOString().slice(0, 10);
      const isBad = nth === 3;
      return {
        day,
        state: isBad ? 'FAILED' : nth < 2 ? 'NONE' : 'READ',
        runs: nth < 2 ? 0 : 1,
        failures: isBad ? 1 : 0,
        held: 0,
        read: isBad || nth < 2 ? 0 : 57,
        rejected: nth === 5 ? 2 : 0,
        changed: 1,
        seconds: 3,
      };
    }),
  slo: { freshness: 1, uptime: 0.964, errors: 0.001, target: 0.95, met: true },
  ...change,
});
