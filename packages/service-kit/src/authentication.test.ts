import { createHmac, generateKeyPairSync } from 'node:crypto';
import { type Actor } from '@rma/domain';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { authentication, requireActor } from './authentication.ts';
import { testServer } from './testing.ts';

const issuer = 'http://datos.ejemplo.mx';
const current = generateKeyPairSync('ed25519');
const previous = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const currentPem = current.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const machine: Actor = {
  kind: 'machine',
  apiKeyId: 'k1',
  accountId: 'a1',
  grants: [],
  scopes: ['catalog:read'],
};
const grants = [{ role: 'liaison', cvegeo: '14039' }];

type TokenOptions = {
  key?: typeof stranger.privateKey;
  kid?: string;
  iss?: string;
  typ?: string;
  expiresInS?: number;
};

function token({
  key = current.privateKey,
  kid = 'now',
  iss = issuer,
  typ = 'access',
  expiresInS = 600,
}: TokenOptions = {}) {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ name: 'Ana', grants, typ })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject('a1')
    .setIssuer(iss)
    .setExpirationTime(now + expiresInS)
    .sign(key);
}

async function whoami(headers: Record<string, string>) {
  const server = await testServer();
  await server.register(authentication, {
    issuer,
    publicKeyFor: async (kid) => {
      if (kid === 'now') return currentPem;
      if (kid === 'before') return previous.publicKey.export({ format: 'jwk' });
      if (kid === 'database-down') throw new Error('connection refused');
      return null;
    },
    verifyApiKey: async (key) => (key === 'rma_k1_good' ? machine : null),
  });
  server.get('/whoami', (request) => request.actor);
  server.get('/mine', (request) => requireActor(request));
  const response = await server.inject({ url: '/whoami', headers });
  return {
    status: response.statusCode,
    body: response.json(),
    mine: await server.inject({ url: '/mine', headers }),
  };
}

const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const forgedClaims = { sub: 'a1', name: 'Ana', grants, typ: 'access', iss: issuer, exp: 4_000_000_000 };

test('no credential is an anonymous request, which a private route refuses', async () => {
  const { body, mine } = await whoami({});
  expect(body).toEqual({ kind: 'anonymous' });
  expect(mine.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
});

test('a token of the current key, and one of the previous key as JWK, give the person', async () => {
  const person = { kind: 'person', accountId: 'a1', name: 'Ana', grants };
  expect((await whoami(bearer(await token()))).body).toEqual(person);
  expect((await whoami(bearer(await token({ key: previous.privateKey, kid: 'before' })))).body).toEqual(
    person,
  );
});

test('an API key gives the machine, by either header', async () => {
  expect((await whoami(bearer('rma_k1_good'))).body).toEqual(machine);
  expect((await whoami({ 'x-api-key': 'rma_k1_good' })).body).toEqual(machine);
});

test('an expired token says so', async () => {
  const { status, body } = await whoami(bearer(await token({ expiresInS: -10 })));
  expect({ status, code: body.code }).toEqual({ status: 401, code: 'token-expired' });
});

const bad: [string, () => Promise<Record<string, string>>][] = [
  ['signed by a stranger', async () => bearer(await token({ key: stranger.privateKey }))],
  ['of another issuer', async () => bearer(await token({ iss: 'http://otro.mx' }))],
  ['of an unknown key id', async () => bearer(await token({ kid: 'never' }))],
  ['that is not an access token', async () => bearer(await token({ typ: 'refresh' }))],
  [
    'whose content was changed',
    async () => bearer((await token()).replace(/\.[^.]+\./, `.${encoded(forgedClaims)}.`)),
  ],
  [
    'without a signature (alg none)',
    async () => bearer(`${encoded({ alg: 'none', kid: 'now' })}.${encoded(forgedClaims)}.`),
  ],
  [
    'with HS256 and the public key as the secret',
    async () => {
      const signed = `${encoded({ alg: 'HS256', kid: 'now' })}.${encoded(forgedClaims)}`;
      return bearer(`${signed}.${createHmac('sha256', currentPem).update(signed).digest('base64url')}`);
    },
  ],
  ['that is not a token', async () => bearer('hola')],
  ['of another scheme', async () => ({ authorization: 'Basic YTpi' })],
  ['an empty one', async () => ({ authorization: '' })],
  ['an unknown API key', async () => bearer('rma_k1_bad')],
  ['an API key of another form', async () => ({ 'x-api-key': 'abc' })],
  ['two at once', async () => ({ ...bearer(await token()), 'x-api-key': 'rma_k1_good' })],
];

test.each(bad)('a credential %s is token-invalid, never anonymous', async (_name, headers) => {
  const { status, body } = await whoami(await headers());
  expect({ status, code: body.code }).toEqual({ status: 401, code: 'token-invalid' });
});

test('a key that could not be fetched is our failure, not a bad token', async () => {
  const { body } = await whoami(bearer(await token({ kid: 'database-down' })));
  expect(body).toMatchObject({ status: 500, code: 'internal' });
});
