import type { RequestListener } from 'node:http';
import { createOutbound } from '@rma/service-kit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkLink } from './check-link.ts';
import { startFileSite } from './file-site-for-tests.ts';
import { hasChanged, nextCheck, type KnownLink } from './link-facts.ts';

const csv = 'clave,nombre\n30087,Xalapa\n';
const page = '<!DOCTYPE html><html><head><title>Portal de datos</title></head><body>Hola</body></html>';
const missing = '<!doctype html><html><head><title>Página no encontrada</title></head></html>';
const HOUR_MS = 3_600_000;

/** A site on loopback that counts what it is asked, and the check of one of its addresses. */
async function siteWith(listener: RequestListener, path = '/datos/obras.csv') {
  const { asked, host, url } = await startFileSite(listener);
  const outbound = createOutbound({
    contact: { publicUrl: 'http://127.0.0.1', email: 'pruebas@example.org' },
    allow: [host],
    politeness: () => ({ concurrency: 2, gapMs: 0 }),
  });
  onTestFinished(() => outbound.close());
  const fresh: KnownLink = {
    url: `${url}${path}`,
    format: 'CSV',
    state: 'waiting',
    status: null,
    etag: null,
    lastModified: null,
    bytes: null,
    checksum: null,
    failure: null,
    steady: 0,
  };
  const check = async (known: Partial<KnownLink> = {}) => checkLink(outbound, { ...fresh, ...known });
  const answer = async (known: Partial<KnownLink> = {}) => {
    const told = await check(known);
    if (told.kind !== 'answered') throw new Error(told.kind);
    return told.answer;
  };
  return { asked, check, answer, fresh };
}

const serve =
  (body: string | Buffer, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv', ...headers });
    response.end(body);
  };

