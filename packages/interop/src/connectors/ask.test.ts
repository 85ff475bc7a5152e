import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { askBytes, askJson, textOf } from './ask.ts';
import { outboundTo } from './testing.ts';

let close = async () => {};
afterEach(() => close());

async function serve(body: Buffer | string) {
  const server = createServer((_request, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.closeAllConnections();
    server.close();
  };
  const limits = { deadlineMs: 5_000, maxBytes: 1_000_000, maxRecords: 10 };
  return { url: `http://${host}/x`, outbound: outboundTo(host), limits };
}

describe('the text of an answer', () => {
  const accents = 'Niñez – educación';
  test.each<[string, Buffer, string | undefined]>([
    ['as UTF-8', Buffer.from(accents), undefined],
    ['as UTF-8 with its mark', Buffer.from(`\uFEFF${accents}`), 'text/html; charset=iso-8859-1'],
    ['as its type says', Buffer.from('Niñez \x96 educación', 'latin1'), 'text/html; charset="windows-1252"'],
    ['as nobody says', Buffer.from('Niñez \x96 educación', 'latin1'), undefined],
    ['as its type wrongly says', Buffer.from('Niñez \x96 educación', 'latin1'), 'text/html; charset=utf-8'],
    ['in a charset that nobody knows', Buffer.from(accents), 'text/html; charset=klingon'],
    ['as UTF-16', Buffer.from(`\uFEFF${accents}`, 'utf16le'), undefined],
  ])('is read %s', (_, bytes, contentType) => {
    expect(textOf({ bytes, contentType })).toBe(accents);
  });

  test('is read as the page or the XML itself says', () => {
    const page = Buffer.from(
      '<html><meta http-equiv="x" content="text/html; charset=iso-8859-15"><p>20 \xa4',
      'latin1',
    );
    expect(textOf({ bytes: page, contentType: 'text/html' })).toContain('20 €');
    const xml = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ñ</a>', 'latin1');
    expect(textOf({ bytes: xml, contentType: undefined })).toContain('ñ');
  });
});

describe('an answer compressed without saying so', () => {
  test('is unpacked', async () => {
    const { url, ...options } = await serve(gzipSync('{"a":1}'));
    expect(await askJson(url, options)).toMatchObject({ ok: true, body: { a: 1 } });
  });

  test('is not, past what is allowed', async () => {
    const { url, ...options } = await serve(gzipSync(Buffer.alloc(5_000_000)));
    expect(await askBytes(url, { ...options, accept: '*/*' })).toMatchObject({
      failure: { code: 'too-large' },
    });
  });

  test('is truncated when it breaks', async () => {
    const { url, ...options } = await serve(gzipSync(Buffer.from('x'.repeat(10_000))).subarray(0, 30));
    expect(await askBytes(url, { ...options, accept: '*/*' })).toMatchObject({
      failure: { code: 'truncated' },
    });
  });
});

test('JSON with levels without measure is none', async () => {
  const { url, ...options } = await serve('['.repeat(5_000) + ']'.repeat(5_000));
  expect(await askJson(url, options)).toMatchObject({ failure: { code: 'wrong-shape' } });
});
