import { expect, test } from 'vitest';
import { z } from 'zod';
import { StartupError, listen, requireFreePort } from './listen.ts';
import { createMetrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import { createReadiness } from './readiness.ts';
import { recordingLogger, testServer } from './testing.ts';

test('a request id is taken over when it is well formed and made when it is not', async () => {
  const server = await testServer();
  const idFor = async (given: string) =>
    (await server.inject({ url: '/healthz', headers: { 'x-request-id': given } })).headers['x-request-id'];
  expect(await idFor('trace-01.a')).toBe('trace-01.a');
  expect(await idFor('a b\u0009c')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await idFor('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
});

test('each request leaves one line, without its query', async () => {
  const { logger, lines } = recordingLogger();
  const server = await testServer({ logger });
  server.get('/invitations/:id', () => ({}));
  await server.inject({ url: '/invitations/7?token=abc', headers: { 'x-request-id': 'r-1' } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    path: '/invitations/7',
    route: '/invitations/:id',
    status: 200,
    requestId: 'r-1',
  });
  expect(JSON.stringify(lines)).not.toContain('abc');
});

test('the secret of a one-time link never reaches the log', async () => {
  const { logger, lines } = recordingLogger();
  const server = await testServer({ logger });
  const secret = 'k3yZ_'.repeat(8) + 'abc';
  await server.inject({ url: `/api/v1/invitations/${secret}/acceptance` });
  expect(lines[0]).toMatchObject({ path: '/api/v1/invitations/[redacted]/acceptance' });
  expect(JSON.stringify(lines)).not.toContain(secret);
});

test('readyz reports each check, and 503 when one fails, is late, or the process is closing', async () => {
  const failures: string[] = [];
  const readiness = createReadiness({
    deadlineMs: 20,
    onFailure: (name) => failures.push(name),
    checks: [{ name: 'database', check: async () => 1 }],
  });
  const server = await testServer({ readiness });
  expect((await server.inject('/readyz')).json()).toMatchObject({
    ready: true,
    checks: [{ name: 'database', ok: true }],
  });

  readiness.add({
    name: 'migrations',
    check: () => Promise.reject(new Error('password of user rma is wrong')),
  });
  readiness.add({ name: 'worker', check: () => new Promise(() => undefined) });
  readiness.add({
    name: 'blobs',
    check: () => {
      throw new Error('no folder');
    },
  });
  const response = await server.inject('/readyz');
  expect(response.statusCode).toBe(503);
  expect(response.json().checks).toMatchObject([
    { name: 'database', ok: true },
    { name: 'migrations', ok: false, reason: 'failed' },
    { name: 'worker', ok: false, reason: 'no answer in time' },
    { name: 'blobs', ok: false, reason: 'failed' },
  ]);
  expect(response.body).not.toContain('password');
  expect(failures.toSorted((a, b) => a.localeCompare(b))).toEqual(['blobs', 'migrations', 'worker']);

  readiness.stop();
  expect((await server.inject('/readyz')).json().checks).toMatchObject([{ reason: 'stopping' }]);
  expect((await server.inject('/healthz')).statusCode).toBe(200);
});

test('metrics count requests by route pattern, and unknown addresses as one', async () => {
  const metrics = createMetrics();
  const server = await testServer({ metrics });
  server.get('/datasets/:id', () => ({}));
  await server.inject('/datasets/1');
  await server.inject('/datasets/2');
  await server.inject('/a');
  const text = (await server.inject('/metrics')).body;
  expect(text).toContain(
    'http_request_duration_seconds_count{method="GET",route="/datasets/:id",status="200"} 2',
  );
  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="unknown",status="404"} 1');
  expect(text).toContain('process_cpu_user_seconds_total');
});

test('asking twice for a metric gives the same one, asking for another kind fails', () => {
  const metrics = createMetrics();
  const first = metrics.counter({ name: 'runs_total', help: 'runs' });
  expect(metrics.counter({ name: 'runs_total', help: 'runs' })).toBe(first);
  expect(() => metrics.gauge({ name: 'runs_total', help: 'runs' })).toThrow('another kind');
});

test('a taken port is told in one sentence', async () => {
  const first = await testServer();
  const address = new URL(await listen(first, { port: 0, host: '127.0.0.1' }));
  const port = Number(address.port);
  const second = listen(await testServer(), { port, host: '127.0.0.1' });
  await expect(second).rejects.toThrow(StartupError);
  await expect(second).rejects.toThrow(
    `El puerto ${port} de 127.0.0.1 ya está ocupado por otro programa; ciérrelo o elija otro puerto con PORT. / Port ${port}`,
  );
});

test('pages get a strict policy with a nonce, and a route may have its own', async () => {
  const server = await testServer({ publicUrl: 'https://datos.ejemplo.mx' });
  server.get('/page', (_request, reply) => reply.type('text/html').send(reply.cspNonce.script));
  const own = { contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ['https:'] } } };
  server.get('/graphiql', { helmet: own }, () => '');
  const page = await server.inject('/page');
  expect(page.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${page.body}'`);
  expect(page.headers['content-security-policy']).toContain('upgrade-insecure-requests');
  expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
  expect((await server.inject('/graphiql')).headers['content-security-policy']).toMatch(
    /^default-src https:/,
  );
});

test('a plain http site is not told to upgrade to https', async () => {
  const server = await testServer();
  const { headers } = await server.inject('/healthz');
  expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('OpenAPI 3.1 describes the working API and the files, and nothing else, with a page to read it', async () => {
  const server = await testServer();
  await server.register(openapi, { version: '0.1.0' });
  const body = z.object({ name: z.string().describe('Nombre <oficial>') });
  const response = { 201: z.object({ id: z.string() }) };
  server.post(
    '/api/v1/members',
    { schema: { tags: ['members'], summary: 'Solicitar el ingreso', body, response } },
    () => ({
      id: '1',
    }),
  );
  server.get('/data.json', { schema: { tags: ['files'] } }, () => ({}));
  server.get('/private-page', () => ({}));
  const document = (await server.inject('/api/v1/openapi.json')).json();
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toEqual(['/api/v1/members', '/data.json']);
  expect(document.paths['/api/v1/members'].post.responses.default.content).toHaveProperty(
    'application/problem+json',
  );
  const page = await server.inject('/api/v1');
  expect(page.body).toContain('Solicitar el ingreso');
  expect(page.body).toContain('Nombre &lt;oficial&gt;');
  expect(page.body).not.toContain('<script');
  const nonce = /<style nonce="([^"]+)"/.exec(page.body)?.[1];
  expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
});

test('a page of any origin may read, and may not bring its cookies', async () => {
  const server = await testServer();
  server.get('/data.json', () => ({}));
  const origin = 'https://periodico.example';
  const read = await server.inject({ url: '/data.json', headers: { origin } });
  expect(read.headers['access-control-allow-origin']).toBe('*');
  expect(read.headers['access-control-allow-credentials']).toBeUndefined();
  const preflight = await server.inject({
    method: 'OPTIONS',
    url: '/data.json',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers['access-control-allow-headers']).toBe('content-type');
});

test('a taken port is known before slow work, and looking at a free one leaves it free', async () => {
  const server = await testServer();
  const { port } = new URL(await listen(server, { port: 0, host: '127.0.0.1' }));
  const place = { port: Number(port), host: '127.0.0.1' };
  await expect(requireFreePort(place)).rejects.toThrow(/ya está ocupado/);
  await server.close();
  await requireFreePort(place);
  await requireFreePort(place);
});

test('a caller behind a trusted proxy has an address of its own, and nobody else can claim one', async () => {
  const addressOf = async (options: { trustProxy?: string[] }) => {
    const server = await testServer(options);
    server.get('/address', async ({ ip }) => ({ ip }));
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    return (await server.inject({ url: '/address', headers, remoteAddress: '127.0.0.1' })).json().ip;
  };
  expect(await addressOf({ trustProxy: ['loopback'] })).toBe('203.0.113.7');
  expect(await addressOf({ trustProxy: ['10.0.0.0/8'] })).toBe('127.0.0.1');
  expect(await addressOf({})).toBe('127.0.0.1');
});
