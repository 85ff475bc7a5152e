import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { reach, textOf } from './outbound-testing.ts';

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
])('%s is undone', async (coding, compress) => {
  const { url, outbound } = await reach((_request, response) => {
    response.setHeader('content-encoding', coding);
    response.end(compress('Municipio, población'));
  });
  expect(await textOf(await outbound.fetch(url))).toBe('Municipio, población');
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('a %s bomb stops at the limit', async (coding, compress) => {
  const bomb = compress(Buffer.alloc(64 * 1024 ** 2));
  const { url, outbound } = await reach((_request, response) => {
    response.setHeader('content-encoding', coding);
    response.end(bomb);
  });
  const result = await outbound.fetch(url, { maxBytes: 1024 ** 2 });
  if (!result.ok) throw new Error(result.detail);
  let bytes = 0;
  const reading = (async () => {
    for await (const chunk of result.body) bytes += chunk.byteLength;
  })();
  await expect(reading).rejects.toMatchObject({ name: 'OutboundError', reason: 'too-large' });
  expect(bytes).toBeLessThanOrEqual(1024 ** 2);
});

test('a coding that is broken or was not asked for is an encoding failure', async () => {
  const { url, outbound } = await reach((request, response) => {
    response.setHeader('content-encoding', request.url === '/odd' ? 'gzip, gzip' : 'gzip');
    response.end(request.url === '/cut' ? gzipSync('a'.repeat(1000)).subarray(0, 20) : 'not gzip');
  });
  for (const path of ['/plain', '/cut', '/odd'])
    expect(await outbound.read(url + path)).toMatchObject({ ok: false, reason: 'encoding' });
});

test('a compressed answer without a body is an empty one', async () => {
  const { url, outbound } = await reach((_request, response) =>
    response.setHeader('content-encoding', 'gzip').end(),
  );
  expect(await textOf(await outbound.fetch(url))).toBe('');
  expect(await textOf(await outbound.fetch(url, { method: 'HEAD' }))).toBe('');
});

test('a body larger than the limit stops, announced or not', async () => {
  const { url, outbound } = await reach((request, response) => {
    if (request.url === '/announced') response.setHeader('content-length', 5000);
    response.end(Buffer.alloc(5000));
  });
  expect(await outbound.read(`${url}/announced`, { maxBytes: 4999 })).toMatchObject({
    reason: 'too-large',
    status: 200,
  });
  expect(await outbound.read(`${url}/stream`, { maxBytes: 4999 })).toMatchObject({ reason: 'too-large' });
  expect(await outbound.read(`${url}/stream`, { maxBytes: 5000 })).toMatchObject({
    ok: true,
    text: '\0'.repeat(5000),
  });
});

test('a server that never answers, and one that never ends its body, meet the deadline', async () => {
  const { url, outbound } = await reach((request, response) => {
    if (request.url === '/drip') response.writeHead(200).write('a');
  });
  expect(await outbound.fetch(`${url}/silence`, { deadlineMs: 50 })).toMatchObject({
    ok: false,
    reason: 'deadline',
  });
  expect(await outbound.read(`${url}/drip`, { deadlineMs: 200 })).toMatchObject({
    ok: false,
    reason: 'deadline',
    status: 200,
  });
});

test('a body that is not JSON is an encoding failure', async () => {
  const { url, outbound } = await reach((request, response) =>
    response.end(request.url === '/json' ? '\uFEFF{"a":1}' : '<html>'),
  );
  const good = await outbound.fetch(`${url}/json`);
  expect(good.ok && (await good.json())).toEqual({ a: 1 });
  const bad = await outbound.fetch(url);
  await expect(bad.ok && bad.json()).rejects.toMatchObject({ reason: 'encoding' });
});
