import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Tables } from '@rma/persistence';
import { createLogger, createOutbound, verifyRequest, type InstanceSigner } from '@rma/service-kit';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { catalogForTests, publicUrl, type Who } from '../catalog-for-tests.ts';
import { notify } from './notify.ts';
import { enterDatasets, idOf, nationalDataset } from '../national/datasets-for-tests.ts';

const torreon = '05035';
const cuernavaca = '17007';

type Event = { number: number; kind: string; dataset: string; title: string; cvegeo: string; at: string };
type Notice = { subscription: string; from: number; to: number; feed: string; events: Event[]; test?: true };
type Received = { path: string; headers: IncomingHttpHeaders; body: string };

// The receiver of the notices: keeps what it gets and answers what the test says.
const received: Received[] = [];
let answer: { status: number; headers?: Record<string, string>; body?: string } = { status: 204 };
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    received.push({ path: request.url ?? '', headers: request.headers, body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
afterAll(() => receiver.close());
const address = receiver.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const url = `http://127.0.0.1:${port}/avisos`;

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'clave-de-prueba' };
const signer: InstanceSigner = {
  kid: async () => jwk.kid,
  sign: async (data) => sign(null, data, privateKey),
  publicKeys: async () => [jwk],
};
const outbound = createOutbound({
  contact: { publicUrl, email: 'pruebas@example.org' },
  allow: [`127.0.0.1:${port}`],
  politeness: () => ({ concurrency: 2, gapMs: 0 }),
  logger: createLogger({ level: 'silent', service: 'test' }),
});
afterAll(() => outbound.close());
const { call, catalog, database, clock, deps } = await catalogForTests({ signer, outbound });
const db: Kysely<Tables> = database.db;

const notices = () => received.map(({ body }) => JSON.parse(body) as Notice);
const told = () => notices().flatMap(({ events }) => events.map(({ number }) => number));

/** The jobs that wait, by their keys, as the queue has them. */
const waiting = async () =>
  (
    await sql<{ key: string; run_at: Date; queue_name: string | null }>`
      select key, run_at, queue_name from graphile_worker.jobs where key like 'catalog.%' order by key`.execute(
      db,
    )
  ).rows;

/**
 * What the worker does: the jobs of ours that are due, until there are none. Those for later are dated by the test's
 * clock, which is in the past; those for now by the database's.
 */
async function work(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ key: string; payload: unknown }>`
      with due as (
        select id, key from graphile_worker._private_jobs
        where key like 'catalog.%' and (run_at <= ${clock.now()} or run_at >= created_at - interval '1 second')
        order by id limit 1)
      delete from graphile_worker._private_jobs job using due where job.id = due.id
      returning job.key, job.payload`.execute(db);
    const [job] = rows;
    if (job === undefined) return;
    if (job.key === 'catalog.announce') await catalog.tasks['catalog.announce']();
    else await catalog.tasks['catalog.notify'](job.payload);
  }
}

const change = (index: number, count = 1, facts = {}) =>
  enterDatasets(db, 'dataset.published', {
    datasets: Array.from({ length: count }, (_, at) =>
      nationalDataset(index + at, { cvegeo: torreon, ...facts }),
    ),
    clock,
  });
async function subscribe(facts: Record<string, unknown> = {}, who: Who = 'coordinator'): Promise<string> {
  const made = await call(who, 'POST', '/api/v1/subscriptions', { title: 'Tablero', url, ...facts });
  expect(made.statusCode).toBe(201);
  await work();
  return made.json<{ id: string }>().id;
}
const read = async (id: string) =>
  (await call('coordinator', 'GET', `/api/v1/subscriptions/${id}`)).json<Record<string, unknown>>();
const deliveries = async (id: string) =>
  (await call('coordinator', 'GET', `/api/v1/subscriptions/${id}/deliveries?first=100`)).json<{
    items: { from: number; to: number; attempt: number; status: number | null; failure: string | null }[];
  }>().items;
const head = async () =>
  (await db.selectFrom('national.feed_head').select('number').executeTakeFirstOrThrow()).number;

beforeEach(async () => {
  await db.deleteFrom('catalog.subscription').execute();
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  received.length = 0;
  answer = { status: 204 };
});

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

