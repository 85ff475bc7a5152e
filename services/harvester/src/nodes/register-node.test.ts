import { fakeKey } from '@rma/testkit';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { xalapa } from '../testing.ts';
import { hubAndNode, why } from './nodes-for-tests.ts';

describe('a node that asks to belong', () => {
  test('waits for a coordinator, who sees its key; asking again changes nothing', async () => {
    const { node, register, ask, hub } = await hubAndNode();
    const first = await register();
    expect(first).toMatchObject({ status: 201, body: { state: 'proposed' } });
    expect(await register()).toMatchObject({ status: 200, body: first.body });
    const { body } = await ask('GET', '/api/v1/nodes');
    expect(body['items']).toMatchObject([
      {
        id: first.body['id'],
        cvegeo: xalapa,
        url: node.url,
        state: 'proposed',
        keys: [{ kid: node.key.publicKey.kid, state: 'active' }],
      },
    ]);
    expect(await hub.ledgerKinds()).toEqual({});
  });

  test('once approved is followed each hour and shown in the national view and the ledger', async () => {
    const { node, admit, approve, hub, register } = await hubAndNode();
    const { id, sourceId } = await admit();
    const source = await hub.admin
      .selectFrom('harvest.source')
      .selectAll()
      .where('id', '=', sourceId)
      .executeTakeFirstOrThrow();
    expect(source).toMatchObject({
      kind: 'node',
      url: `${node.url}/feed`,
      state: 'approved',
      every_hours: 1,
    });
    const shown = await hub.admin.selectFrom('national.node').selectAll().execute();
    expect(shown).toMatchObject([{ source_id: sourceId, cvegeo: xalapa, kid: node.key.publicKey.kid }]);
    expect(await hub.ledgerKinds()).toEqual({ 'node.approved': 1 });
    expect((await register()).body).toMatchObject({ id, state: 'approved' });
    expect(await approve(id)).toMatchObject({
      status: 409,
      body: { code: 'node-decided' },
    });
  });

  test('is approved by coordinators only, and only for a member', async () => {
    const { register, approve, ask } = await hubAndNode();
    const id = String((await register()).body['id']);
    const path = `/api/v1/nodes/${id}`;
    expect(await approve(id, { as: 'administrator' })).toMatchObject({ status: 403 });
    expect(await ask('GET', path, { as: 'administrator' })).toMatchObject({ status: 200 });
    expect(await ask('GET', path, { as: 'elsewhere' })).toMatchObject({ status: 404 });
    expect(await ask('GET', '/api/v1/nodes', { as: 'nobody' })).toMatchObject({ status: 401 });
    const stranger = await hubAndNode({ cvegeo: '14' });
    const other = String((await stranger.register()).body['id']);
    expect(await stranger.approve(other)).toMatchObject({
      body: { code: 'source-not-of-a-member' },
    });
  });

  test('is approved by the key that was compared, and tells coordinators once however often it changes it', async () => {
    const { register, approve, node, hub } = await hubAndNode();
    const id = String((await register()).body['id']);
    const { kid } = node.key.publicKey;
    await node.rotateKey();
    expect(await register()).toMatchObject({ status: 201, body: { id, state: 'proposed' } });
    expect(await approve(id, { kid })).toMatchObject({ status: 409, body: { code: 'node-key-changed' } });
    expect(await hub.jobs('registry.report-node')).toMatchObject([{ kind: 'registered', detail: kid }]);
    expect(await approve(id)).toMatchObject({ status: 200, body: { state: 'approved' } });
  });

  test('that is refused reads why, and may not come back with the same key', async () => {
    const { register, ask, node } = await hubAndNode();
    const id = String((await register()).body['id']);
    await ask('POST', `/api/v1/nodes/${id}/refusal`, { body: { reason: why } });
    expect(await register()).toMatchObject({ status: 200, body: { state: 'refused', reason: why } });
    await node.rotateKey();
    expect(await register()).toMatchObject({ status: 201, body: { id, state: 'proposed' } });
  });
});

describe('a registration is refused', () => {
  test('without a signature, or signed by another key, for another address, with another body, or too old', async () => {
    const { send, wish, deps, hub } = await hubAndNode();
    const fault = async (by: Parameters<typeof send>[2]) => (await send('/api/v1/nodes', wish(), by)).body;
    const { signer } = await fakeKey();
    expect(await fault({ signer })).toMatchObject({ code: 'signature-refused' });
    expect(await fault({ signedFor: '/api/v1/nodes/1' })).toMatchObject({ code: 'signature-refused' });
    const old = new Date(deps.clock.now().getTime() - 6 * 60_000);
    expect(await fault({ now: old })).toMatchObject({ code: 'signature-refused' });
    const early = new Date(deps.clock.now().getTime() + 6 * 60_000);
    expect(await fault({ now: early })).toMatchObject({ code: 'signature-refused' });
    expect(await hub.admin.selectFrom('harvest.node').selectAll().execute()).toEqual([]);
  });

  test('when the address does not present that key or that government', async () => {
    const { send, wish, node } = await hubAndNode();
    const key = await fakeKey();
    const { kid: _kid, ...publicKey } = key.publicKey;
    const impostor = await send('/api/v1/nodes', wish({ publicKey }), { signer: key.signer });
    expect(impostor).toMatchObject({ status: 422, body: { code: 'node-not-confirmed' } });
    const elsewhere = await send('/api/v1/nodes', wish({ cvegeo: '14' }));
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'node-not-confirmed' } });
    const inside = await send('/api/v1/nodes', wish({ url: 'http://127.0.0.1:1' }));
    expect(inside).toMatchObject({ status: 422, body: { code: 'node-not-confirmed' } });
    expect(await send('/api/v1/nodes', wish({ url: `${node.url}/otra` }))).toMatchObject({ status: 400 });
    const unknown = await send('/api/v1/nodes', wish({ cvegeo: '99' }));
    expect(unknown.status).toBeGreaterThanOrEqual(400);
    expect(node.length).toBe(0);
  });

  test('when too many wait already, until some are decided', async () => {
    const { register, hub } = await hubAndNode();
    await sql`insert into harvest.node (cvegeo, title, url, state, registered_at)
      select ${xalapa}, 'Nodo', 'https://n' || number || '.mx', 'proposed', now()
      from generate_series(1, 100) number`.execute(hub.admin);
    expect(await register()).toMatchObject({ status: 429 });
    await hub.admin.updateTable('harvest.node').set({ state: 'refused' }).execute();
    expect(await register()).toMatchObject({ status: 201 });
  });

  test('when a private key is sent along, or the key is of another kind', async () => {
    const { send, wish, node } = await hubAndNode();
    const { kid: _kid, ...publicKey } = node.key.publicKey;
    for (const wrong of [
      { ...publicKey, d: 'x'.repeat(43) },
      { kty: 'RSA', n: 'x', e: 'AQAB' },
    ])
      expect(await send('/api/v1/nodes', wish({ publicKey: wrong }))).toMatchObject({ status: 400 });
  });

  test('when an approved node comes with a key that nobody endorsed', async () => {
    const { admit, register, node } = await hubAndNode();
    await admit();
    await node.rotateKey({ isEndorsed: false });
    expect(await register()).toMatchObject({ status: 409, body: { code: 'node-known-otherwise' } });
  });
});
