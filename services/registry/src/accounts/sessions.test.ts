import { SignJWT, decodeProtectedHeader, generateKeyPair } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, goodPassword, openRegistry, publicUrl } from '../testing/registry-harness.ts';

const { call, clock, db, person, registry } = await openRegistry();

type Person = Awaited<ReturnType<typeof person>>;
let ana: Person;
beforeEach(async () => {
  clock.set(new Date().toISOString());
  ana = await person({ role: 'liaison', cvegeo: '17007' });
});

const signIn = (email: string, password = goodPassword) =>
  call('POST', '/api/v1/session', { body: { email, password } });
const refresh = (cookie: string, origin = publicUrl) =>
  call('POST', '/api/v1/session/refresh', { cookie, headers: { origin } });

describe('signing in', () => {
  test('gives an access token that says who one is, and the refresh token only as an HttpOnly cookie', async () => {
    const { status, json, response } = await signIn(ana.email);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      tokenType: 'Bearer',
      expiresInSeconds: 600,
      account: { id: ana.id, email: ana.email, grants: [{ role: 'liaison', cvegeo: '17007' }] },
    });
    expect(Object.keys(json).toSorted()).toEqual(['accessToken', 'account', 'expiresInSeconds', 'tokenType']);
    expect(response.headers['set-cookie']).toMatch(
      /^rma_refresh=[\w-]{43}; Path=\/api\/v1\/session; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    const me = await call('GET', '/api/v1/me', { as: `Bearer ${String(json['accessToken'])}` });
    expect(me.json).toMatchObject({ kind: 'person', id: ana.id });
  });

  test('works whatever the capitals of the e-mail', async () => {
    expect((await signIn(ana.email.toUpperCase())).status).toBe(200);
  });

  test('answers a wrong password and an unknown account the same', async () => {
    const wrong = await signIn(ana.email, 'otra contraseña cualquiera');
    const unknown = await signIn('nadie@ejemplo.gob.mx');
    expect(wrong.status).toBe(401);
    expect(unknown.json['code']).toBe('sign-in-refused');
    const sentence = ({ json }: typeof wrong) => [json['title'], json['detail'], json['code']];
    expect(sentence(wrong)).toEqual(sentence(unknown));
  });

  test('is refused to a disabled account', async () => {
    await db.updateTable('registry.account').set({ state: 'disabled' }).where('id', '=', ana.id).execute();
    expect((await signIn(ana.email)).status).toBe(401);
  });

  test('has to wait after five failures, even with the right password, and works after the wait', async () => {
    for (let failure = 0; failure < 5; failure += 1)
      await registry.sessions.checkCredentials(ana.email, 'otra contraseña cualquiera');
    const locked = await signIn(ana.email);
    expect(locked.status).toBe(429);
    expect(locked.json['code']).toBe('rate-limited');
    expect(locked.headers['retry-after']).toBe('30');
    clock.advance({ seconds: 31 });
    expect((await signIn(ana.email)).status).toBe(200);
  });

  test('is refused from the pages of another site', async () => {
    const { status, json } = await call('POST', '/api/v1/session', {
      body: { email: ana.email, password: goodPassword },
      headers: { origin: 'https://malo.example' },
    });
    expect([status, json['code']]).toEqual([403, 'origin-refused']);
  });

  test('stores neither password nor refresh token in the clear', async () => {
    const cookie = cookieOf((await signIn(ana.email)).response).split('=')[1] ?? '';
    const tokens = await db.selectFrom('registry.refresh_token').selectAll().execute();
    const accounts = await db.selectFrom('registry.account').selectAll().execute();
    expect(cookie).toHaveLength(43);
    expect(JSON.stringify([tokens, accounts])).not.toContain(cookie);
    expect(JSON.stringify(accounts)).not.toContain(goodPassword);
  });
});

