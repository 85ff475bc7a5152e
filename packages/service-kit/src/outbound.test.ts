import { expect, onTestFinished, test } from 'vitest';
import { createMetrics } from './metrics.ts';
import { contact, heldClock, reach, textOf } from './outbound-testing.ts';
import { createOutbound } from './outbound.ts';
import { remoteSite } from './testing.ts';

test('an answer passes through whole, HTML included, and says who asked', async () => {
  const { url, outbound } = await reach((request, response) => {
    response.setHeader('content-type', 'text/html; charset=iso-8859-1');
    response.setHeader('x-agent', String(request.headers['user-agent']));
    response.end(Buffer.from('<h1>Año</h1>', 'latin1'));
  });
  const result = await outbound.fetch(url);
  expect(await textOf(result)).toBe('<h1>Año</h1>');
  expect(result).toMatchObject({
    ok: true,
    status: 200,
    url: `${url}/`,
    attempts: 1,
    headers: { 'x-agent': 'RedMexicoAbierto/0.1 (+http://datos.ejemplo.mx; datos@ejemplo.mx)' },
  });
});

test('a private address is refused without a connection', async () => {
  let connections = 0;
  const { url, outbound } = await reach(() => (connections += 1), { allow: [] });
  expect(await outbound.fetch(url)).toMatchObject({ ok: false, reason: 'refused', attempts: 0 });
  expect(connections).toBe(0);
});

test.each([[['127.0.0.1']], [['8.8.8.8', '10.0.0.1']], [['::ffff:127.0.0.1']]])(
  'a name that resolves to %j is refused',
  async (addresses) => {
    let connections = 0;
    const { port, outbound } = await reach(() => (connections += 1), { resolve: async () => addresses });
    const result = await outbound.fetch(`http://datos.ejemplo.mx:${port}/`);
    expect(result).toMatchObject({ ok: false, reason: 'refused', attempts: 1 });
    expect(connections).toBe(0);
  },
);

test('the address that was checked is the one that is connected to', async () => {
  const site = await remoteSite((request, response) => response.end(request.headers.host));
  const asked: string[] = [];
  const outbound = createOutbound({
    contact,
    allow: [`interno.ejemplo.mx:${site.port}`],
    resolve: async (hostname) => {
      asked.push(hostname);
      return ['127.0.0.1'];
    },
  });
  onTestFinished(() => outbound.close());
  expect(await textOf(await outbound.fetch(`http://interno.ejemplo.mx:${site.port}/`))).toBe(
    `interno.ejemplo.mx:${site.port}`,
  );
  expect(asked).toEqual(['interno.ejemplo.mx']);
});

test('a name without an address is a dns failure', async () => {
  const { outbound } = await reach(() => undefined, {
    resolve: () => Promise.reject(new Error('ENOTFOUND')),
  });
  expect(await outbound.fetch('https://no-existe.ejemplo.mx/')).toMatchObject({ reason: 'dns', attempts: 1 });
});

test.each([
  'http://10.0.0.1/',
  'http://[::1]/',
  'file:///etc/passwd',
  '//2130706433/',
  'http://a:b@datos.ejemplo.mx/',
])('a redirect to %s is refused', async (location) => {
  const { url, outbound } = await reach((_request, response) => response.writeHead(302, { location }).end());
  expect(await outbound.fetch(url)).toMatchObject({ ok: false, reason: 'refused' });
});

test('redirects are followed so many times, and credentials stay with their origin', async () => {
  const other = await remoteSite((request, response) => response.end(JSON.stringify(request.headers)));
  const site = await remoteSite((request, response) => {
    const location = request.url === '/away' ? `${other.url}/x` : '/loop';
    response.writeHead(302, { location }).end();
  });
  const outbound = createOutbound({ contact, allow: [`127.0.0.1:${site.port}`, `127.0.0.1:${other.port}`] });
  onTestFinished(() => outbound.close());
  const away = await outbound.fetch(`${site.url}/away`, {
    headers: { Authorization: 'Bearer x', 'X-Api-Key': 'y', Accept: 'a/b' },
  });
  expect(away).toMatchObject({ ok: true, url: `${other.url}/x` });
  const seen: unknown = JSON.parse(await textOf(away));
  expect(seen).toMatchObject({ accept: 'a/b' });
  expect(seen).not.toHaveProperty('authorization');
  expect(seen).not.toHaveProperty('x-api-key');
  expect(await outbound.fetch(`${site.url}/loop`, { maxRedirects: 3 })).toMatchObject({
    reason: 'redirects',
  });
});

test('a name that never resolves meets the deadline too', async () => {
  const { outbound } = await reach(() => undefined, { resolve: () => new Promise(() => undefined) });
  const result = await outbound.fetch('https://lento.ejemplo.mx/', { deadlineMs: 20 });
  expect(result).toMatchObject({ ok: false, reason: 'deadline' });
});

test('a caller can give up', async () => {
  const controller = new AbortController();
  const { url, outbound } = await reach(() => controller.abort());
  expect(await outbound.fetch(url, { signal: controller.signal })).toMatchObject({
    ok: false,
    reason: 'deadline',
  });
});

