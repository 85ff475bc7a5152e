import { anonymous } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer, listen } from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database, { quotas: { address: 100, identified: 150 } });
const server = await createServer({
  logger: createLogger({ level: 'silent', service: 'gateway' }),
  metrics: createMetrics(),
  readiness: createReadiness({ checks: gateway.ready }),
  publicUrl: 'http://127.0.0.1',
  trustProxy: ['127.0.0.1'],
});
server.decorateRequest('actor');
server.addHook('onRequest', async (request) => {
  const key = request.headers['x-api-key'];
  request.actor =
    typeof key === 'string'
      ? { kind: 'machine', apiKeyId: key, accountId: 'somebody', grants: [], scopes: [] }
      : anonymous;
});
await server.register(gateway.routes);
let address = '';

beforeAll(async () => {
  address = await listen(server, { host: '127.0.0.1', port: 0 });
  await gateway.settled();
});
beforeEach(() => clock.advance({ seconds: 61 }));
afterAll(async () => {
  await server.close();
  await gateway.close();
});

const costing90 = '{ governments(first: 89) { nodes { name } } }';
let turn = 0;

/** Each is another question, so none is at hand. */
async function ask(
  headers: Record<string, string>,
  query = costing90,
  variables: object = { turn: (turn += 1) },
) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const from = (ip: string) => ({ 'x-forwarded-for': ip });
const left = ({ headers }: { headers: Headers }) => Number(headers.get('ratelimit-remaining'));

test('an address that spent its points is told when it may ask again, and others are not touched', async () => {
  const first = await ask(from('203.0.113.7'));
  expect(first.status).toBe(200);
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'ratelimit-policy': '100;w=60',
    'ratelimit-limit': '100',
    'ratelimit-remaining': '10',
    'ratelimit-reset': '60',
  });
  clock.advance({ seconds: 20 });
  const second = await ask({ ...from('203.0.113.7'), 'accept-language': 'en' });
  expect(second.status).toBe(429);
  expect(second.headers.get('retry-after')).toBe('40');
  expect(second.body).toEqual({
    errors: [
      {
        message:
          'The quota of 100 points per minute is used up; it starts again in 40 s. With an API key the quota is larger.',
        extensions: { code: 'QUOTA_EXCEEDED' },
      },
    ],
  });
  expect((await ask(from('203.0.113.8'))).status).toBe(200);
  clock.advance({ seconds: 40 });
  expect((await ask(from('203.0.113.7'))).status).toBe(200);
});

test('what is refused before it is worked out costs nothing, and what is at hand costs a point', async () => {
  const caller = from('203.0.113.9');
  const again = { turn: -1 };
  expect(left(await ask(caller, costing90, again))).toBe(10);
  expect(left(await ask(caller, costing90, again))).toBe(9);
  expect(left(await ask(caller, costing90))).toBe(9);
  expect(left(await ask(caller, '{ network {'))).toBe(9);
  expect(
    left(
      await ask(
        caller,
        '{ governments(first: 100) { nodes { municipalities(first: 100) { nodes { name } } } } }',
      ),
    ),
  ).toBe(9);
});

test('a key has a quota of its own, larger than an address', async () => {
  const key = { 'x-api-key': 'one' };
  expect((await ask({ ...key, ...from('203.0.113.10') })).headers.get('ratelimit-limit')).toBe('150');
  expect(left(await ask({ 'x-api-key': 'other' }))).toBe(60);
  expect((await ask({ ...key, ...from('203.0.113.11') })).status).toBe(429);
});

test('a network of IPv6 is one caller', async () => {
  expect((await ask(from('2001:db8:1:2::1'))).status).toBe(200);
  expect((await ask(from('2001:db8:1:2:ffff::9'))).status).toBe(429);
  expect((await ask(from('2001:db8:1:3::1'))).status).toBe(200);
});

test('who asks from the machine itself, and the pages of the same process, have no quota', async () => {
  const own = await ask({});
  expect(own.status).toBe(200);
  expect(own.headers.get('ratelimit-limit')).toBeNull();
  const page = await server.inject({ method: 'POST', url: '/graphql', payload: { query: costing90 } });
  expect(page.statusCode).toBe(200);
});
