import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIndicators } from './indicators.ts';
import { putPart } from './parts-for-tests.ts';

const database = await createTestDatabase();
const blobs = await testBlobStore();
const logger = createLogger({ level: 'silent', service: 'observatory' });
const publicUrl = 'https://red.example';
const indicators = createIndicators({
  db: database.as('rma_observatory'),
  clock: testClock('2026-04-01T12:00:00Z'),
  logger,
  metrics: createMetrics(),
  publicUrl,
  blobs,
});
const server = await createServer({
  logger,
  metrics: createMetrics(),
  readiness: createReadiness({ checks: [] }),
  publicUrl,
});
await server.register(indicators.routes);

beforeAll(async () => {
  const shelter = { domicilio: 'Conocido', cve_ent: '23', cve_mun: '002', nombre: 'Escuela' };
  await putPart(database.db, blobs, {
    standard: 'resilience/temporary-shelters',
    cvegeo: '23',
    temporal: '2018',
    rows: [
      { ...shelter, id: '1', zona: 'R', capacidad_personas: 30 },
      { ...shelter, id: '2', zona: 'U', capacidad_personas: 90 },
    ],
  });
  await indicators.compute();
});
afterAll(async () => {
  await server.close();
  await indicators.close();
});

test('all the figures of an indicator are a CSV with who, when, how much, of how much, and what lacks', async () => {
  const answer = await server.inject(
    '/api/v1/indicators/shelter-places.csv?level=municipality&breakdown=all',
  );
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('text/csv');
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  const [head = '', ...rows] = answer.body.split('\r\n').filter(Boolean);
  expect(
    head.startsWith('\uFEFFindicador,cvegeo,gobierno,estado,nivel,periodo,serie,desglose,valor,unidad'),
  ).toBe(true);
  expect(rows.map((row) => row.split(',').slice(1, 8).join(' '))).toEqual([
    '23002 Felipe Carrillo Puerto Quintana Roo Municipio 2018  Total',
    '23002 Felipe Carrillo Puerto Quintana Roo Municipio 2018  Zona rural',
    '23002 Felipe Carrillo Puerto Quintana Roo Municipio 2018  Zona urbana',
  ]);
});

test('the same as JSON, totals alone unless more is asked, with what was not reported as null', async () => {
  const places = await server.inject('/api/v1/indicators/shelter-places.json?level=state');
  expect(places.json()).toMatchObject({
    indicator: { id: 'shelter-places', population: 'INEGI, Censo de Población y Vivienda 2020' },
    values: [{ cvegeo: '23', period: '2018', breakdown: null, numerator: 120, flags: [] }],
  });
  const accessible = await server.inject('/api/v1/indicators/accessible-shelters.json?level=state');
  expect(accessible.json()).toMatchObject({
    values: [{ cvegeo: '23', value: null, flags: ['not-reported'] }],
  });
});

test('a file is asked for again only when its figures changed', async () => {
  const url = '/api/v1/indicators/shelter-places.csv';
  const first = await server.inject(url);
  const headers = { 'if-none-match': String(first.headers['etag']) };
  expect((await server.inject({ url, headers })).statusCode).toBe(304);
  await putPart(database.db, blobs, {
    standard: 'resilience/temporary-shelters',
    cvegeo: '14',
    temporal: '2019',
    rows: [
      {
        id: '9',
        domicilio: 'Conocido',
        nombre: 'Auditorio',
        cve_ent: '14',
        cve_mun: '120',
        capacidad_personas: 5,
      },
    ],
  });
  await indicators.compute();
  expect((await server.inject({ url, headers })).statusCode).toBe(200);
});

test('an indicator says of which files it was worked out, and one there is not is a problem in Spanish', async () => {
  const one = await server.inject('/api/v1/indicators/shelter-places');
  expect(one.json()).toMatchObject({
    standard: 'resilience/temporary-shelters@1.0',
    csvUrl: 'https://red.example/api/v1/indicators/shelter-places.csv',
    sources: expect.arrayContaining([expect.objectContaining({ publisher: '23', rows: 2 })]),
  });
  const list = await server.inject('/api/v1/indicators');
  expect(list.json().items.length).toBeGreaterThan(20);
  const missing = await server.inject('/api/v1/indicators/nada.csv');
  expect(missing.statusCode).toBe(404);
  expect(missing.json()).toMatchObject({
    code: 'indicator-not-found',
    detail: 'No hay un indicador «nada»; vea cuáles hay en /api/v1/indicators.',
  });
  expect((await server.inject('/api/v1/indicators/shelter-places.csv?period=ayer')).statusCode).toBe(400);
});
