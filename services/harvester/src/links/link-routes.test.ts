import type { Actor } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { startCkanPortal, syntheticPackages, withChanges } from '@rma/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from '../testing.ts';

const actors: Record<string, Actor> = { administrator, coordinator, elsewhere: liaisonElsewhere };

/** Everything the harvester serves, over a portal of 30 datasets with one without title; who asks is in a header. */
async function serve() {
  const hub = await startTestHarvester();
  const portal = await startCkanPortal({
    datasets: withChanges(syntheticPackages(30), { 3: { title: '' } }),
  });
  const { harvester, harvest, sourceId } = await hub.sourceAt(portal);
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
  onTestFinished(async () => {
    await server.close();
    await portal.close();
  });
  const ask = (method: 'GET' | 'POST', url: string, as = 'administrator') =>
    server.inject({ method, url, headers: { 'x-actor': as } });
  return { hub, ask, harvest, harvester, sourceId };
}

test('an official reads which addresses fail, asks for another look, and takes the report of a run home', async () => {
  const { hub, ask, harvest, harvester, sourceId } = await serve();
  const run = await harvest();
  await harvester.findLinks({ sourceId });
  await hub.admin
    .updateTable('harvest.link')
    .set({ state: 'broken', status: 404, failure: 'http', failing_since: hub.clock.now() })
    .where('url', 'in', (eb) => eb.selectFrom('harvest.link').select('url').orderBy('url').limit(1))
    .execute();

  const failing = await ask('GET', `/api/v1/link-checks?cvegeo=${xalapa}&state=failing`);
  expect(failing.json()).toMatchObject({ items: [{ state: 'broken', status: 404 }], nextCursor: null });
  const [{ datasetId }] = failing.json<{ items: [{ datasetId: string }] }>().items;
  expect((await ask('GET', `/api/v1/link-checks?cvegeo=${xalapa}`, 'elsewhere')).statusCode).toBe(403);
  expect((await ask('GET', '/api/v1/link-checks', 'nobody')).statusCode).toBe(401);

  const again = await ask('POST', `/api/v1/datasets/${datasetId}/link-checks`);
  expect(again.statusCode).toBe(202);
  expect(again.json()).toMatchObject({ links: 2, hosts: [{ restsUntil: null }] });
  expect((await ask('POST', `/api/v1/datasets/${datasetId}/link-checks`, 'elsewhere')).statusCode).toBe(403);

  const csv = await ask('GET', `/api/v1/runs/${run.id}/records.csv?outcome=rejected`);
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.headers['content-disposition']).toContain(`cosecha-${run.id}.csv`);
  expect(csv.body).toContain('title-required');
  expect((await ask('GET', `/api/v1/runs/${run.id}/records.csv`, 'elsewhere')).statusCode).toBe(404);

  expect((await ask('GET', '/api/v1/source-digest')).statusCode).toBe(403);
  expect((await ask('GET', '/api/v1/source-digest', 'coordinator')).json()).toMatchObject({
    rejecting: { total: 1 },
    links: { failing: 1 },
  });
});
