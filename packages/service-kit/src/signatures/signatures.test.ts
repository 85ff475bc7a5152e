import { createPrivateKey, sign } from 'node:crypto';
import { Readable } from 'node:stream';
import { systemClock } from '@rma/domain';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testServer } from '../testing.ts';
import type { InstanceSigner } from './instance-signer.ts';
import { signMessage, signRequest } from './sign-message.ts';
import { receivedRequest, signedRequests } from './signed-requests.ts';
import { signedResponses } from './signed-responses.ts';
import { readToken, signToken } from './signed-token.ts';
import { namedKey, verifyRequest, verifyResponse } from './verify-message.ts';

const now = new Date('2026-02-03T10:00:00Z');

function signerOf(privateJwk: JWK, kid: string): InstanceSigner {
  const key = createPrivateKey({ key: privateJwk, format: 'jwk' });
  const { kty, crv, x } = privateJwk;
  return {
    kid: async () => kid,
    sign: async (data) => sign(null, data, key),
    publicKeys: async () => [{ kty: kty ?? '', crv: crv ?? '', x: x ?? '', kid }],
  };
}

async function newSigner(): Promise<InstanceSigner> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  return signerOf(jwk, await calculateJwkThumbprint(jwk));
}

const signer = await newSigner();
const keys = await signer.publicKeys();
const url = 'https://hub.ejemplo.mx/api/v1/nodes/7/hints';
const body = '{"number":12}';

