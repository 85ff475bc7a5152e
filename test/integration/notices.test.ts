import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { ask } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { joinAsLiaison, signInAsCoordinator } from './support/people.ts';
import { openResource, publish, roadIncidents, upload } from './support/publishing.ts';
import { until } from './support/until.ts';

const torreon = '05035';

type Notice = { from: number; to: number; events: { number: number; kind: string; dataset: string }[] };

// A receiver that can hold back its answer, so that a worker can be killed while it waits for it.
const received: Notice[] = [];
let isHolding = false;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    received.push(JSON.parse(body) as Notice);
    if (!isHolding) response.writeHead(204).end();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
const address = receiver.address();
const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

const hub = await startHubProcess({ variables: { RMA_OUTBOUND_ALLOW: host } });
const coordinator = await signInAsCoordinator(hub);
const liaison = await joinAsLiaison(hub, coordinator, torreon);
const { packageId, resourceId } = await openResource(hub, liaison, torreon);
const { id } = await ask<{ id: string }>(hub, 'POST', '/api/v1/subscriptions', {
  token: coordinator,
  json: { title: 'Tablero', url: `http://${host}/avisos` },
});

const release = async (crossing: string) => {
  await upload(hub, liaison, { resourceId, content: roadIncidents([crossing]) });
  await publish(hub, liaison, packageId);
};
const subscription = () =>
  ask<{ state: string; behind: number }>(hub, 'GET', `/api/v1/subscriptions/${id}`, { token: coordinator });

test('a publication is told by a job of its own transaction', async () => {
  await release('Abastos');
  const notice = await until('the receiver is told', async () => received[0] ?? null);
  expect(notice.events).toMatchObject([{ kind: 'create', dataset: `${hub.url}/datasets/${resourceId}` }]);
});

test('a worker killed while it waits for the answer: the notice comes again and none is lost', async () => {
  await until('the first notice is settled', async () => (await subscription()).behind === 0);
  received.length = 0;
  isHolding = true;
  await release('Centro');
  await until('the receiver has the notice', async () => received.length > 0);
  const pid = await hub.workerPid();
  process.kill(pid, 'SIGKILL');
  isHolding = false;
  await until('another worker runs', async () => (await hub.workerPid()) !== pid);
  await release('Diana');
  await until('nothing is left to tell', async () => (await subscription()).behind === 0);

  const numbers = received.flatMap(({ events }) => events.map(({ number }) => number));
  expect([...new Set(numbers)]).toEqual([2, 3]);
  expect(numbers.filter((number) => number === 2).length).toBeGreaterThan(1);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});
