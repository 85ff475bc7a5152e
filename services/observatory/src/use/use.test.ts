import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { putNationalDatasets, type NationalDataset } from '@rma/persistence';
import {
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  listen,
  noteUse,
  type Server,
} from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createUse } from './use.ts';

const clock = testClock('2026-11-22T18:00:00Z');
const logger = createLogger({ level: 'silent', service: 'observatory' });
const metrics = createMetrics();
const database = await createTestDatabase();
const [first, second, unknown] = [randomUUID(), randomUUID(), randomUUID()];
const deps = {
  db: database.as('rma_observatory'),
  clock,
  logger,
  metrics,
  publicUrl: 'http://hub.test',
  blobs: { path: () => '', folder: '' },
};
let use = createUse(deps);
let server: Server;
let url: string;

const dataset = (id: string, title: string, cvegeo: string): NationalDataset => ({
  id,
  origin: 'harvested',
  sourceId: null,
  packageId: null,
  cvegeo,
  publisherName: 'Gobierno',
  title,
  description: '',
  themeId: null,
  standardId: null,
  keywords: [],
  licence: null,
  issued: null,
  modified: null,
  periodicity: null,
  temporal: null,
  spatial: null,
  landingPage: null,
  contact: null,
  distributions: [],
  preview: null,
  alsoAt: [],
  updatedAt: clock.now(),
});

