import { signToken } from '@rma/service-kit';
import { describe, expect, test } from 'vitest';
import { coordinator } from '../testing.ts';
import { hubAndNode, why } from './nodes-for-tests.ts';

const tampering = (body: string) => body.replaceAll('Aguas', 'Aguas negras');

describe('a page', () => {
  test('changed on its way is refused: nothing changes, and the officials are told', async () => {
    const { node, admit, harvest, liveTitles, hub } = await hubAndNode();
    const { sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    await harvest(sourceId);
    node.publish({ dataset: 'b', title: 'Baches' });
    node.misbehave((path, body) => (path.startsWith('/feed') ? tampering(body) : body));
    const run = await harvest(sourceId, { mode: 'incremental' });
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'signature' } });
    expect(await liveTitles()).toEqual(['Aguas']);
    expect(await hub.source(sourceId)).toMatchObject({ health: 'degraded' });
    const toOfficials = await hub.jobs('registry.report-harvest');
    expect(toOfficials.at(-1)).toMatchObject({ failure: { code: 'signature' } });
    const toCoordinators = await hub.jobs('registry.report-node');
    expect(toCoordinators.map(({ kind }) => kind)).toEqual(['registered', 'distrusted']);
    await harvest(sourceId, { mode: 'incremental' });
    expect(await hub.jobs('registry.report-node')).toHaveLength(2);
    node.misbehave(null);
    expect(await harvest(sourceId, { mode: 'incremental' })).toMatchObject({ state: 'applied' });
    expect(await liveTitles()).toEqual(['Aguas', 'Baches']);
  });

  test('of a revoked node is not even asked for; what it published stays, and says so', async () => {
    const { node, admit, harvest, harvester, ask, liveTitles, hub } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    await harvest(sourceId);
    await ask('POST', `/api/v1/nodes/${id}/revocation`, { body: { reason: why } });
    await expect(harvest(sourceId)).rejects.toMatchObject({ code: 'source-not-approved' });
    hub.clock.advance({ days: 1 });
    await harvester.scheduleDue();
    expect(await liveTitles()).toEqual(['Aguas']);
    expect(await hub.admin.selectFrom('national.node').selectAll().execute()).toEqual([]);
    expect(await hub.source(sourceId)).toMatchObject({ health: 'degraded', is_open: false });
    expect(await hub.ledgerKinds()).toMatchObject({ 'node.revoked': 1 });
  });

  test('signed by a revoked key is refused; the node comes back with another key and a coordinator’s approval', async () => {
    const { node, admit, approve, harvest, ask, register, hub, liveTitles } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    const { kid } = node.key.publicKey;
    const revoked = await ask('POST', `/api/v1/nodes/${id}/keys/${kid}/revocation`, {
      body: { reason: why },
    });
    expect(revoked).toMatchObject({ status: 200, body: { keys: [{ kid, state: 'revoked' }] } });
    expect(await harvest(sourceId)).toMatchObject({ failure: { code: 'signature' } });
    expect(await register()).toMatchObject({ status: 401, body: { code: 'signature-refused' } });
    // The thief of the key may endorse as much as he likes.
    await node.rotateKey();
    expect(await harvest(sourceId)).toMatchObject({ failure: { code: 'signature' } });
    expect(await register()).toMatchObject({ status: 201, body: { id, state: 'proposed' } });
    expect(await harvest(sourceId)).toMatchObject({ failure: { code: 'signature' } });
    await approve(id);
    expect(await harvest(sourceId)).toMatchObject({ state: 'applied', added_count: 1 });
    expect(await liveTitles()).toEqual(['Aguas']);
    expect(await hub.ledgerKinds()).toMatchObject({ 'node.key-revoked': 1, 'node.approved': 2 });
  });

  test('that tells differently what was applied holds the run until a person decides', async () => {
    const { node, admit, harvest, harvester, runQueued, liveTitles, hub } = await hubAndNode();
    const { sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' }, { dataset: 'b', title: 'Baches' });
    await harvest(sourceId);
    node.rewrite(1, { dataset: 'a', title: 'Aguas que nunca hubo' });
    node.publish({ dataset: 'c', title: 'Calles' });
    for (const mode of ['incremental', 'full'] as const) {
      const run = await harvest(sourceId, { mode });
      expect(run).toMatchObject({ state: 'held', stage: 'extract' });
      expect(await liveTitles()).toEqual(['Aguas', 'Baches']);
      expect(await hub.source(sourceId)).toMatchObject({ health: 'held' });
      await harvester.refuseRun(coordinator, { runId: String(run?.id) });
    }
    const held = await harvest(sourceId, { mode: 'incremental' });
    await harvester.confirmRun(coordinator, { runId: String(held?.id) });
    expect(await runQueued(sourceId)).toMatchObject({ state: 'applied', mode: 'full', updated_count: 1 });
    expect(await liveTitles()).toEqual(['Aguas que nunca hubo', 'Baches', 'Calles']);
  });

  test('of a revoked node that waited for a person are dropped, whoever would confirm them', async () => {
    const { node, admit, harvest, harvester, ask, liveTitles } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    await harvest(sourceId);
    node.rewrite(1, { dataset: 'a', title: 'Aguas que nunca hubo' });
    const held = await harvest(sourceId);
    expect(held).toMatchObject({ state: 'held' });
    await ask('POST', `/api/v1/nodes/${id}/revocation`, { body: { reason: why } });
    await expect(harvester.confirmRun(coordinator, { runId: String(held?.id) })).rejects.toMatchObject({
      code: 'run-not-held',
    });
    expect(await liveTitles()).toEqual(['Aguas']);
  });

  test('with an event left out is refused', async () => {
    const { node, admit, harvest, liveTitles } = await hubAndNode();
    const { sourceId } = await admit();
    node.publish(
      { dataset: 'a', title: 'Aguas' },
      { dataset: 'b', title: 'B' },
      { dataset: 'c', title: 'C' },
    );
    node.skipNumber(2);
    expect(await harvest(sourceId)).toMatchObject({ state: 'failed', failure: { code: 'gap' } });
    expect(await liveTitles()).toEqual([]);
  });
});

