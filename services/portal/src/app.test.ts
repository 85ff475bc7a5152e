import { createLogger, createMetrics, createReadiness, createServer } from '@rma/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPortal } from './app.ts';
import { buildPortal } from './build.ts';
import { fakeNetwork } from './web/testing/network.ts';

const publicUrl = 'http://127.0.0.1:8080';
const logger = createLogger({ level: 'silent', service: 'portal' });
const server = await createServer({
  logger,
  metrics: createMetrics(),
  readiness: createReadiness(),
  publicUrl,
});

beforeAll(async () => {
  const portal = await createPortal({
    request: fakeNetwork(),
    publicUrl,
    demonstration: true,
    logger,
    assetsFolder: await buildPortal(),
  });
  await server.register(portal.routes);
}, 60_000);
afterAll(() => server.close());

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
const linked = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? '';

describe('a page', () => {
  test('is whole, compressed and under a policy that runs no inline script', async () => {
    const answer = await get('/', { 'accept-encoding': 'br' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers['content-security-policy']).toMatch(/script-src 'self'(?! 'unsafe)/);
  });

  test('says in its head and its headers which other forms it has', async () => {
    const answer = await get('/temas/mobility');
    expect(answer.headers['link']).toBe(
      '</temas/mobility.atom>; rel="alternate"; type="application/atom+xml"',
    );
    expect(answer.body).toMatch(
      /<head>.*<link rel="alternate" type="application\/atom\+xml" href="\/temas\/mobility.atom"/s,
    );
    const home = await get('/');
    for (const ending of ['ttl', 'jsonld', 'rdf'])
      expect(home.headers['link']).toContain(`</catalog.${ending}>`);
    expect(home.body).toContain('"@type":"DataCatalog"');
    expect((await get('/nada')).headers['link']).toBeUndefined();
  });

  test('weighs less than 120 kB with all it loads before anybody touches it', async () => {
    const page = await get('/', { 'accept-encoding': 'br' });
    const { body } = await get('/');
    const assets = await Promise.all(
      [/src="(\/assets\/[^"]+\.js)"/, /rel="stylesheet" href="([^"]+)"/, /href="([^"]+\.woff2)"/].map(
        (pattern) => get(linked(body, pattern), { 'accept-encoding': 'br' }),
      ),
    );
    expect(assets.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const total = [page, ...assets].reduce((sum, { rawPayload }) => sum + rawPayload.length, 0);
    expect(total).toBeLessThan(120_000);
  });

  test('that does not exist is a 404 for a person', async () => {
    const answer = await get('/nada');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('No encontramos lo que busca');
  });
});

describe('assets', () => {
  test('have a name that changes with them, so they are kept for a year', async () => {
    const { body } = await get('/');
    const answer = await get(linked(body, /rel="stylesheet" href="([^"]+)"/), { 'accept-encoding': 'br' });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-encoding']).toBe('br');
  });

  test.each(['/assets/../server/entry.js', '/assets/..%2f..%2fpackage.json', '/assets/none.js'])(
    '%s is not served',
    async (path) => {
      const answer = await get(path);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('createRenderer');
    },
  );
});

test.each(['/api/v1/nada', '/graphql/nada', '/.well-known/nada'])(
  '%s answers a program, not a person',
  async (path) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  },
);

test('a portal that was not built says how to build it', async () => {
  const notBuilt = createPortal({
    request: fakeNetwork(),
    publicUrl,
    demonstration: false,
    logger,
    assetsFolder: '/nonexistent',
  });
  await expect(notBuilt).rejects.toThrow('services/portal/src/build.ts');
});
