import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, goodPassword, openRegistry, publicUrl, system } from '../testing/registry-harness.ts';

const { call, clock, db, person, registry, server } = await openRegistry();

type Person = Awaited<ReturnType<typeof person>>;
let ana: Person;
let carla: Person;
beforeEach(async () => {
  ana = await person({ role: 'liaison', cvegeo: '17007' });
  carla = await person({ role: 'coordinator', cvegeo: null });
});

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: clock.now().getTime(),
  });

let attempts = 0;
async function signIn(who: Person, code?: string) {
  attempts += 1;
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: { 'user-agent': 'Firefox de pruebas' },
    // One address may try only so many times a minute.
    remoteAddress: `10.0.0.${attempts}`,
    payload: { email: who.email, password: goodPassword, ...(code !== undefined && { code }) },
  });
  const json = response.json<Record<string, unknown>>();
  const as = `Bearer ${String(json['accessToken'])}`;
  return { status: response.statusCode, json, as, cookie: cookieOf(response) };
}
const refresh = (cookie: string) =>
  call('POST', '/api/v1/session/refresh', { cookie, headers: { origin: publicUrl } });
const begin = (as: string, password = goodPassword) =>
  call('POST', '/api/v1/account/second-factor', { as, body: { password } });
const confirm = (as: string, code: string) =>
  call('POST', '/api/v1/account/second-factor/confirmation', { as, body: { code } });

/** Turns the second factor of a signed-in person on, and moves on to the next code. */
async function enrol(as: string) {
  const secret = String((await begin(as)).json['secret']);
  const { json } = await confirm(as, codeOf(secret));
  clock.advance({ seconds: 30 });
  return { secret, recoveryCodes: json['recoveryCodes'] as string[] };
}

describe('a coordinator without a second factor', () => {
  test('signs in, may do nothing, and has every power after enrolling in that same session', async () => {
    const session = await signIn(carla);
    expect(session.json['account']).toMatchObject({ grants: [], secondFactor: 'to-enrol' });
    expect((await call('GET', '/api/v1/messages', { as: session.as })).status).toBe(403);
    expect((await call('GET', '/api/v1/me', { as: session.as })).json['grants']).toEqual([]);
    await enrol(session.as);
    const renewed = await refresh(session.cookie);
    expect(renewed.json['account']).toMatchObject({
      grants: [{ role: 'coordinator', cvegeo: null }],
      secondFactor: 'on',
    });
    const as = `Bearer ${String(renewed.json['accessToken'])}`;
    expect((await call('GET', '/api/v1/messages', { as })).status).toBe(200);
  });

  test('of a new hub enrols with nothing but the password that the hub was started with', async () => {
    const fresh = await openRegistry();
    const password = 'una frase para empezar';
    await fresh.registry.ensureFirstCoordinator({ email: 'primera@ejemplo.gob.mx', password });
    const body = { email: 'primera@ejemplo.gob.mx', password };
    const { json } = await fresh.call('POST', '/api/v1/session', { body });
    const as = `Bearer ${String(json['accessToken'])}`;
    const begun = await fresh.call('POST', '/api/v1/account/second-factor', { as, body: { password } });
    const code = codeOf(String(begun.json['secret']));
    const done = await fresh.call('POST', '/api/v1/account/second-factor/confirmation', {
      as,
      body: { code },
    });
    expect(done.status).toBe(200);
    clock.advance({ seconds: 30 });
    fresh.clock.advance({ seconds: 30 });
    const again = await fresh.call('POST', '/api/v1/session', {
      body: { ...body, code: codeOf(String(begun.json['secret'])) },
    });
    expect(again.json['account']).toMatchObject({ grants: [{ role: 'coordinator', cvegeo: null }] });
  });

  test('who became one while signed in loses the other powers too until enrolled', async () => {
    const session = await signIn(ana);
    const invited = await registry.invitations.invite(system, {
      email: ana.email,
      name: 'Ana',
      role: 'coordinator',
      cvegeo: null,
    });
    const token = invited.ok ? invited.invitation.token : '';
    await call('POST', `/api/v1/invitations/${token}/acceptance`, {
      body: { name: 'Ana', password: goodPassword },
    });
    expect((await refresh(session.cookie)).json['account']).toMatchObject({
      grants: [],
      secondFactor: 'to-enrol',
    });
  });

  test('of a demonstration keeps working without one', async () => {
    const offered = await openRegistry({ secondFactor: 'offered' });
    const known = await offered.person({ role: 'coordinator', cvegeo: null });
    const { json } = await offered.call('POST', '/api/v1/session', {
      body: { email: known.email, password: goodPassword },
    });
    expect(json['account']).toMatchObject({
      grants: [{ role: 'coordinator', cvegeo: null }],
      secondFactor: 'off',
    });
  });
});

