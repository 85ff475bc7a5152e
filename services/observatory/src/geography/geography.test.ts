import { gunzipSync } from 'node:zlib';
import { type Actor, anonymous } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGeography } from './geography.ts';
import { geographyRoutes } from './geography-routes.ts';

const database = await createTestDatabase();
const geography = createGeography({
  db: database.as('rma_observatory'),
  clock: testClock('2026-11-22T18:00:00Z'),
});
const coordinator = {
  kind: 'person',
  accountId: '0198a000-0000-7000-8000-000000000002',
  name: 'Coordinación',
  grants: [{ role: 'coordinator', cvegeo: null }],
} satisfies Actor;
const liaison: Actor = { ...coordinator, grants: [{ role: 'liaison', cvegeo: '17007' }] };
let actor: Actor = anonymous;

const server = await createServer({
  logger: createLogger({ level: 'silent', service: 'observatory-test' }),
  metrics: createMetrics(),
  readiness: createReadiness({ checks: [] }),
  publicUrl: 'http://127.0.0.1',
});
beforeAll(async () => {
  server.decorateRequest('actor');
  server.addHook('onRequest', async (request) => {
    request.actor = actor;
  });
  await server.register(geographyRoutes(geography));
});
afterAll(() => server.close());
beforeEach(() => {
  actor = coordinator;
});

const outlines = {
  source: 'INEGI, Marco Geoestadístico 2024',
  box: { left: 600, top: 480, right: 640, bottom: 510 },
  areas: [{ cvegeo: '17007', path: 'M610 490l10 0l0 10z' }],
};
const put = (state: string, payload: object) =>
  server.inject({ method: 'PUT', url: `/api/v1/outlines/${state}`, payload });

describe('outlines', () => {
  test('that nobody imported are not found, and it says that points are drawn', async () => {
    const answer = await server.inject('/maps/17.json');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'outline-not-imported' });
  });

  test('are brought in by the coordination alone', async () => {
    actor = liaison;
    expect((await put('17', outlines)).statusCode).toBe(403);
    actor = anonymous;
    expect((await put('17', outlines)).statusCode).toBe(401);
  });

  test('are served as they were brought in, with a tag that spares sending them again', async () => {
    expect((await put('17', outlines)).json()).toEqual({ municipalities: 1 });
    const answer = await server.inject('/maps/17.json');
    expect(answer.json()).toEqual({ state: '17', importedAt: '2026-11-22T18:00:00.000Z', ...outlines });
    const headers = { 'if-none-match': String(answer.headers['etag']) };
    expect((await server.inject({ url: '/maps/17.json', headers })).statusCode).toBe(304);
    const moved = { ...outlines, areas: [{ cvegeo: '17007', path: 'M611 490l10 0l0 10z' }] };
    await put('17', moved);
    expect((await server.inject({ url: '/maps/17.json', headers })).statusCode).toBe(200);
    expect((await server.inject('/maps/index.json')).json()).toMatchObject({
      items: [{ state: '17', municipalities: 1, url: '/maps/17.json' }],
    });
  });

  test('go out compressed to whoever takes it so', async () => {
    const path = `M610 490${'l10 0l0 10l-10 0'.repeat(500)}z`;
    await put('17', { ...outlines, areas: [{ cvegeo: '17007', path }] });
    const headers = { 'accept-encoding': 'gzip' };
    const answer = await server.inject({ url: '/maps/17.json', headers });
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(gunzipSync(answer.rawPayload).toString()).toBe((await server.inject('/maps/17.json')).body);
  });

  test.each([
    ['of another state', { areas: [{ cvegeo: '09007', path: outlines.areas[0]?.path }] }, 422],
    ['that INEGI does not have', { areas: [{ cvegeo: '17999', path: outlines.areas[0]?.path }] }, 422],
    ['that are no outline', { areas: [{ cvegeo: '17007', path: 'M0 0"/><script>' }] }, 400],
    ['without a source', { source: '' }, 400],
  ])('%s are refused and change nothing', async (_, change, status) => {
    const before = (await server.inject('/maps/17.json')).body;
    expect((await put('17', { ...outlines, ...change })).statusCode).toBe(status);
    expect((await server.inject('/maps/17.json')).body).toBe(before);
  });

  test('can be removed', async () => {
    const remove = () => server.inject({ method: 'DELETE', url: '/api/v1/outlines/17' });
    expect((await remove()).statusCode).toBe(204);
    expect((await remove()).statusCode).toBe(404);
  });
});

describe('metropolitan areas', () => {
  const table = {
    source: 'Metrópolis de México 2020 (SEDATU, CONAPO, INEGI)',
    isConfirmed: true,
    municipalities: [
      { cvegeo: '17007', areaId: 'cuernavaca', areaName: 'Cuernavaca' },
      { cvegeo: '17011', areaId: 'cuernavaca', areaName: 'Cuernavaca' },
    ],
  };
  const replace = (payload: object) =>
    server.inject({ method: 'PUT', url: '/api/v1/metropolitan-areas', payload });
  const rows = () =>
    database.db
      .selectFrom('national.metropolitan_municipality')
      .select(['cvegeo', 'is_confirmed'])
      .orderBy('cvegeo')
      .execute();

  test('replace the seeded table as a whole', async () => {
    expect((await replace(table)).json()).toEqual({ areas: 1, municipalities: 2 });
    expect(await rows()).toEqual([
      { cvegeo: '17007', is_confirmed: true },
      { cvegeo: '17011', is_confirmed: true },
    ]);
  });

  test.each([
    ['twice the same municipality', [table.municipalities[0], table.municipalities[0]]],
    ['an area of one', [...table.municipalities, { cvegeo: '14039', areaId: 'otra', areaName: 'Otra' }]],
    ['an area with two names', [table.municipalities[0], { ...table.municipalities[1], areaName: 'Otra' }]],
  ])('%s is refused', async (_, municipalities) => {
    const answer = await replace({ ...table, municipalities });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'metropolitan-areas-incoherent' });
    expect(await rows()).toHaveLength(2);
  });
});