test('a 503 is retried with growing pauses until it works', async () => {
  const clock = heldClock();
  let requests = 0;
  const { url, outbound } = await reach(
    (_request, response) => {
      requests += 1;
      response.writeHead(requests < 3 ? 503 : 200).end('listo');
    },
    { clock },
  );
  const result = await outbound.fetch(url);
  expect(result).toMatchObject({ ok: true, attempts: 3 });
  expect(await textOf(result)).toBe('listo');
  expect(clock.sleptMs).toEqual([250, 500]);
});

test('Retry-After is honoured, in seconds and as a date, and told when it is too long', async () => {
  const clock = heldClock();
  const waits = ['3', 'Sun, 22 Nov 2026 00:00:08 GMT', '7200'];
  const { url, outbound } = await reach(
    (_request, response) => response.writeHead(429, { 'retry-after': waits.shift() ?? '1' }).end(),
    { clock },
  );
  expect(await outbound.fetch(url, { retries: 5 })).toEqual({
    ok: false,
    reason: 'status',
    detail: 'the server answered 429',
    status: 429,
    retryAfterMs: 7_200_000,
    attempts: 3,
  });
  expect(clock.sleptMs).toEqual([3000, 5000]);
});

test('a POST is never repeated, and a 404 is not worth repeating', async () => {
  let requests = 0;
  const { url, outbound } = await reach((request, response) => {
    requests += 1;
    response.writeHead(request.method === 'POST' ? 503 : 404).end();
  });
  expect(await outbound.fetch(url, { method: 'POST', body: '{}' })).toMatchObject({
    status: 503,
    attempts: 1,
  });
  expect(await outbound.fetch(url)).toMatchObject({ status: 404, attempts: 1 });
  expect(requests).toBe(2);
});

test('a closed port is tried again, then told as connect', async () => {
  const clock = heldClock();
  const outbound = createOutbound({
    contact,
    allow: ['127.0.0.1:1'],
    clock,
    politeness: () => ({ concurrency: 1, gapMs: 0 }),
  });
  onTestFinished(() => outbound.close());
  expect(await outbound.fetch('http://127.0.0.1:1/')).toMatchObject({
    ok: false,
    reason: 'connect',
    attempts: 3,
  });
});

test('plain HTTP on an https address is told as tls', async () => {
  const { port, outbound } = await reach((_request, response) => response.end());
  expect(await outbound.fetch(`https://127.0.0.1:${port}/`)).toMatchObject({ ok: false, reason: 'tls' });
});

test('a conditional request gets its 304, and any status is an answer when asked so', async () => {
  const { url, outbound } = await reach((request, response) => {
    const isKnown = request.headers['if-none-match'] === '"v1"';
    response.writeHead(isKnown ? 304 : 410).end();
  });
  expect(await outbound.fetch(url, { ifNoneMatch: '"v1"' })).toMatchObject({ ok: true, status: 304 });
  expect(await outbound.fetch(url)).toMatchObject({ ok: false, reason: 'status', status: 410 });
  expect(await outbound.fetch(url, { ignoreStatus: true })).toMatchObject({ ok: true, status: 410 });
});

test('a host never has more requests open than its politeness, bodies included', async () => {
  let open = 0;
  let most = 0;
  const { url, outbound } = await reach((_request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.write('a');
    setImmediate(() => {
      open -= 1;
      response.end('b');
    });
  });
  const texts = await Promise.all(Array.from({ length: 12 }, async () => textOf(await outbound.fetch(url))));
  expect(texts).toEqual(Array.from({ length: 12 }, () => 'ab'));
  expect(most).toBe(2);
});

test('starts on one host keep their gap, and another host does not wait for them', async () => {
  const clock = heldClock();
  const site = await remoteSite((_request, response) => response.end());
  const other = await remoteSite((_request, response) => response.end());
  const slow = `127.0.0.1:${site.port}`;
  const outbound = createOutbound({
    contact,
    clock,
    allow: [slow, `127.0.0.1:${other.port}`],
    politeness: (host) => ({ concurrency: 1, gapMs: host === slow ? 1500 : 0 }),
  });
  onTestFinished(() => outbound.close());
  for (const { url } of [site, other, site, other, site]) await textOf(await outbound.fetch(url));
  expect(clock.sleptMs).toEqual([1500, 1500]);
});

test('a body that is cancelled or failed gives its turn back', async () => {
  const { url, outbound } = await reach((_request, response) => response.end('abc'), {
    politeness: () => ({ concurrency: 1, gapMs: 0 }),
  });
  const first = await outbound.fetch(url);
  if (first.ok) first.cancel();
  expect(await outbound.read(url, { maxBytes: 1 })).toMatchObject({ reason: 'too-large' });
  expect(await outbound.read(url)).toMatchObject({ ok: true });
});

test('outcomes are counted', async () => {
  const metrics = createMetrics();
  const { url, outbound } = await reach((_request, response) => response.end(), { metrics });
  await textOf(await outbound.fetch(url));
  await outbound.fetch('http://10.0.0.1/');
  const text = await metrics.text();
  expect(text).toContain('outbound_requests_total{outcome="ok"} 1');
  expect(text).toContain('outbound_requests_total{outcome="refused"} 1');
});
