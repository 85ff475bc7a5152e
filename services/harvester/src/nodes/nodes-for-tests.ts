import type { Actor } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { fakeKey, startFakeNode, type FakeNode } from '@rma/testkit';
import { onTestFinished } from 'vitest';
import { createHarvester } from '../app.ts';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from '../testing.ts';

export const hubUrl = 'http://hub.example';
export const why = 'Lo pidió la persona responsable.';
const actors: Record<string, Actor> = { coordinator, administrator, elsewhere: liaisonElsewhere };

/** A hub with a key of its own and a node of Xalapa beside it. */
export async function hubAndNode({ cvegeo = xalapa }: { cvegeo?: string } = {}) {
  const hub = await startTestHarvester();
  if (cvegeo.startsWith('30')) {
    const members = hub.admin.updateTable('national.government').set({ membership: 'active' });
    await members.where('cvegeo', '=', cvegeo).execute();
  }
  const now = () => hub.clock.now();
  const node = await startFakeNode({ now, cvegeo });
  const hubKey = await fakeKey();
  const deps = { ...hub.depsFor([node.host]), signer: hubKey.signer, publicUrl: hubUrl };
  const harvester = createHarvester(deps);
  const server = await createServer({
    logger: createLogger({ level: 'silent', service: 'test' }),
    metrics: createMetrics(),
    readiness: createReadiness(),
    publicUrl: hubUrl,
  });
  server.decorateRequest('actor');
  server.addHook('onRequest', async (request) => {
    request.actor = actors[String(request.headers['x-actor'])] ?? { kind: 'anonymous' };
  });
  await server.register(harvester.routes);
  onTestFinished(async () => {
    await server.close();
    await node.close();
    await deps.outbound.close();
  });

  const answerOf = (reply: { statusCode: number; json: () => unknown }) => ({
    status: reply.statusCode,
    body: reply.json() as Record<string, unknown>,
  });
  /** What a person asks. */
  const ask = async (method: 'GET' | 'POST', url: string, given: { as?: string; body?: object } = {}) =>
    answerOf(
      await server.inject({
        method,
        url,
        headers: { 'x-actor': given.as ?? 'coordinator' },
        ...(given.body && { payload: given.body }),
      }),
    );
  /** What a node sends, signed for `signedFor` when that is another address. */
  const send = async (
    url: string,
    content: Record<string, unknown>,
    by: Parameters<FakeNode['signed']>[2] & { signedFor?: string } = {},
  ) => {
    const { headers, payload } = await node.signed(`${hubUrl}${by.signedFor ?? url}`, content, by);
    return answerOf(await server.inject({ method: 'POST', url, headers, payload }));
  };
  const wish = (facts: Record<string, unknown> = {}) => {
    const { kid: _kid, ...publicKey } = node.key.publicKey;
    return { cvegeo, title: 'Nodo de Xalapa', url: node.url, publicKey, ...facts };
  };
  const register = () => send('/api/v1/nodes', wish());
  /** A coordinator approves it by the key it has, or by another one. */
  const approve = (id: string, { kid = node.key.publicKey.kid, as = 'coordinator' } = {}) =>
    ask('POST', `/api/v1/nodes/${id}/approval`, { as, body: { kid } });
  /** Registered and approved; its id and its source's. */
  const admit = async () => {
    const { body } = await register();
    const approved = await approve(String(body['id']));
    return { id: String(body['id']), sourceId: String(approved.body['sourceId']) };
  };
  /** Runs what a hint, or the timetable, queued for a source; the run as it ended. */
  const runQueued = async (sourceId: string) => {
    const queued = await hub.admin
      .selectFrom('harvest.run')
      .select('id')
      .where('source_id', '=', sourceId)
      .where('state', '=', 'queued')
      .executeTakeFirst();
    if (queued === undefined) return null;
    await harvester.executeRun(queued.id);
    return hub.admin
      .selectFrom('harvest.run')
      .selectAll()
      .where('id', '=', queued.id)
      .executeTakeFirstOrThrow();
  };
  const harvest = async (
    sourceId: string,
    wanted: { mode?: 'full' | 'incremental'; force?: boolean } = {},
  ) => {
    await harvester.startRun(coordinator, { sourceId, ...wanted });
    return runQueued(sourceId);
  };
  const liveTitles = async () => (await hub.view()).live.map(({ title }) => title);
  return {
    hub,
    node,
    hubKey,
    deps,
    harvester,
    ask,
    send,
    wish,
    register,
    approve,
    admit,
    runQueued,
    harvest,
    liveTitles,
  };
}
