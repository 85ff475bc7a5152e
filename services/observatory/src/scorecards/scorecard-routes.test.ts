import { csvText, scorecardFigureIds } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { recomputeScorecards } from './recompute.ts';
import { scorecardRoutes } from './scorecard-routes.ts';
import { addCatalogueQuality, addDatasets, sampleDatasets } from './testing/sample-governments.ts';

const database = await createTestDatabase();
const db = database.as('rma_observatory');
const clock = testClock('2026-06-15T18:00:00Z');
const logger = createLogger({ level: 'silent', service: 'observatory-test' });
const server = await createServer({
  logger,
  metrics: createMetrics(),
  publicUrl: 'http://127.0.0.1:8080',
  readiness: createReadiness(),
});
await server.register(scorecardRoutes({ db }));

beforeAll(async () => {
  const today = '2026-06-15';
  for (const [seed, cvegeo] of ['17007', '17008', '17'].entries())
    await addDatasets(database.db, sampleDatasets(seed + 1, cvegeo, { count: 20, today }));
  await addCatalogueQuality(database.db);
  await recomputeScorecards({ db, clock, logger });
  clock.set('2026-07-02T18:00:00Z');
  await recomputeScorecards({ db, clock, logger });
});

describe('scorecards as files', () => {
  test('are of the newest month, of another one, or of every month of a government', async () => {
    const newest = await server.inject('/scorecards.json?theme=all');
    const body = newest.json<{
      months: string[];
      items: { month: string; cvegeo: string; figures: unknown[] }[];
    }>();
    expect(body.months).toEqual(['2026-07', '2026-06']);
    expect(body.items.map(({ month, cvegeo }) => [month, cvegeo])).toEqual([
      ['2026-07', '17'],
      ['2026-07', '17007'],
      ['2026-07', '17008'],
    ]);
    expect(body.items[0]?.figures).toHaveLength(scorecardFigureIds.length);
    const june = await server.inject('/scorecards.json?theme=all&month=2026-06');
    expect(june.json<typeof body>().items).toHaveLength(3);
    const own = await server.inject('/scorecards.json?theme=all&government=17007');
    expect(own.json<typeof body>().items.map(({ month }) => month)).toEqual(['2026-07', '2026-06']);
    expect((await server.inject('/scorecards.json?month=2026-13')).statusCode).toBe(400);
  });

  test('are a CSV that a spreadsheet opens, with an empty cell where there is nothing to judge', async () => {
    const { body, headers } = await server.inject('/scorecards.csv?theme=all');
    const [heading = '', first = ''] = body.split('\r\n');
    expect(headers['content-type']).toContain('text/csv');
    expect(body.startsWith(csvText([], []).slice(0, 1))).toBe(true);
    expect(heading).toContain('mes,cvegeo,gobierno');
    const at = heading.split(',').indexOf('plan');
    expect(first.split(',').slice(at, at + 2)).toEqual(['', '0']);
  });

  test('rank the governments of a level, of a theme, by improvement and among peers', async () => {
    const all = await server.inject('/rankings.json?level=municipality');
    const body = all.json<{
      month: string;
      items: { rank: number | null; cvegeo: string; grade: number | null }[];
    }>();
    expect(body.month).toBe('2026-07');
    expect(new Set(body.items.map(({ cvegeo }) => cvegeo))).toEqual(new Set(['17007', '17008']));
    const ranks = body.items.map(({ rank }) => rank);
    expect(ranks).toEqual(ranks.toSorted((a, b) => (a ?? 99) - (b ?? 99)));
    const improved = await server.inject('/rankings.json?level=municipality&order=improvement');
    // Without half a year of past nobody has improved or not.
    expect(improved.json<typeof body>().items.map(({ rank }) => rank)).toEqual([null, null]);
    expect((await server.inject('/rankings.csv?level=state&peersOf=17')).body).toContain('Morelos');
    expect((await server.inject('/rankings.csv?level=state&peersOf=17007')).statusCode).toBe(404);
  });

  test('have a badge that says the grade in words, or that there is too little to judge', async () => {
    const badge = await server.inject('/badges/17007.svg');
    expect(badge.headers['content-type']).toContain('image/svg+xml');
    expect(badge.body).toMatch(
      /<title>Cuernavaca \(Municipio\) · Datos abiertos: [\d.]+ de 100 \(julio de 2026\)/,
    );
    expect((await server.inject('/badges/17009.svg')).body).toContain('sin datos suficientes');
    expect((await server.inject('/badges/17099.svg')).statusCode).toBe(404);
  });
});
