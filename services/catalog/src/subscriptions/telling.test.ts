import { verifyRequest } from '@rma/service-kit';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { publicUrl } from '../catalog-for-tests.ts';
import { enterDatasets, idOf, nationalDataset } from '../national/datasets-for-tests.ts';
import { notify } from './notify.ts';
import {
  call,
  catalog,
  change,
  clock,
  db,
  deliveries,
  deps,
  head,
  jwk,
  notices,
  port,
  read,
  received,
  receiver,
  subscribe,
  told,
  torreon,
  url,
  waiting,
  work,
} from './receiver-for-tests.ts';

const cuernavaca = '17007';

describe('a subscription', () => {
  test('is told of each change in order, by a notice signed by this instance', async () => {
    const id = await subscribe();
    const before = await head();
    await change(1, 2);
    await enterDatasets(db, 'dataset.archived', {
      datasets: [nationalDataset(1, { cvegeo: torreon })],
      clock,
    });
    expect((await waiting()).map(({ key }) => key)).toEqual(['catalog.announce']);
    await work();

    const [notice] = notices();
    expect(notice).toEqual({
      subscription: id,
      from: before + 1,
      to: before + 3,
      feed: `${publicUrl}/feed`,
      events: [
        [1, 'create', 1],
        [2, 'create', 2],
        [3, 'delete', 1],
      ].map(([step, kind, dataset]) => ({
        number: before + Number(step),
        kind,
        dataset: `${publicUrl}/datasets/${idOf(Number(dataset))}`,
        title: `Conjunto ${dataset}`,
        cvegeo: torreon,
        at: clock.now().toISOString(),
      })),
    });
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const verified = verifyRequest(
      {
        method: 'POST',
        url,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.from(body),
      },
      { keys: [jwk], now: clock.now() },
    );
    expect(verified).toMatchObject({ ok: true, kid: jwk.kid });
    expect(await read(id)).toMatchObject({ state: 'active', behind: 0, lastNumber: before + 3 });
    expect(await deliveries(id)).toMatchObject([
      { from: before + 1, to: before + 3, attempt: 1, status: 204 },
    ]);
  });

  test('is not told of what was there before, nor of the changes of a transaction that was undone', async () => {
    await change(10);
    await subscribe();
    await db
      .transaction()
      .execute(async (trx) => {
        await enterDatasets(trx, 'dataset.published', { datasets: [nationalDataset(11)], clock });
        throw new Error('no');
      })
      .catch(() => {});
    expect(await waiting()).toEqual([]);
    await work();
    expect(received).toEqual([]);
  });

  test('of one government or theme is told of those alone', async () => {
    const ofTorreon = await subscribe({ cvegeo: torreon });
    const ofMobility = await subscribe({ theme: 'mobility', url: `${url}/movilidad` });
    await change(20, 1, { cvegeo: cuernavaca });
    await change(21, 1, { themeId: 'mobility', cvegeo: cuernavaca });
    await change(22);
    await enterDatasets(db, 'dataset.withdrawn', {
      datasets: [nationalDataset(21, { cvegeo: cuernavaca })],
      clock,
    });
    await work();
    const last = await head();
    const tellings = notices().map(({ subscription, events }) => [
      subscription,
      events.map(({ number }) => number),
    ]);
    expect(new Map(tellings as [string, number[]][])).toEqual(
      new Map([
        [ofTorreon, [last - 1]],
        [ofMobility, [last - 2, last]],
      ]),
    );
    expect(await read(ofTorreon)).toMatchObject({ lastNumber: last });
  });

  test('that is far behind gets everything in notices of a hundred', async () => {
    const id = await subscribe();
    const before = await head();
    await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/pause`);
    await change(100, 1250);
    await work();
    expect(received).toEqual([]);
    await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/resume`);
    await work();
    expect(notices().map(({ events }) => events.length)).toEqual([...Array<number>(12).fill(100), 50]);
    expect(told()).toEqual(Array.from({ length: 1250 }, (_, index) => before + 1 + index));
  });
});

describe('a worker that dies', () => {
  test('after sending, before writing it down: the notice is sent again and none is lost', async () => {
    const id = await subscribe();
    const before = await head();
    await change(3000, 150);
    // What a killed worker leaves: the notice went out, and nothing of it was written down.
    const dying = {
      ...deps,
      clock: {
        now: () => {
          if (received.length > 0) throw new Error('killed');
          return clock.now();
        },
      },
    };
    await expect(notify(dying, { subscriptionId: id })).rejects.toThrow('killed');
    expect(notices().map(({ from }) => from)).toEqual([before + 1]);
    await work();
    expect(notices().map(({ from, to }) => [from, to])).toEqual([
      [before + 1, before + 100],
      [before + 1, before + 100],
      [before + 101, before + 150],
    ]);
  });

  test('and a change whose announcement was lost is found by the timetable', async () => {
    await subscribe();
    await change(3200);
    await sql`delete from graphile_worker._private_jobs`.execute(db);
    await catalog.tasks['catalog.announce']();
    await work();
    expect(told()).toHaveLength(1);
  });
});

describe('the hub of a node', () => {
  test('gets a hint with the newest number, and its receipt is kept', async () => {
    receiver.answer = { status: 202, body: JSON.stringify({ receipt: 'un.recibo.firmado' }) };
    const hub = `http://127.0.0.1:${port}`;
    const system = { kind: 'system', name: 'node' } as const;
    const { id } = await catalog.subscribeHub(system, { url: hub, remoteId: 'nodo-1' });
    expect(await catalog.subscribeHub(system, { url: hub, remoteId: 'nodo-2' })).toMatchObject({ id });
    await work();
    await change(4000, 300);
    await work();
    expect(received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ['/api/v1/nodes/nodo-2/hints', { number: (await head()) - 300 }],
      ['/api/v1/nodes/nodo-2/hints', { number: await head() }],
    ]);
    expect(await deliveries(id)).toMatchObject([
      { receipt: 'un.recibo.firmado' },
      { receipt: 'un.recibo.firmado' },
    ]);
  });
});