describe('a second factor', () => {
  test('is not begun without the password, and is told only once', async () => {
    const { as } = await signIn(ana);
    expect((await begin(as, 'no es esta contraseña')).json['code']).toBe('proof-needed');
    const { json, headers } = await begin(as);
    expect(headers['cache-control']).toBe('no-store');
    expect(String(json['address'])).toMatch(/^otpauth:\/\/totp\//);
    expect(String(json['address'])).toContain(encodeURIComponent(ana.email));
    const read = await call('GET', '/api/v1/account/second-factor', { as });
    expect(read.json).toEqual({ isActive: false, recoveryCodesLeft: 0, hasPassword: true });
    await confirm(as, codeOf(String(json['secret'])));
    expect((await begin(as)).json['code']).toBe('second-factor-exists');
    expect(JSON.stringify((await call('GET', '/api/v1/account/second-factor', { as })).json)).not.toContain(
      json['secret'],
    );
  });

  test('asks for its code after the right password only, so that it tells nothing of an account', async () => {
    const { as } = await signIn(ana);
    await enrol(as);
    expect((await signIn(ana)).json['code']).toBe('second-factor-needed');
    const wrong = await call('POST', '/api/v1/session', {
      body: { email: ana.email, password: 'otra contraseña cualquiera' },
    });
    expect(wrong.json['code']).toBe('sign-in-refused');
  });

  test('takes each code once, also when it is sent twice at the same time', async () => {
    const { secret } = await enrol((await signIn(ana)).as);
    const code = codeOf(secret);
    const both = await Promise.all([signIn(ana, code), signIn(ana, code)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect((await signIn(ana, code)).json['code']).toBe('second-factor-refused');
    clock.advance({ seconds: 30 });
    expect((await signIn(ana, codeOf(secret))).status).toBe(200);
  });

  test('takes a code of the step before or after, and none of two steps away', async () => {
    const { secret } = await enrol((await signIn(ana)).as);
    clock.advance({ minutes: 5 });
    const old = codeOf(secret);
    clock.advance({ seconds: 60 });
    expect((await signIn(ana, old)).json['code']).toBe('second-factor-refused');
    const before = codeOf(secret);
    clock.advance({ seconds: 30 });
    expect((await signIn(ana, before)).status).toBe(200);
  });

  test('cannot be guessed: after five wrong codes even the right one has to wait', async () => {
    const { secret } = await enrol((await signIn(ana)).as);
    clock.advance({ minutes: 2 });
    const right = codeOf(secret);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(ana, wrong);
    expect((await signIn(ana, right)).json['code']).toBe('rate-limited');
    clock.advance({ seconds: 31 });
    expect((await signIn(ana, codeOf(secret))).status).toBe(200);
  });

  test('ends the other sessions when it is turned on, keeps this one, and tells the person', async () => {
    const other = await signIn(ana);
    const current = await signIn(ana);
    await enrol(current.as);
    expect((await refresh(other.cookie)).json['code']).toBe('session-ended');
    expect((await refresh(current.cookie)).status).toBe(200);
    const told = await db
      .selectFrom('registry.notification')
      .select('title')
      .where('account_id', '=', ana.id)
      .execute();
    expect(told).toEqual([{ title: 'La verificación en dos pasos quedó activa' }]);
  });

  test('that is begun has to be confirmed within a quarter of an hour', async () => {
    const { as } = await signIn(ana);
    const { json } = await begin(as);
    clock.advance({ minutes: 15 });
    expect((await confirm(as, codeOf(String(json['secret'])))).json['code']).toBe('second-factor-not-begun');
  });

  test('is taken off with a code, and a coordinator then waits again', async () => {
    const session = await signIn(carla);
    const { secret } = await enrol(session.as);
    const remove = (code: string) =>
      call('POST', '/api/v1/account/second-factor/removal', { as: session.as, body: { code } });
    expect((await remove('000000')).status).toBe(403);
    expect((await remove(codeOf(secret))).status).toBe(204);
    expect((await refresh(session.cookie)).json['account']).toMatchObject({ secondFactor: 'to-enrol' });
  });

  test('is asked for by an invitation too, which it does not spend', async () => {
    const { secret } = await enrol((await signIn(ana)).as);
    const invited = await registry.invitations.invite(system, {
      email: ana.email,
      name: 'Ana',
      role: 'auditor',
      cvegeo: null,
    });
    const accept = (code?: string) =>
      call('POST', `/api/v1/invitations/${invited.ok ? invited.invitation.token : ''}/acceptance`, {
        body: { name: 'Ana', password: goodPassword, ...(code !== undefined && { code }) },
      });
    expect((await accept()).json['code']).toBe('second-factor-needed');
    expect((await accept(codeOf(secret))).status).toBe(201);
  });
});

describe('a recovery code', () => {
  test('opens the account once, however it is written', async () => {
    const { recoveryCodes } = await enrol((await signIn(ana)).as);
    expect(recoveryCodes).toHaveLength(10);
    const [first = ''] = recoveryCodes;
    const session = await signIn(ana, first.toUpperCase().replaceAll('-', ' '));
    expect(session.status).toBe(200);
    expect((await signIn(ana, first)).json['code']).toBe('second-factor-refused');
    const left = await call('GET', '/api/v1/account/second-factor', { as: session.as });
    expect(left.json).toMatchObject({ isActive: true, recoveryCodesLeft: 9 });
  });

  test('is stored as a hash, and none of the old ones works once they are renewed', async () => {
    const { as } = await signIn(ana);
    const { secret, recoveryCodes } = await enrol(as);
    const rows = await db.selectFrom('registry.recovery_code').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[0]?.replaceAll('-', ''));
    const renewed = await call('POST', '/api/v1/account/second-factor/recovery-codes', {
      as,
      body: { code: codeOf(secret) },
    });
    expect(renewed.json['recoveryCodes']).toHaveLength(10);
    expect((await signIn(ana, recoveryCodes[1])).json['code']).toBe('second-factor-refused');
  });

  test('is not needed when a coordinator takes a lost factor away, who is told on the way', async () => {
    await enrol((await signIn(ana)).as);
    const stranger = await person({ role: 'administrator', cvegeo: '17007' });
    const url = `/api/v1/accounts/${ana.id}/sessions?secondFactor=remove`;
    expect((await call('DELETE', url, { as: stranger.authorization })).status).toBe(403);
    expect((await call('DELETE', url, { as: carla.authorization })).status).toBe(200);
    expect((await signIn(ana)).status).toBe(200);
    const mail = await db
      .selectFrom('registry.message')
      .select('subject')
      .where('recipient', '=', ana.email)
      .execute();
    expect(mail.map(({ subject }) => subject)).toContain('Se quitó la verificación en dos pasos');
  });
});

describe('the list of sessions', () => {
  test('shows one’s own, ends one of them, or all the others', async () => {
    const first = await signIn(ana);
    const second = await signIn(ana);
    const third = await signIn(ana);
    const list = async () =>
      (await call('GET', '/api/v1/account/sessions', { as: third.as })).json['items'] as {
        id: string;
        isCurrent: boolean;
        userAgent: string;
      }[];
    const seen = await list();
    expect(seen.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
    expect(seen[0]?.userAgent).toBe('Firefox de pruebas');
    const end = (id: string, as: string) => call('DELETE', `/api/v1/account/sessions/${id}`, { as });
    expect((await end(seen[1]?.id ?? '', (await signIn(carla)).as)).status).toBe(404);
    expect((await end(seen[1]?.id ?? '', third.as)).status).toBe(204);
    expect((await refresh(second.cookie)).status).toBe(401);
    const rest = await call('DELETE', '/api/v1/account/sessions', { as: third.as });
    expect(rest.json).toEqual({ ended: 1 });
    expect((await refresh(first.cookie)).status).toBe(401);
    expect(await list()).toHaveLength(1);
  });

  test('is closed to a session that has ended, though its token still lasts', async () => {
    const first = await signIn(ana);
    const second = await signIn(ana);
    await call('DELETE', '/api/v1/account/sessions', { as: second.as });
    expect((await call('GET', '/api/v1/account/sessions', { as: first.as })).status).toBe(401);
    expect((await begin(first.as)).status).toBe(401);
  });

  test('leaves out those that ran out', async () => {
    await signIn(ana);
    clock.advance({ days: 15 });
    const now = await signIn(ana);
    const { json } = await call('GET', '/api/v1/account/sessions', { as: now.as });
    expect(json['items']).toHaveLength(1);
    clock.advance({ days: -15 });
  });
});