describe('a node that was away, or the hub', () => {
  test('catches up with everything of a day, in one run, without loss', async () => {
    const { node, admit, harvest, liveTitles, hub } = await hubAndNode();
    const { sourceId } = await admit();
    node.publish(
      ...Array.from({ length: 20 }, (_, index) => ({ dataset: `d${index}`, title: `Conjunto ${index}` })),
    );
    await harvest(sourceId);
    hub.clock.advance({ days: 1 });
    for (let index = 0; index < 330; index += 1)
      node.publish({ dataset: `d${index % 110}`, title: `Conjunto ${index % 110}, versión ${index}` });
    node.publish({ dataset: 'd0', title: null });
    const run = await harvest(sourceId, { mode: 'incremental' });
    expect(run).toMatchObject({ state: 'applied', added_count: 90, updated_count: 19, archived_count: 1 });
    const titles = await liveTitles();
    expect(titles).toHaveLength(109);
    expect(titles.every((title) => /versión (2[2-9]\d|3[0-2]\d)$/.test(title))).toBe(true);
  });
});

describe('a new key', () => {
  test('endorsed by the former one is taken over when the node tells it, and the former one has no force', async () => {
    const { node, admit, send, ask, hub, harvest, liveTitles } = await hubAndNode();
    const { id, sourceId } = await admit();
    const former = node.key;
    const endorsement = await node.rotateKey();
    const { kid, ...publicKey } = node.key.publicKey;
    const told = await send(`/api/v1/nodes/${id}/keys`, { publicKey, endorsements: [endorsement] });
    expect(told).toMatchObject({ status: 200, body: { kid } });
    const { body } = await ask('GET', `/api/v1/nodes/${id}`);
    expect(body['keys']).toMatchObject([
      { kid, state: 'active' },
      { kid: former.publicKey.kid, state: 'retired' },
    ]);
    const late = await send(`/api/v1/nodes/${id}/hints`, { number: 1 }, { signer: former.signer });
    expect(late).toMatchObject({ status: 401 });
    expect(await hub.ledgerKinds()).toMatchObject({ 'node.key-rotated': 1 });
    const shown = await hub.admin.selectFrom('national.node').select('kid').executeTakeFirstOrThrow();
    expect(shown.kid).toBe(kid);
    node.publish({ dataset: 'a', title: 'Aguas' });
    expect(await harvest(sourceId)).toMatchObject({ state: 'applied' });
    expect(await liveTitles()).toEqual(['Aguas']);
  });

  test('is found in the node’s own document, through several changes, when the hub was not told', async () => {
    const { node, admit, harvest, liveTitles } = await hubAndNode();
    const { sourceId } = await admit();
    await node.rotateKey();
    await node.rotateKey();
    node.publish({ dataset: 'a', title: 'Aguas' });
    expect(await harvest(sourceId)).toMatchObject({ state: 'applied' });
    expect(await liveTitles()).toEqual(['Aguas']);
  });

  test('that nobody endorsed is refused, told or found', async () => {
    const { node, admit, send, harvest } = await hubAndNode();
    const { id, sourceId } = await admit();
    await node.rotateKey({ isEndorsed: false });
    const { kid: _kid, ...publicKey } = node.key.publicKey;
    expect(await send(`/api/v1/nodes/${id}/keys`, { publicKey, endorsements: [] })).toMatchObject({
      status: 403,
      body: { code: 'key-not-endorsed' },
    });
    node.publish({ dataset: 'a', title: 'Aguas' });
    expect(await harvest(sourceId)).toMatchObject({ state: 'failed', failure: { code: 'signature' } });
  });

  test('that ended never comes back, whoever endorses it', async () => {
    const { node, admit, send } = await hubAndNode();
    const { id } = await admit();
    const { signer, publicKey: former } = node.key;
    const first = await node.rotateKey();
    const { kid: _kid, ...publicKey } = node.key.publicKey;
    const path = `/api/v1/nodes/${id}/keys`;
    expect(await send(path, { publicKey, endorsements: [first] })).toMatchObject({ status: 200 });
    const content = { kid: former.kid, jwk: former, url: node.url };
    const back = await signToken('rma-endorsement+jws', content, { signer: node.key.signer });
    const { kid: _former, ...formerKey } = former;
    expect(await send(path, { publicKey: formerKey, endorsements: [back] }, { signer })).toMatchObject({
      status: 403,
      body: { code: 'key-not-endorsed' },
    });
  });

  test('endorsed for another key, or by somebody who only sends along the statement, is refused', async () => {
    const { node, admit, send } = await hubAndNode();
    const { id } = await admit();
    const endorsement = await node.rotateKey();
    await node.rotateKey({ isEndorsed: false });
    const { kid: _kid, ...publicKey } = node.key.publicKey;
    const stolen = await send(`/api/v1/nodes/${id}/keys`, { publicKey, endorsements: [endorsement] });
    expect(stolen).toMatchObject({ status: 403, body: { code: 'key-not-endorsed' } });
  });
});

test('a state’s node publishes for its municipalities, and for nobody else', async () => {
  const { node, admit, harvest, hub } = await hubAndNode({ cvegeo: '30' });
  const { sourceId } = await admit();
  node.publish(
    { dataset: 'a', title: 'Del estado', cvegeo: '30' },
    { dataset: 'b', title: 'De Xalapa', cvegeo: '30087' },
    { dataset: 'c', title: 'De Jalisco', cvegeo: '14' },
  );
  await harvest(sourceId);
  const rows = await hub.admin
    .selectFrom('national.dataset')
    .select(['title', 'cvegeo'])
    .orderBy('title')
    .execute();
  expect(rows).toEqual([
    { title: 'De Jalisco', cvegeo: '30' },
    { title: 'De Xalapa', cvegeo: '30087' },
    { title: 'Del estado', cvegeo: '30' },
  ]);
});