describe('an access token', () => {
  test('stops working after ten minutes', async () => {
    clock.advance({ minutes: -10, seconds: -1 });
    const { json } = await signIn(ana.email);
    const me = await call('GET', '/api/v1/me', { as: `Bearer ${String(json['accessToken'])}` });
    expect([me.status, me.json['code']]).toEqual([401, 'token-expired']);
  });

  test('signed by somebody else is not believed, whatever it says', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const { kid } = decodeProtectedHeader(ana.token);
    const forged = await new SignJWT({
      name: 'x',
      typ: 'access',
      grants: [{ role: 'coordinator', cvegeo: null }],
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: kid ?? '' })
      .setIssuer(publicUrl)
      .setSubject(ana.id)
      .setExpirationTime('10m')
      .sign(privateKey);
    const answer = await call('GET', '/api/v1/messages', { as: `Bearer ${forged}` });
    expect([answer.status, answer.json['code']]).toEqual([401, 'token-invalid']);
  });
});

describe('renewing a session', () => {
  test('exchanges the cookie for another, which works in its turn', async () => {
    const first = cookieOf((await signIn(ana.email)).response);
    const second = await refresh(first);
    expect(second.status).toBe(200);
    const next = cookieOf(second.response);
    expect(next).not.toBe(first);
    expect((await refresh(next)).status).toBe(200);
  });

  test('with a used cookie ends the whole session', async () => {
    const stolen = cookieOf((await signIn(ana.email)).response);
    const next = cookieOf((await refresh(stolen)).response);
    clock.advance({ seconds: 11 });
    expect((await refresh(stolen)).json['code']).toBe('session-ended');
    expect((await refresh(next)).json['code']).toBe('session-ended');
    const ended = await db
      .selectFrom('registry.session')
      .select('ended_because')
      .where('account_id', '=', ana.id)
      .execute();
    expect(ended).toEqual([{ ended_because: 'reuse-detected' }]);
  });

  test('from two tabs at once signs nobody out: one is renewed, the other told to try again', async () => {
    const cookie = cookieOf((await signIn(ana.email)).response);
    const both = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const told = both.find(({ status }) => status === 409);
    expect(told?.json['code']).toBe('session-being-refreshed');
    expect(told?.headers['retry-after']).toBe('1');
    expect(told?.headers['set-cookie']).toBeUndefined();
    const renewed = both.find(({ status }) => status === 200);
    expect((await refresh(cookieOf(renewed?.response ?? told!.response))).status).toBe(200);
  });

  test('stops after 14 days without use, and 30 days after signing in however much it is used', async () => {
    const unused = cookieOf((await signIn(ana.email)).response);
    let used = cookieOf((await signIn(ana.email)).response);
    for (let week = 0; week < 4; week += 1) {
      clock.advance({ days: 7 });
      used = cookieOf((await refresh(used)).response);
    }
    expect(used).not.toBe('');
    expect((await refresh(unused)).status).toBe(401);
    clock.advance({ days: 2, seconds: 1 });
    expect((await refresh(used)).status).toBe(401);
  });

  test.each(['https://malo.example', 'null'])('is refused from %s', async (origin) => {
    const cookie = cookieOf((await signIn(ana.email)).response);
    expect((await refresh(cookie, origin)).json['code']).toBe('origin-refused');
    expect((await refresh(cookie)).status).toBe(200);
  });

  test('without a cookie, or with one of our own making, is a session that ended', async () => {
    expect((await refresh('')).json['code']).toBe('session-ended');
    expect((await refresh('rma_refresh=inventado')).json['code']).toBe('session-ended');
  });
});

describe('signing out', () => {
  test('ends the session and clears the cookie', async () => {
    const cookie = cookieOf((await signIn(ana.email)).response);
    const out = await call('DELETE', '/api/v1/session', { cookie, headers: { origin: publicUrl } });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^rma_refresh=; .*Path=\/api\/v1\/session/);
    expect((await refresh(cookie)).status).toBe(401);
  });
});

describe('one address', () => {
  test('may try to sign in so many times a minute, whatever the accounts', async () => {
    const harness = await openRegistry();
    const answers: number[] = [];
    for (let attempt = 0; attempt < 21; attempt += 1)
      answers.push((await harness.call('POST', '/api/v1/session', { body: {} })).status);
    expect(answers.slice(0, 20)).not.toContain(429);
    const last = await harness.call('POST', '/api/v1/session', { body: {} });
    expect([answers[20], last.json['code']]).toEqual([429, 'rate-limited']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
});
