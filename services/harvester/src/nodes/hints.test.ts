import { readToken } from '@rma/service-kit';
import { fakeKey } from '@rma/testkit';
import { describe, expect, test } from 'vitest';
import { hubAndNode, hubUrl, why } from './nodes-for-tests.ts';

describe('a hint', () => {
  test('brings what is new into the national view, with a receipt for having heard and one for having applied', async () => {
    const { node, admit, send, runQueued, liveTitles, hub, hubKey, ask } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' }, { dataset: 'b', title: 'Baches' });
    const heard = await send(`/api/v1/nodes/${id}/hints`, { number: 2 });
    expect(heard).toMatchObject({ status: 202, body: { applied: 0 } });
    expect(await runQueued(sourceId)).toMatchObject({ state: 'applied', trigger: 'hint', added_count: 2 });
    expect(await liveTitles()).toEqual(['Aguas', 'Baches']);
    const origins = await hub.admin.selectFrom('national.dataset').select('origin').execute();
    expect(origins).toEqual([{ origin: 'node' }, { origin: 'node' }]);

    const { body } = await ask('GET', `/api/v1/nodes/${id}/receipts/latest`, { as: 'nobody' });
    const items = body['items'] as { number: number; kind: string; token: string }[];
    expect(items.map(({ kind, number }) => [kind, number])).toEqual([
      ['applied', 2],
      ['received', 2],
    ]);
    for (const { kind, token } of items) {
      const read = await readToken('rma-receipt+jws', token, { keys: [hubKey.publicKey] });
      expect(read?.content).toMatchObject({ hub: hubUrl, node: id, url: node.url, number: 2, kind });
    }
    expect(items[1]?.token).toBe(heard.body['receipt']);
  });

  test('that comes again or out of order is answered and changes nothing', async () => {
    const { node, admit, send, runQueued, hub, ask } = await hubAndNode();
    const { id, sourceId } = await admit();
    const hint = (number: number) => send(`/api/v1/nodes/${id}/hints`, { number });
    node.publish({ dataset: 'a', title: 'Aguas' }, { dataset: 'b', title: 'Baches' });
    await hint(2);
    await runQueued(sourceId);
    expect(await hint(2)).toMatchObject({ status: 202, body: { applied: 2 } });
    expect(await hint(1)).toMatchObject({ status: 202 });
    expect(await runQueued(sourceId)).toBeNull();
    expect((await ask('GET', `/api/v1/nodes/${id}`)).body).toMatchObject({
      announcedNumber: 2,
      appliedNumber: 2,
    });
    expect(await hub.ledgerKinds()).toMatchObject({ 'dataset.published': 2 });
  });

  test('ahead of what the feed shows brings what there is, and the lack is seen', async () => {
    const { node, admit, send, runQueued, ask } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    await send(`/api/v1/nodes/${id}/hints`, { number: 9 });
    expect(await runQueued(sourceId)).toMatchObject({ state: 'applied', added_count: 1 });
    expect((await ask('GET', `/api/v1/nodes/${id}`)).body).toMatchObject({
      announcedNumber: 9,
      appliedNumber: 1,
    });
    node.publish({ dataset: 'b', title: 'Baches' });
    await send(`/api/v1/nodes/${id}/hints`, { number: 2 });
    expect(await runQueued(sourceId)).toMatchObject({ state: 'applied', added_count: 1 });
  });

  test('during a run is followed when that one has ended', async () => {
    const { node, admit, send, runQueued, hub } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    await send(`/api/v1/nodes/${id}/hints`, { number: 1 });
    await send(`/api/v1/nodes/${id}/hints`, { number: 2 });
    expect(await hub.jobs('harvester.follow-node')).toEqual([{ id, number: 2 }]);
    await runQueued(sourceId);
  });

  test('while a run waits for a person asks nothing again and again', async () => {
    const { node, admit, send, harvest, hub } = await hubAndNode();
    const { id, sourceId } = await admit();
    node.publish({ dataset: 'a', title: 'Aguas' });
    await harvest(sourceId);
    node.rewrite(1, { dataset: 'a', title: 'Otras' });
    expect(await harvest(sourceId)).toMatchObject({ state: 'held' });
    expect(await send(`/api/v1/nodes/${id}/hints`, { number: 2 })).toMatchObject({ status: 202 });
    expect(await hub.jobs('harvester.follow-node')).toEqual([]);
  });

  test('is refused of a stranger, for another node, too old, ahead of its time, or with another number', async () => {
    const { node, admit, send, deps, ask } = await hubAndNode();
    const { id } = await admit();
    const path = `/api/v1/nodes/${id}/hints`;
    const refusedWith = (status: number, code: string) => ({ status, body: { code } });
    const { signer } = await fakeKey();
    expect(await send(path, { number: 1 }, { signer })).toMatchObject(refusedWith(401, 'signature-refused'));
    const other = '019e4c31-0000-7000-8000-000000000001';
    expect(await send(path, { number: 1 }, { signedFor: path.replace(id, other) })).toMatchObject(
      refusedWith(401, 'signature-refused'),
    );
    expect(await send(path.replace(id, other), { number: 1 })).toMatchObject({ status: 404 });
    const minutes = (count: number) => new Date(deps.clock.now().getTime() + count * 60_000);
    for (const now of [minutes(-6), minutes(6)])
      expect(await send(path, { number: 1 }, { now })).toMatchObject(refusedWith(401, 'signature-refused'));
    for (const number of [-1, 1.5, 'uno'])
      expect(await send(path, { number })).toMatchObject({ status: 400 });
    expect((await ask('GET', `/api/v1/nodes/${id}`)).body).toMatchObject({ announcedNumber: 0 });
    expect(node.requests.filter((request) => request.startsWith('/feed'))).toEqual([]);
  });

  test('of a node that is not approved, or no longer, is refused', async () => {
    const { register, approve, send, ask } = await hubAndNode();
    const id = String((await register()).body['id']);
    const path = `/api/v1/nodes/${id}/hints`;
    expect(await send(path, { number: 1 })).toMatchObject({
      status: 409,
      body: { code: 'node-not-approved' },
    });
    await approve(id);
    await ask('POST', `/api/v1/nodes/${id}/revocation`, { body: { reason: why } });
    expect(await send(path, { number: 1 })).toMatchObject({
      status: 401,
      body: { code: 'signature-refused' },
    });
  });
});
