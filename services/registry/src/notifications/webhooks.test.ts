import { createServer, type IncomingHttpHeaders } from 'node:http';
import { transaction } from '@rma/persistence';
import { createOutbound, verifyRequest } from '@rma/service-kit';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { itemsOf, openRegistry, publicUrl } from '../testing/registry-harness.ts';

// A system of somebody's that keeps what it is told and answers what the test says.
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 204;
/** What an answer waits for. */
let held: Promise<unknown> = Promise.resolve();
const site = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    const answered = status;
    void held.then(() => response.writeHead(answered, { location: 'http://127.0.0.1:9/otra' }).end());
  });
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
const address = site.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const url = `http://127.0.0.1:${port}/avisos`;
const outbound = createOutbound({
  contact: { publicUrl, email: 'pruebas@example.org' },
  allow: [`127.0.0.1:${port}`],
  politeness: () => ({ concurrency: 2, gapMs: 0 }),
});
afterAll(async () => {
  site.close();
  await outbound.close();
});

const { call, clock, database, db, person, registry } = await openRegistry({ outbound });
type Person = Awaited<ReturnType<typeof person>>;
let ana: Person;
beforeEach(async () => {
  ana = await person({ role: 'liaison', cvegeo: '17007' });
  received.length = 0;
  status = 204;
});

let counter = 0;
async function tell(kind: 'commitment.met' | 'plan.due' = 'commitment.met') {
  counter += 1;
  const notice = {
    kind,
    cvegeo: '17007',
    title: `Aviso ${counter}`,
    body: 'Lo que pasó.',
    path: '/panel',
    about: `webhook-test:${counter}`,
  };
  await transaction(db, { name: 'test' }, (trx) =>
    registry.notifications.notify(trx, { accounts: [ana.id] }, notice),
  );
}
const add = (body: Record<string, unknown> = {}) =>
  call('POST', '/api/v1/account/webhooks', {
    as: ana.authorization,
    body: { title: 'Mesa de ayuda', url, ...body },
  });
const list = async () =>
  itemsOf<{ id: string; state: string; lastFailure: string | null }>(
    (await call('GET', '/api/v1/account/webhooks', { as: ana.authorization })).json,
  );
/** The jobs of deliveries, as the queue has them. */
async function jobs() {
  const { rows } = await sql<{ payload: unknown }>`
    delete from graphile_worker._private_jobs where key like 'registry.deliver-webhook:%'
    returning payload`.execute(database.db);
  return rows.map(({ payload }) => payload);
}
const deliver = (payload: unknown) => registry.tasks['registry.deliver-webhook'](payload);

test('a person’s system is told what the person is told, signed, and once however often the job runs', async () => {
  expect((await add()).status).toBe(201);
  await tell();
  const [job] = await jobs();
  await deliver(job);
  await deliver(job);
  expect(received).toHaveLength(1);
  const [told] = received;
  expect(JSON.parse(told?.body ?? '')).toMatchObject({
    notification: { kind: 'commitment.met', title: `Aviso ${counter}`, url: `${publicUrl}/panel` },
  });
  const keys = await registry.signer.publicKeys();
  const verified = verifyRequest(
    {
      method: 'POST',
      url,
      headers: told?.headers as Record<string, string>,
      body: Buffer.from(told?.body ?? ''),
    },
    { keys, now: clock.now() },
  );
  expect(verified).toMatchObject({ ok: true });
});

test('only the kinds that were asked for are told', async () => {
  await add({ kinds: ['plan.due'] });
  await tell('commitment.met');
  expect(await jobs()).toEqual([]);
  await tell('plan.due');
  expect(await jobs()).toHaveLength(1);
});

test('a system that fails is told later by the queue, and once', async () => {
  await add();
  await tell();
  const [job] = await jobs();
  status = 500;
  await expect(deliver(job)).rejects.toThrow('Respondió 500.');
  expect((await list())[0]).toMatchObject({ state: 'failing', lastFailure: 'Respondió 500.' });
  status = 204;
  await deliver(job);
  await deliver(job);
  expect(received).toHaveLength(2);
  expect((await list())[0]).toMatchObject({ state: 'active', lastFailure: null });
});

test('a system that is gone, or has failed for five days, is told nothing more', async () => {
  await add();
  await tell();
  const [first] = await jobs();
  status = 500;
  await expect(deliver(first)).rejects.toThrow('Respondió 500.');
  clock.advance({ days: 5 });
  await deliver(first);
  expect((await list())[0]?.state).toBe('ended');
  await tell();
  expect(await jobs()).toEqual([]);
  clock.advance({ days: -5 });
});

test('a system that is gone stays so, whatever was on its way to it', async () => {
  await add();
  await tell();
  await tell();
  const [first, second] = await jobs();
  status = 500;
  const answering = Promise.withResolvers<void>();
  held = answering.promise;
  const onItsWay = Promise.allSettled([deliver(first)]);
  await vi.waitFor(() => expect(received).toHaveLength(1));
  held = Promise.resolve();
  status = 410;
  await deliver(second);
  answering.resolve();
  expect(await onItsWay).toMatchObject([{ status: 'rejected' }]);
  expect((await list())[0]?.state).toBe('ended');
});

test('a redirection is not followed and an address that is not public is never asked', async () => {
  await add();
  await tell();
  const [job] = await jobs();
  status = 302;
  await expect(deliver(job)).rejects.toThrow('did not take');
  expect(received).toHaveLength(1);
  const [{ id } = { id: '' }] = await list();
  await call('DELETE', `/api/v1/account/webhooks/${id}`, { as: ana.authorization });
  await add({ url: 'http://127.0.0.1:9/interno' });
  await tell();
  const [inner] = await jobs();
  await expect(deliver(inner)).rejects.toThrow('No respondió');
});

test('each person has five at most, each once, and touches nobody else’s', async () => {
  expect((await add({ url: `http://usuario:clave@127.0.0.1:${port}/` })).json['code']).toBe(
    'outbound-refused',
  );
  await add();
  expect((await add()).json['code']).toBe('already-exists');
  const [{ id } = { id: '' }] = await list();
  const stranger = await person({ role: 'liaison', cvegeo: '17007' });
  const removed = await call('DELETE', `/api/v1/account/webhooks/${id}`, { as: stranger.authorization });
  expect(removed.status).toBe(404);
  for (let index = 0; index < 4; index += 1) await add({ url: `${url}/${index}` });
  expect((await add({ url: `${url}/mas` })).json['code']).toBe('too-many-webhooks');
});