beforeAll(async () => {
  await database.db
    .transaction()
    .execute((trx) =>
      putNationalDatasets(trx, [dataset(first, '=Incidentes', '17007'), dataset(second, 'Baches', '05035')]),
    );
  server = await createServer({
    logger,
    metrics,
    readiness: createReadiness({ checks: [] }),
    publicUrl: 'http://hub.test',
  });
  server.addHook('onSend', (request, reply) => use.onSend(request, reply));
  server.get<{ Params: { id: string; status: string; channel: 'api' | 'download' | 'view' } }>(
    '/serve/:id/:status/:channel',
    async (request, reply) => {
      const { id, status, channel } = request.params;
      noteUse(request, { datasetId: id, channel });
      noteUse(request, { datasetId: id, channel });
      const from = request.headers.range === 'bytes=0-' ? 0 : 5;
      if (status === '206') reply.header('content-range', `bytes ${from}-9/10`);
      return reply.code(Number(status)).send('x');
    },
  );
  server.get<{ Params: { id: string } }>('/stream/:id', async (request, reply) => {
    noteUse(request, { datasetId: request.params.id, channel: 'download' });
    return reply.header('content-length', '10').send(Readable.from(['12345', '67890']));
  });
  await server.register(use.routes);
  url = await listen(server, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  await use.close();
  await database.db.deleteFrom('national.use_day').execute();
  await database.db.deleteFrom('national.use_government_day').execute();
  clock.set('2026-11-22T18:00:00Z');
  use = createUse(deps);
});

const ask = async (
  path: string,
  { headers = {}, method = 'GET' }: { headers?: Record<string, string>; method?: string } = {},
) => {
  const response = await fetch(`${url}/serve/${path}`, {
    method,
    headers: { 'user-agent': 'curl/8', ...headers },
  });
  await response.text();
};
function leaveWithTheLastByte(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`),
    );
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!received.endsWith('67890')) return;
      socket.destroy();
      resolve();
    });
    socket.on('error', reject);
  });
}
async function counted() {
  await use.flush();
  return database.db
    .selectFrom('national.use_day')
    .select(['dataset_id', 'cvegeo', 'day', 'channel', 'count', 'robots'])
    .orderBy('channel')
    .orderBy('day')
    .orderBy('dataset_id')
    .execute();
}

describe('an answer that served a dataset', () => {
  test('is counted once, by dataset, day of Mexico City and channel, and by government', async () => {
    await ask(`${first}/200/download`);
    await ask(`${first}/200/download`);
    await ask(`${first}/200/api`);
    clock.set('2026-11-23T05:59:00Z');
    await ask(`${first}/200/api`);
    clock.set('2026-11-23T06:00:00Z');
    await ask(`${first}/200/api`);
    const of = { dataset_id: first, cvegeo: '17007', robots: 0 };
    expect(await counted()).toEqual([
      { ...of, day: '2026-11-22', channel: 'api', count: 2 },
      { ...of, day: '2026-11-23', channel: 'api', count: 1 },
      { ...of, day: '2026-11-22', channel: 'download', count: 2 },
    ]);
    const byGovernment = await database.db.selectFrom('national.use_government_day').selectAll().execute();
    expect(byGovernment).toHaveLength(3);
    expect(byGovernment).toContainEqual({
      cvegeo: '17007',
      day: '2026-11-22',
      channel: 'download',
      count: 2,
      robots: 0,
    });
  });

  test('is counted also when whoever asked leaves with the last byte of a stream', async () => {
    for (let index = 0; index < 20; index += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await leaveWithTheLastByte(`/stream/${first}`);
    }
    expect(await counted()).toMatchObject([{ channel: 'download', count: 20 }]);
  });

  test('to a robot that says so is counted apart', async () => {
    await ask(`${first}/200/view`, { headers: { 'user-agent': 'Googlebot/2.1' } });
    expect(await counted()).toMatchObject([{ channel: 'view', count: 0, robots: 1 }]);
  });

  test('counts as a download when it is the beginning of the file, and not its later parts', async () => {
    await ask(`${first}/206/download`, { headers: { range: 'bytes=0-' } });
    await ask(`${first}/206/download`, { headers: { range: 'bytes=5-' } });
    expect(await counted()).toMatchObject([{ channel: 'download', count: 1 }]);
  });

  test.each([
    ['that found nothing', `${first}/404/api`, {}],
    ['that failed', `${first}/500/api`, {}],
    ['that is what the caller has', `${first}/304/download`, {}],
    ['without a body', `${first}/200/download`, { method: 'HEAD' }],
    ['that the browser asks ahead of time', `${first}/200/view`, { headers: { 'sec-purpose': 'prefetch' } }],
    ['to a page of the network itself', `${first}/200/api`, { headers: { 'sec-fetch-site': 'same-origin' } }],
    ['about no dataset that exists', `${unknown}/200/api`, {}],
  ])('%s is not counted', async (_, path, how) => {
    await ask(path, how);
    expect(await counted()).toEqual([]);
  });

  test('in process, for a page that is being made, is not counted', async () => {
    await server.inject(`/serve/${first}/200/api`);
    expect(await counted()).toEqual([]);
  });

  test('that a person takes from a page of the network is counted', async () => {
    await ask(`${first}/200/download`, { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(await counted()).toMatchObject([{ channel: 'download', count: 1 }]);
  });
});

test('nothing is stored but numbers: no table of use has a place for who asked', async () => {
  const columns = await database.db.introspection.getTables();
  const ofUse = columns.filter(({ schema, name }) => schema === 'national' && name.startsWith('use_'));
  expect(ofUse.flatMap((table) => table.columns.map((column) => column.name)).toSorted()).toEqual([
    'channel',
    'channel',
    'count',
    'count',
    'cvegeo',
    'cvegeo',
    'dataset_id',
    'day',
    'day',
    'robots',
    'robots',
  ]);
});

test('what was counted is written when the process ends in order, and two processes add up', async () => {
  const other = createUse(deps);
  const request = { datasetId: first, channel: 'api', day: '2026-11-22', count: 5, robots: 1 } as const;
  await Promise.all([
    use.record([request]),
    other.record([request]),
    other.record([{ ...request, datasetId: second }]),
  ]);
  await ask(`${first}/200/api`);
  await use.close();
  await other.close();
  expect(await counted()).toMatchObject(
    [
      { dataset_id: first, count: 11, robots: 2 },
      { dataset_id: second, count: 5, robots: 1 },
    ].toSorted((a, b) => (a.dataset_id < b.dataset_id ? -1 : 1)),
  );
});

describe('for anyone', () => {
  beforeEach(async () => {
    await use.record([
      { datasetId: first, channel: 'download', day: '2026-11-20', count: 3, robots: 1 },
      { datasetId: first, channel: 'view', day: '2026-11-22', count: 7, robots: 0 },
      { datasetId: first, channel: 'view', day: '2026-01-01', count: 100, robots: 0 },
    ]);
  });
  const get = (path: string) => server.inject(`/api/v1/${path}`);

  test('a dataset says its days, of the last thirty unless others are asked for', async () => {
    expect((await get(`datasets/${first}/use`)).json()).toMatchObject({
      from: '2026-10-24',
      to: '2026-11-22',
      title: '=Incidentes',
      total: { downloads: 3, apiReads: 0, views: 7, robots: 1 },
      days: [
        { day: '2026-11-20', downloads: 3 },
        { day: '2026-11-22', views: 7 },
      ],
    });
    const since = (await get(`datasets/${first}/use?from=2025-01-01&to=2030-01-01`)).json<{ from: string }>();
    expect(since).toMatchObject({ from: '2025-10-19', to: '2026-11-22', total: { views: 107 } });
    expect((await get(`datasets/${unknown}/use`)).statusCode).toBe(404);
    for (const days of ['to=0001-06-01', 'from=0000-01-01&to=0000-01-05'])
      expect((await get(`datasets/${first}/use?${days}`)).json()).toMatchObject({ days: [] });
  });

  test('a government says its days and which datasets', async () => {
    expect((await get('governments/17007/use')).json()).toMatchObject({
      name: 'Cuernavaca',
      total: { downloads: 3, views: 7 },
      datasets: [{ id: first, title: '=Incidentes', downloads: 3, views: 7 }],
    });
    expect((await get('governments/17999/use')).statusCode).toBe(404);
  });

  test('as CSV, without a cell that a spreadsheet runs', async () => {
    const ofDataset = await get(`datasets/${first}/use.csv`);
    expect(ofDataset.headers['content-disposition']).toBe(`attachment; filename="uso-${first}.csv"`);
    expect(ofDataset.body).toBe(
      '\uFEFFdia,descargas,lecturas_por_programas,visitas,robots_declarados\r\n2026-11-20,3,0,0,1\r\n2026-11-22,0,0,7,0\r\n',
    );
    expect((await get('governments/17007/use.csv')).body).toBe(
      `\uFEFFdia,id,conjunto,descargas,lecturas_por_programas,visitas,robots_declarados\r\n2026-11-20,${first},'=Incidentes,3,0,0,1\r\n2026-11-22,${first},'=Incidentes,0,0,7,0\r\n`,
    );
  });
});