describe('a file that is there', () => {
  test('is available, with its checksum and size', async () => {
    const { answer } = await siteWith(serve(csv));
    const told = await answer();
    expect(told).toMatchObject({ state: 'available', failure: null, status: 200, bytes: 26 });
    expect(told.checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is asked for with one HEAD while its ETag is the one known', async () => {
    const { answer, asked } = await siteWith(serve(csv, { etag: '"1"' }));
    const first = await answer();
    asked.length = 0;
    expect(await answer(first)).toMatchObject({ state: 'available', checksum: first.checksum });
    expect(asked).toEqual(['HEAD']);
  });

  test('has changed when its contents are others, and not when only its date is', async () => {
    let body = csv;
    let day = 1;
    const { answer, fresh } = await siteWith((request, response) =>
      serve(body, { 'last-modified': `Sun, 0${day} Nov 2026 00:00:00 GMT` })(request, response),
    );
    const first = await answer();
    day = 2;
    expect(hasChanged({ ...fresh, ...first }, await answer(first))).toBe(false);
    day = 3;
    body = `${csv}30193,Veracruz\n`;
    expect(hasChanged({ ...fresh, ...first }, await answer(first))).toBe(true);
  });

  test.each([405, 403, 404, 501, 500])('is found by GET when HEAD answers %i', async (status) => {
    const { answer, asked } = await siteWith((request, response) => {
      if (request.method === 'HEAD') response.writeHead(status).end();
      else serve(csv)(request, response);
    });
    expect(await answer()).toMatchObject({ state: 'available', bytes: 26 });
    expect(asked).toEqual(['HEAD', 'GET']);
  });

  test('is found by GET when the server hangs up on HEAD', async () => {
    const { answer } = await siteWith((request, response) => {
      if (request.method === 'HEAD') request.socket.destroy();
      else serve(csv)(request, response);
    });
    expect(await answer()).toMatchObject({ state: 'available' });
  });

  test('is not read whole when it is larger than 10 MB, and changes by its ETag', async () => {
    const size = 11 * 2 ** 20;
    let sent = 0;
    const large: RequestListener = (request, response) => {
      const range = /bytes=0-(\d+)/.exec(request.headers.range ?? '')?.[1];
      if (request.method === 'HEAD') {
        response.writeHead(200, { 'content-length': String(size), etag: '"a"' }).end();
      } else {
        const part = Buffer.alloc(Number(range ?? size - 1) + 1, 'x');
        sent += part.length;
        response.writeHead(206, { 'content-range': `bytes 0-${range}/${size}`, etag: '"a"' }).end(part);
      }
    };
    const { answer, fresh } = await siteWith(large);
    const told = await answer();
    expect(told).toMatchObject({ state: 'available', bytes: size, checksum: null, etag: '"a"' });
    expect(sent).toBe(64 * 1024);
    expect(hasChanged({ ...fresh, ...told, etag: '"b"' }, told)).toBe(true);
  });

  test('that comes without length and does not end is read no further than 10 MB', async () => {
    let written = 0;
    const { answer } = await siteWith((request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      if (request.method === 'HEAD') return void response.end();
      const more = () => {
        written += 2 ** 20;
        if (!response.destroyed) response.write(Buffer.alloc(2 ** 20, 'a'), () => setImmediate(more));
      };
      more();
    });
    expect(await answer()).toMatchObject({ state: 'available', checksum: null });
    expect(written).toBeLessThan(40 * 2 ** 20);
  });

  test('is asked for without a range when the server does not take one', async () => {
    const { answer, asked } = await siteWith((request, response) => {
      if (request.headers.range !== undefined) response.writeHead(416).end();
      else serve(page, { 'content-type': 'text/html' })(request, response);
    });
    expect(await answer({ format: 'HTML' })).toMatchObject({ state: 'available' });
    expect(asked).toEqual(['HEAD', 'GET bytes=0-65535', 'GET']);
  });
});

describe('what is not the file', () => {
  test.each([
    [404, 'broken'],
    [410, 'broken'],
    [403, 'broken'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('a status %i is told as %s', async (status, state) => {
    const { answer } = await siteWith((_, response) => response.writeHead(status).end('error'));
    expect(await answer()).toMatchObject({ state, status, failure: 'http', checksum: null });
  });

  test('a page of «no encontrado» with status 200 is not a file, whatever was promised', async () => {
    const { answer } = await siteWith(serve(missing));
    expect(await answer()).toMatchObject({ state: 'not-found-page', failure: 'not-found-page', status: 200 });
    expect(await answer({ format: 'HTML' })).toMatchObject({ state: 'not-found-page' });
  });

  test('a web page in place of a CSV, a XLSX or a ZIP is wrong, also when it is called text/csv', async () => {
    const { answer } = await siteWith(serve(`\uFEFF  ${page}`));
    for (const format of ['CSV', 'XLSX', 'ZIP', 'pdf'])
      expect(await answer({ format })).toMatchObject({ state: 'wrong-content', failure: 'html' });
    expect(await answer({ format: 'HTML' })).toMatchObject({ state: 'available' });
    expect(await answer({ format: '' })).toMatchObject({ state: 'available' });
  });

  test('a redirect to the front page is not the file', async () => {
    const { answer } = await siteWith((request, response) => {
      if (request.url === '/') serve(page, { 'content-type': 'text/html' })(request, response);
      else response.writeHead(302, { location: '/' }).end();
    });
    expect(await answer()).toMatchObject({ state: 'not-found-page', failure: 'home-page' });
  });

  test('a PDF in place of a CSV and an empty file are wrong', async () => {
    const pdf = await siteWith(serve('%PDF-1.7\n'));
    expect(await pdf.answer()).toMatchObject({ state: 'wrong-content', failure: 'pdf' });
    const empty = await siteWith(serve(''));
    expect(await empty.answer()).toMatchObject({ state: 'wrong-content', failure: 'empty' });
  });

  test('redirects without end are told, and so is a port where nobody listens', async () => {
    const loop = await siteWith((request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end(),
    );
    expect(await loop.answer()).toMatchObject({ state: 'broken', failure: 'redirects' });
    const gone = await siteWith((request) => request.socket.destroy());
    expect(await gone.answer()).toMatchObject({ state: 'unreachable', failure: 'connect' });
  });

  test('an address that is not of the public Internet is not visited, nor one it redirects to', async () => {
    const { answer, asked } = await siteWith((_, response) =>
      response.writeHead(302, { location: 'http://10.0.0.1/obras.csv' }).end(),
    );
    expect(await answer({ url: 'http://192.168.1.1/obras.csv' })).toMatchObject({ state: 'refused' });
    expect(asked).toEqual([]);
    expect(await answer()).toMatchObject({ state: 'refused' });
  });
});

describe('a server that asks for time', () => {
  test.each([
    [429, { 'retry-after': '120' }, 120_000],
    [429, {}, null],
    [503, { 'retry-after': '60' }, 60_000],
  ])('with %i and %j is not asked again', async (status, headers, retryAfterMs) => {
    const { check, asked } = await siteWith((_, response) => response.writeHead(status, headers).end());
    expect(await check()).toEqual({ kind: 'host-refuses', retryAfterMs, requests: 1 });
    expect(asked).toEqual(['HEAD']);
  });
});

describe('the next check', () => {
  const now = new Date('2026-11-22T00:00:00Z');
  const base: KnownLink = {
    url: '',
    format: 'CSV',
    state: 'available',
    status: 200,
    etag: '"1"',
    lastModified: null,
    bytes: 1,
    checksum: null,
    failure: null,
    steady: 0,
  };
  const answer = { ...base, state: 'available' as const, failure: null, contentType: null };

  test('comes later the longer nothing changes: 12 h, 24 h, 7 d, 30 d, 30 d', () => {
    let known = { ...base, state: 'waiting' as KnownLink['state'] };
    const hours = Array.from({ length: 5 }, () => {
      const next = nextCheck(known, answer, now);
      known = { ...known, ...answer, steady: next.steady };
      return (next.dueAt.getTime() - now.getTime()) / HOUR_MS;
    });
    expect(hours).toEqual([12, 24, 168, 720, 720]);
  });

  test('comes soon after a change, and within a week while it fails', () => {
    expect(nextCheck({ ...base, steady: 3 }, { ...answer, etag: '"2"' }, now).steady).toBe(0);
    const broken = nextCheck({ ...base, state: 'broken', steady: 3 }, { ...answer, state: 'broken' }, now);
    expect((broken.dueAt.getTime() - now.getTime()) / HOUR_MS).toBe(168);
  });
});