describe('a receiver that fails', () => {
  test('is tried again later and later, and then gets everything in order', async () => {
    const id = await subscribe();
    const before = await head();
    answer = { status: 500 };
    await change(2000);
    await work();
    expect(await read(id)).toMatchObject({ state: 'failing', failures: 1, lastNumber: before });
    // A change meanwhile does not hurry what is being left alone.
    await change(2001);
    await work();
    expect(received).toHaveLength(1);
    const pauses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const [job] = (await waiting()).filter(({ key }) => key.startsWith('catalog.notify'));
      pauses.push(((job?.run_at.getTime() ?? 0) - clock.now().getTime()) / 1000);
      clock.set(job?.run_at.toISOString() ?? '');
      await work();
    }
    expect(pauses).toEqual([30, 60, 120, 240]);
    expect(received).toHaveLength(5);
    answer = { status: 200 };
    clock.advance({ hours: 1 });
    await work();
    expect(notices().at(-1)).toMatchObject({ from: before + 1, to: before + 2 });
    expect(await read(id)).toMatchObject({ state: 'active', failures: 0, behind: 0, failingSince: null });
    expect((await deliveries(id)).map(({ attempt, status }) => [attempt, status])).toEqual([
      [6, 200],
      [5, 500],
      [4, 500],
      [3, 500],
      [2, 500],
      [1, 500],
    ]);
  });

  test('is left alone as long as it asks', async () => {
    await subscribe();
    answer = { status: 503, headers: { 'retry-after': '3600' } };
    await change(2100);
    await work();
    const [job] = await waiting();
    expect((job?.run_at.getTime() ?? 0) - clock.now().getTime()).toBe(3_600_000);
  });

  test('is given up after five days, with the reason, and goes on when somebody says so', async () => {
    const id = await subscribe();
    const before = await head();
    answer = { status: 500 };
    await change(2200);
    await work();
    clock.advance({ days: 4 });
    await work();
    expect(await read(id)).toMatchObject({ state: 'failing', failures: 2 });
    clock.advance({ days: 1 });
    await work();
    const ended = await read(id);
    expect(ended).toMatchObject({ state: 'ended', nextAttemptAt: null });
    expect(ended['endedBecause']).toContain('cinco días');
    expect(await waiting()).toEqual([]);
    await change(2201);
    expect(await waiting()).toEqual([]);
    answer = { status: 204 };
    await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/resume`);
    await work();
    expect(notices().at(-1)).toMatchObject({ from: before + 1, to: before + 2 });
    expect(await read(id)).toMatchObject({ state: 'active', endedBecause: null });
  });

  test('that says it is gone is not told again', async () => {
    const id = await subscribe();
    answer = { status: 410 };
    await change(2300);
    await work();
    expect(await read(id)).toMatchObject({ state: 'ended' });
  });

  test.each([
    ['is not a public address', 'http://10.0.0.1/avisos', 'no es pública'],
    ['redirects elsewhere', url, 'Respondió 302'],
  ])('and %s is sent nothing more', async (_, to, why) => {
    answer = { status: 302, headers: { location: 'http://169.254.169.254/' } };
    const id = await subscribe({ url: to });
    await change(2400);
    await work();
    expect(received.length).toBeLessThanOrEqual(1);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ failure: expect.stringMatching(new RegExp(`${why}|Redirige`)) });
    expect(await read(id)).toMatchObject({ state: 'failing' });
  });

  test('keeps its deliveries for 30 days', async () => {
    const id = await subscribe();
    await change(2500);
    await work();
    clock.advance({ days: 29 });
    await catalog.tasks['catalog.sweep']();
    expect(await deliveries(id)).toHaveLength(1);
    clock.advance({ days: 2 });
    await catalog.tasks['catalog.sweep']();
    expect(await deliveries(id)).toEqual([]);
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
    answer = { status: 202, body: JSON.stringify({ receipt: 'un.recibo.firmado' }) };
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

describe('whoever manages subscriptions', () => {
  test('tries one before there is any change', async () => {
    const id = await subscribe();
    const tried = await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/test`);
    expect(tried.json()).toMatchObject({ attempt: 0, status: 204, failure: null });
    expect(notices()).toMatchObject([{ subscription: id, test: true, events: [] }]);
    answer = { status: 404 };
    expect((await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/test`)).json()).toMatchObject({
      failure: 'Respondió 404.',
    });
    expect(await read(id)).toMatchObject({ state: 'active', failures: 0 });
  });

  test('is a coordinator, or an official for their own government', async () => {
    const mine = await subscribe({ cvegeo: torreon }, 'liaison');
    const body = { title: 'Tablero', url: `${url}/otra` };
    expect((await call('liaison', 'POST', '/api/v1/subscriptions', body)).statusCode).toBe(403);
    expect((await call(null, 'POST', '/api/v1/subscriptions', body)).statusCode).toBe(401);
    expect((await call('auditor', 'GET', '/api/v1/subscriptions')).statusCode).toBe(403);
    expect((await call('neighbour', 'GET', `/api/v1/subscriptions/${mine}`)).statusCode).toBe(404);
    expect((await call('neighbour', 'DELETE', `/api/v1/subscriptions/${mine}`)).statusCode).toBe(404);
    expect((await call('neighbour', 'GET', '/api/v1/subscriptions')).json()).toMatchObject({ items: [] });
    expect((await call('administrator', 'GET', '/api/v1/subscriptions')).json()).toMatchObject({
      items: [{ id: mine }],
    });
    expect((await call('liaison', 'DELETE', `/api/v1/subscriptions/${mine}`)).statusCode).toBe(204);
  });

  test('is told what is wrong with one', async () => {
    const post = (body: object) =>
      call('coordinator', 'POST', '/api/v1/subscriptions', { title: 'Tablero', ...body });
    await subscribe();
    expect((await post({ url })).json()).toMatchObject({ status: 409, code: 'already-exists' });
    expect((await post({ url: 'ftp://a.example/' })).statusCode).toBe(400);
    expect((await post({ url: 'https://a:b@a.example/' })).json()).toMatchObject({
      code: 'outbound-refused',
    });
    expect((await post({ url: 'https://a.example/', cvegeo: '05999' })).statusCode).toBe(404);
    expect((await post({ url: 'https://a.example/', theme: 'nada' })).statusCode).toBe(404);
    for (let more = 1; more < 20; more += 1)
      expect((await post({ url: `https://a.example/${more}` })).statusCode).toBe(201);
    expect((await post({ url: 'https://a.example/de-mas' })).json()).toMatchObject({ code: 'conflict' });
  });
});
