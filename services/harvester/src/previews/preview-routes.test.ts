import type { Actor } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { startCkanPortal, syntheticPackages, type RemotePortal } from '@rma/testkit';
import { Logger as QueueLogger, runOnce } from 'graphile-worker';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from '../testing.ts';

const actors: Record<string, Actor> = { administrator, coordinator, elsewhere: liaisonElsewhere };

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: syntheticPackages(12) });
});
afterEach(() => portal.close());

/** The routes on a real server, and the queue's own worker; who asks is told by a header instead of a token. */
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
  const ask = async (method: 'GET' | 'POST', url: string, given: { as?: string; body?: object } = {}) => {
    const reply = await server.inject({
      method,
      url,
      headers: { 'x-actor': given.as ?? 'administrator' },
      ...(given.body && { payload: given.body }),
    });
    return { status: reply.statusCode, headers: reply.headers, body: reply.json<Record<string, unknown>>() };
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

describe('the REST of previews', () => {
  test('takes an address from the question to the proposal, and the proposal to its refusal', async () => {
    const { ask, work } = await serve();
    const asked = await ask('POST', '/api/v1/source-previews', { body: { cvegeo: xalapa, url: portal.url } });
    expect(asked.status).toBe(202);
    const path = String(asked.headers.location);
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: { state: 'waiting', result: null } });
    await work();
    const ready = await ask('GET', path);
    expect(ready).toMatchObject({
      status: 200,
      body: {
        state: 'ready',
        failure: null,
        result: { detected: { kind: 'ckan', url: portal.url }, counts: { read: 12, new: 12, isWhole: true } },
      },
    });

    const body = { cvegeo: xalapa, kind: 'ckan', url: portal.url, title: 'Datos de Xalapa' };
    const { body: source } = await ask('POST', '/api/v1/sources', { body });
    const sourcePath = `/api/v1/sources/${String(source['id'])}`;
    expect(await ask('GET', `${sourcePath}/preview`, { as: 'coordinator' })).toMatchObject({
      status: 200,
      body: { id: asked.body['id'] },
    });
    const proposed = await ask('GET', '/api/v1/sources?state=proposed', { as: 'coordinator' });
    expect(proposed.body['items']).toHaveLength(1);
    const reason = { reason: 'Falta el oficio del ayuntamiento' };
    expect(await ask('POST', `${sourcePath}/refusal`, { as: 'coordinator', body: reason })).toMatchObject({
      status: 200,
      body: { state: 'refused', refusalReason: 'Falta el oficio del ayuntamiento' },
    });
    const left = await ask('GET', '/api/v1/sources?state=proposed', { as: 'coordinator' });
    expect(left.body['items']).toEqual([]);
    expect(await ask('POST', `${sourcePath}/refusal`, { body: { reason: 'no' } })).toMatchObject({
      status: 400,
    });
  });

  test('refuses a private address at once, in the words of RFC 9457', async () => {
    const { ask } = await serve();
    const asked = await ask('POST', '/api/v1/source-previews', {
      body: { cvegeo: xalapa, url: 'http://192.168.1.1/' },
    });
    expect(asked).toMatchObject({ status: 422, body: { code: 'source-address-refused', status: 422 } });
    expect(asked.headers['content-type']).toContain('application/problem+json');
  });

  test('is nobody else’s', async () => {
    const { ask } = await serve();
    const body = { cvegeo: xalapa, url: portal.url };
    expect(await ask('POST', '/api/v1/source-previews', { as: 'nobody', body })).toMatchObject({
      status: 401,
    });
    expect(await ask('POST', '/api/v1/source-previews', { as: 'elsewhere', body })).toMatchObject({
      status: 403,
    });
    const { headers } = await ask('POST', '/api/v1/source-previews', { body });
    expect(await ask('GET', String(headers.location), { as: 'elsewhere' })).toMatchObject({ status: 404 });
  });
});
