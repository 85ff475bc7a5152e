import type { Actor } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { startCkanPortal, syntheticPackages, withChanges, type RemotePortal } from '@rma/testkit';
import { Logger as QueueLogger, runOnce } from 'graphile-worker';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from './testing.ts';

const actors: Record<string, Actor> = { administrator, coordinator, elsewhere: liaisonElsewhere };

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: withChanges(syntheticPackages(30), { 3: { title: '' } }) });
});
afterEach(() => portal.close());

/** The routes on a real server; who asks is told by a header instead of a token. */
async function serve() {
  const harvester = hub.harvesterFor([portal.host]);
  const server = await createServer({
    logger: createLogger({ level: 'silent', service: 'test' }),
    metrics: createMetrics(),
    readiness: createReadiness(),
    publicUrl: 'http://127.0.0.1',
  });
  server.decorateRequest('actor');
  server.addHook('onRequest', async (request) => {
    request.actor = actors[String(request.headers['x-actor'])] ?? { kind: 'anonymous' };
  });
  await server.register(harvester.routes);
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    url: string,
    given: { as?: string; body?: object } = {},
  ) => {
    const reply = await server.inject({
      method,
      url,
      headers: { 'x-actor': given.as ?? 'administrator' },
      ...(given.body && { payload: given.body }),
    });
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() };
  };
  const work = () =>
    runOnce({
      connectionString: hub.connectionString,
      taskList: harvester.tasks,
      noHandleSignals: true,
      logger: new QueueLogger(() => () => {}),
    });
  return { ask, work };
}

const source = () => ({ cvegeo: xalapa, kind: 'ckan', url: portal.url, title: 'Portal de Xalapa' });

describe('the REST interface', () => {
  test('takes a source from proposal to a harvest, and tells what became of each record', async () => {
    const { ask, work } = await serve();
    const proposed = await ask('POST', '/api/v1/sources', { body: source() });
    expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', url: portal.url } });
    const path = `/api/v1/sources/${String(proposed.body['id'])}`;
    expect(await ask('POST', `${path}/approval`)).toMatchObject({ status: 200, body: { state: 'approved' } });
    const started = await ask('POST', `${path}/runs`);
    expect(started).toMatchObject({ status: 202, body: { state: 'queued' } });

    await work();
    const run = `/api/v1/runs/${String(started.body['id'])}`;
    expect(await ask('GET', run)).toMatchObject({
      body: { state: 'applied', counts: { read: 30, added: 29, rejected: 1 } },
    });
    expect(await ask('GET', `${run}/records?outcome=rejected`)).toMatchObject({
      body: { items: [{ outcome: 'rejected', problems: [{ rule: 'title-required' }] }], nextCursor: null },
    });
    const first = await ask('GET', `${run}/records?first=20`);
    const rest = await ask('GET', `${run}/records?first=20&after=${String(first.body['nextCursor'])}`);
    expect(rest.body['items']).toHaveLength(10);
    expect(await ask('GET', `${path}/runs`)).toMatchObject({ body: { items: [{ state: 'applied' }] } });
    expect(await ask('GET', path)).toMatchObject({ body: { health: 'healthy' } });
    expect(await ask('POST', `${path}/pause`)).toMatchObject({ body: { state: 'paused' } });
  });

  test('gives a source its timetable, tries a run, cancels one and ends the source', async () => {
    const { ask, work } = await serve();
    const { body } = await ask('POST', '/api/v1/sources', { body: source() });
    const path = `/api/v1/sources/${String(body['id'])}`;
    await ask('POST', `${path}/approval`);
    const timetable = {
      dailyAt: 3,
      maintenance: [{ days: [0], from: '22:00', to: '02:00' }],
      fullEveryDays: 30,
      notify: 'error',
    };
    hub.clock.set('2026-03-02T18:00:00Z');
    expect(await ask('PATCH', path, { body: timetable })).toMatchObject({ status: 200, body: timetable });
    expect(
      await ask('PATCH', path, { body: { maintenance: [{ days: [7], from: '22:00', to: '25:00' }] } }),
    ).toMatchObject({ status: 400, body: { code: 'validation-failed' } });

    const dry = await ask('POST', `${path}/runs`, { body: { dry: true } });
    expect(dry).toMatchObject({ status: 202, body: { dry: true, force: false, mode: 'full', scope: null } });
    await work();
    expect(await ask('GET', `/api/v1/runs/${String(dry.body['id'])}`)).toMatchObject({
      body: { state: 'applied', scope: 'whole', counts: { read: 30, added: 29, rejected: 1 } },
    });
    expect((await hub.view()).live).toEqual([]);

    const queued = await ask('POST', `${path}/runs`, { body: {} });
    const run = `/api/v1/runs/${String(queued.body['id'])}`;
    expect(await ask('POST', `${run}/cancellation`)).toMatchObject({ body: { state: 'cancelled' } });
    expect(await ask('POST', `${run}/cancellation`)).toMatchObject({
      status: 409,
      body: { code: 'run-not-cancellable' },
    });

    const sha256 = 'AB:'.repeat(31) + 'AB';
    expect((await ask('PUT', `${path}/certificate`, { body: { sha256 } })).status).toBe(403);
    expect(await ask('PUT', `${path}/certificate`, { as: 'coordinator', body: { sha256 } })).toMatchObject({
      body: { acceptedCertificate: 'ab'.repeat(32) },
    });
    const reason = 'El municipio cerró su portal.';
    expect(await ask('POST', `${path}/revocation`, { as: 'coordinator', body: { reason } })).toMatchObject({
      body: { state: 'revoked', nextRunAt: null },
    });
  });

  test('does not show one government’s sources and runs to another', async () => {
    const { ask } = await serve();
    const { body } = await ask('POST', '/api/v1/sources', { body: source() });
    const path = `/api/v1/sources/${String(body['id'])}`;
    expect(await ask('GET', '/api/v1/sources', { as: 'elsewhere' })).toMatchObject({ body: { items: [] } });
    expect((await ask('GET', path, { as: 'elsewhere' })).status).toBe(404);
    expect((await ask('GET', `${path}/runs`, { as: 'elsewhere' })).status).toBe(404);
    expect((await ask('GET', path, { as: 'nobody' })).status).toBe(401);
  });

  test.each([
    [{ url: 'ftp://datos.example' }, 400, 'validation-failed'],
    [{ cvegeo: '30999' }, 403, 'forbidden'],
    [{ selection: { organization: 'a OR b' } }, 400, 'validation-failed'],
    [{ url: 'http://127.0.0.1:1/' }, 422, 'source-address-refused'],
  ])('refuses a source with %j', async (change, status, code) => {
    const { ask } = await serve();
    const reply = await ask('POST', '/api/v1/sources', { body: { ...source(), ...change } });
    expect(reply).toMatchObject({ status, body: { code } });
  });
});