async function signedHint() {
  const headers = await signRequest(
    { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
    { signer, now },
  );
  return { method: 'POST', url, headers, body: Buffer.from(body) };
}

test('the example of RFC 9421 B.2.6 (Ed25519) comes out to the letter', async () => {
  const example = signerOf(
    {
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU',
      x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
    },
    'test-key-ed25519',
  );
  const names = ['date', '@method', '@path', '@authority', 'content-type', 'content-length'];
  const signed = await signMessage(
    {
      method: 'POST',
      url: 'https://example.com/foo?param=Value&Pet=dog',
      headers: {
        date: 'Tue, 20 Apr 2021 02:07:55 GMT',
        'content-type': 'application/json',
        'content-length': '18',
      },
    },
    names.map((name) => ({ name })),
    { signer: example, now: new Date(1_618_884_473_000), label: 'sig-b26' },
  );
  expect(signed).toEqual({
    'signature-input':
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    signature:
      'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  });
});

describe('a signed request', () => {
  test('is believed as it was sent', async () => {
    const hint = await signedHint();
    expect(namedKey(hint.headers)).toBe(await signer.kid());
    expect(verifyRequest(hint, { keys, now })).toMatchObject({ ok: true, kid: await signer.kid() });
  });

  test('is refused with another body, method, address or digest', async () => {
    const hint = await signedHint();
    const reasonOf = (change: object) => verifyRequest({ ...hint, ...change }, { keys, now });
    expect(reasonOf({ body: Buffer.from('{"number":13}') })).toEqual({ ok: false, reason: 'digest' });
    expect(reasonOf({ method: 'PUT' })).toEqual({ ok: false, reason: 'signature' });
    expect(reasonOf({ url: url.replace('/7/', '/8/') })).toEqual({ ok: false, reason: 'signature' });
    const other = { ...hint.headers, 'content-type': 'text/plain' };
    expect(reasonOf({ headers: other })).toEqual({ ok: false, reason: 'signature' });
  });

  test('is refused when old, ahead of its time, of an unknown key or without what must be covered', async () => {
    const hint = await signedHint();
    const at = (minutes: number) =>
      verifyRequest(hint, { keys, now: new Date(now.getTime() + minutes * 60_000) });
    expect(at(6)).toEqual({ ok: false, reason: 'too-old' });
    expect(at(-6)).toEqual({ ok: false, reason: 'in-the-future' });
    expect(at(4)).toMatchObject({ ok: true });
    const strangers = await (await newSigner()).publicKeys();
    expect(verifyRequest(hint, { keys: strangers, now })).toEqual({ ok: false, reason: 'unknown-key' });
    const partial = await signMessage(hint, [{ name: '@method' }], { signer, now });
    const narrow = { ...hint, headers: { ...hint.headers, ...partial } };
    expect(verifyRequest(narrow, { keys, now })).toEqual({ ok: false, reason: 'not-covered' });
  });

  test('of a stranger who uses a known key id is refused', async () => {
    const thief = { ...(await newSigner()), kid: () => signer.kid() };
    const headers = await signRequest(
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
      { signer: thief, now },
    );
    const forged = { method: 'POST', url, headers, body: Buffer.from(body) };
    expect(verifyRequest(forged, { keys, now })).toEqual({ ok: false, reason: 'signature' });
  });

  test('that cannot be read is refused, never an exception', async () => {
    const hint = await signedHint();
    const withInput = (input: string) =>
      verifyRequest({ ...hint, headers: { ...hint.headers, 'signature-input': input } }, { keys, now });
    for (const input of ['', 'rma', 'rma=("@method"', 'rma=();created=1', 'a=();keyid="x", b=()', 'ñ'])
      expect(withInput(input)).toMatchObject({ ok: false, reason: 'malformed' });
    expect(verifyRequest({ ...hint, headers: {} }, { keys, now })).toEqual({ ok: false, reason: 'missing' });
  });
});

describe('a server that signs its answers', () => {
  async function signingServer() {
    const server = await testServer();
    await server.register(async (scope) => {
      await scope.register(signedResponses({ signer, clock: systemClock }));
      scope.get('/feed/pages/1', (_request, reply) =>
        reply.type('application/trig').send(Readable.from(['<a> ', '<b> <c> .'])),
      );
      scope.get('/feed', () => ({ title: 'Ácueducto' }));
    });
    server.get('/other', () => ({}));
    return server;
  }
  const answerOf = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await (await signingServer()).inject({ url: path, headers });
    return {
      request: { method: 'GET', url: `http://elsewhere:9${path}` },
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
      body: new Uint8Array(answer.rawPayload),
    };
  };

  test('signs streams and objects of its scope, and nothing else', async () => {
    const page = await answerOf('/feed/pages/1');
    expect(Buffer.from(page.body).toString()).toBe('<a> <b> <c> .');
    expect(verifyResponse(page, { keys, now: new Date() })).toMatchObject({ ok: true });
    expect(verifyResponse(await answerOf('/feed'), { keys, now: new Date() })).toMatchObject({ ok: true });
    expect((await answerOf('/other')).headers['signature']).toBeUndefined();
  });

  test('a page changed on the way, or shown as another page, is not believed', async () => {
    const page = await answerOf('/feed/pages/1');
    const tampered = { ...page, body: Buffer.from('<a> <b> <x> .') };
    expect(verifyResponse(tampered, { keys, now: new Date() })).toEqual({ ok: false, reason: 'digest' });
    const moved = { ...page, request: { method: 'GET', url: 'http://elsewhere:9/feed/pages/2' } };
    expect(verifyResponse(moved, { keys, now: new Date() })).toEqual({ ok: false, reason: 'signature' });
    const emptied = { ...page, body: new Uint8Array() };
    expect(verifyResponse(emptied, { keys, now: new Date() })).toEqual({ ok: false, reason: 'digest' });
  });

  test('reads the bytes of what it is sent', async () => {
    const server = await testServer();
    await server.register(async (scope) => {
      await scope.register(signedRequests);
      scope.post('/hints', { schema: { body: z.object({ number: z.number() }) } }, (request) =>
        verifyRequest(receivedRequest(request), { keys, now }),
      );
    });
    const headers = await signRequest(
      {
        method: 'POST',
        url: 'http://datos.ejemplo.mx/hints',
        headers: { 'content-type': 'application/json' },
        body: '{ "number":   12 }',
      },
      { signer, now },
    );
    const answer = await server.inject({
      method: 'POST',
      url: '/hints',
      headers,
      payload: '{ "number":   12 }',
    });
    expect(answer.json()).toMatchObject({ ok: true });
    const changed = await server.inject({ method: 'POST', url: '/hints', headers, payload: '{"number":12}' });
    expect(changed.json()).toEqual({ ok: false, reason: 'digest' });
  });
});

test('a signed statement is read back only as what it is, by the key that signed it', async () => {
  const token = await signToken('rma-receipt+jws', { number: 12 }, { signer });
  expect(await readToken('rma-receipt+jws', token, { keys })).toEqual({
    kid: await signer.kid(),
    content: { number: 12 },
  });
  expect(await readToken('rma-endorsement+jws', token, { keys })).toBeNull();
  const strangers = await (await newSigner()).publicKeys();
  expect(await readToken('rma-receipt+jws', token, { keys: strangers })).toBeNull();
  expect(await readToken('rma-receipt+jws', 'x.y.z', { keys })).toBeNull();
});
