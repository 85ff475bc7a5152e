import { createOutbound } from '@rma/service-kit';
import type { LightMyRequestResponse } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFakeOidc } from '../../testing/fake-oidc.ts';
import { cookieOf, goodPassword, openRegistry, publicUrl, system } from '../../testing/registry-harness.ts';

const client = { id: 'red-mexico-abierto', secret: 'el secreto del cliente' };
const idp = await openFakeOidc(client);
const outbound = createOutbound({
  contact: { publicUrl, email: 'pruebas@example.org' },
  allow: [idp.host],
  politeness: () => ({ concurrency: 4, gapMs: 0 }),
});
afterAll(() => outbound.close());
const { accept, call, clock, db, member, person, registry, server } = await openRegistry({ outbound });

const domain = 'cuernavaca.gob.mx';
const provider = {
  issuer: idp.issuer,
  clientId: client.id,
  clientSecret: client.secret,
  emailDomain: domain,
};
const path = '/api/v1/governments/17007/identity-provider';

let administrator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  await member('17007');
  administrator = await person({ role: 'administrator', cvegeo: '17007' });
  await call('PUT', path, { as: administrator.authorization, body: provider });
});
beforeEach(() => idp.tamper({}));

let visits = 0;
/** Every visit is of another address, since one may try only so many times a minute. */
const inject = (request: Record<string, unknown>) => {
  visits += 1;
  return server.inject({ remoteAddress: `10.1.${Math.floor(visits / 250)}.${visits % 250}`, ...request });
};
const namedCookie = (response: LightMyRequestResponse, name: string) => {
  const cookie = response.cookies.find((each) => each.name === name);
  return cookie ? `${name}=${cookie.value}` : '';
};
async function leave(email: string, next?: string) {
  const response = await inject({
    method: 'POST',
    url: '/api/v1/session/oidc',
    headers: { origin: publicUrl },
    payload: { email, ...(next !== undefined && { next }) },
  });
  const { url = '' } = response.json<{ url?: string }>();
  return { response, url, cookie: namedCookie(response, 'rma_sign_in') };
}
const comeBack = (back: URL, cookie: string) =>
  inject({ method: 'GET', url: `${back.pathname}${back.search}`, headers: { cookie } });
/** Out to the provider and back, as the person it has in front of it. */
async function through(email: string, next?: string) {
  const { url, cookie } = await leave(email, next);
  const back = await idp.agree(url);
  const response = await comeBack(back, cookie);
  return {
    response,
    back,
    cookie,
    location: String(response.headers['location']),
    session: cookieOf(response),
  };
}
const refresh = (cookie: string) =>
  call('POST', '/api/v1/session/refresh', { cookie, headers: { origin: publicUrl } });

let people = 0;
/** Somebody of the government with an account. */
async function colleague(email?: string) {
  people += 1;
  const address = email ?? `persona-${people}@${domain}`;
  const wish = { email: address, name: 'Colega', role: 'liaison', cvegeo: '17007' } as const;
  const invited = await registry.invitations.invite(system, wish);
  const session = await accept(invited.ok ? invited.invitation.token : '');
  return { ...session, email: address, sub: `sub-${people}` };
}

describe('signing in by a government’s provider', () => {
  test('opens the account of the verified e-mail, and afterwards that of the same person whatever their e-mail', async () => {
    const ana = await colleague();
    idp.be({ sub: ana.sub, email: ana.email.toUpperCase(), email_verified: true });
    const first = await through(ana.email, '/panel/nuevo?gobierno=17007');
    expect(first.location).toBe('/entrar?entrada=lista&siguiente=%2Fpanel%2Fnuevo%3Fgobierno%3D17007');
    expect((await refresh(first.session)).json['account']).toMatchObject({
      email: ana.email,
      grants: [{ role: 'liaison', cvegeo: '17007' }],
    });
    idp.be({ sub: ana.sub, email: 'nombre.nuevo@otra.example', email_verified: false });
    const later = await through(ana.email);
    expect((await refresh(later.session)).json['account']).toMatchObject({ email: ana.email });
  });

  test('accepts the invitation of who has no account yet, and makes no account from nothing', async () => {
    const email = `nueva@${domain}`;
    idp.be({ sub: 'nueva', email, email_verified: true });
    expect((await through(email)).location).toBe('/entrar?fallo=desconocida');
    await registry.invitations.invite(system, { email, name: 'Nueva', role: 'liaison', cvegeo: '17007' });
    const { session } = await through(email);
    expect((await refresh(session)).json['account']).toMatchObject({
      name: 'Nueva',
      grants: [{ role: 'liaison', cvegeo: '17007' }],
    });
  });

  test('gives who never had a password what they are invited to later, after everything ended too', async () => {
    const email = `sin-clave@${domain}`;
    const invite = (role: 'liaison' | 'administrator') =>
      registry.invitations.invite(system, { email, name: 'Sin clave', role, cvegeo: '17007' });
    const grants = async ({ session }: { session: string }) =>
      (await refresh(session)).json['account'] as { id: string; grants: { role: string }[] };
    idp.be({ sub: 'sin-clave', email, email_verified: true });
    await invite('liaison');
    const { id } = await grants(await through(email));
    await invite('administrator');
    expect((await grants(await through(email))).grants.map(({ role }) => role).toSorted()).toEqual([
      'administrator',
      'liaison',
    ]);
    await db
      .updateTable('registry.account_grant')
      .set({ ended_at: clock.now(), ended_by: 'system:test' })
      .where('account_id', '=', id)
      .execute();
    expect((await through(email)).location).toBe('/entrar?fallo=desconocida');
    await invite('liaison');
    expect((await grants(await through(email))).grants).toMatchObject([{ role: 'liaison' }]);
  });

  test.each([
    ['is not verified', { email_verified: false }],
    ['is not said to be verified', {}],
  ])('is refused while the e-mail %s', async (_what, claims) => {
    const ana = await colleague();
    idp.be({ sub: ana.sub, email: ana.email, ...claims });
    const { location, session } = await through(ana.email);
    expect([location, session]).toEqual(['/entrar?fallo=desconocida', '']);
  });

  test('is refused for an address of another domain, or an account with a role elsewhere', async () => {
    const guest = await colleague(`invitada@otro.gob.mx`);
    idp.be({ sub: guest.sub, email: guest.email, email_verified: true });
    expect((await through(`x@${domain}`)).location).toBe('/entrar?fallo=desconocida');
    const chief = await colleague();
    const invited = await registry.invitations.invite(system, {
      email: chief.email,
      name: 'Jefa',
      role: 'coordinator',
      cvegeo: null,
    });
    await accept(invited.ok ? invited.invitation.token : '');
    idp.be({ sub: chief.sub, email: chief.email, email_verified: true });
    expect((await through(chief.email)).location).toBe('/entrar?fallo=desconocida');
  });

  test('does not let a second identity of the provider take an account that has one', async () => {
    const ana = await colleague();
    idp.be({ sub: ana.sub, email: ana.email, email_verified: true });
    expect((await through(ana.email)).session).not.toBe('');
    idp.be({ sub: 'otra-persona', email: ana.email, email_verified: true });
    expect((await through(ana.email)).location).toBe('/entrar?fallo=desconocida');
  });

  test('asks for the code of an account with a second factor before it opens anything', async () => {
    const ana = await colleague();
    const begun = await call('POST', '/api/v1/account/second-factor', {
      as: ana.authorization,
      body: { password: goodPassword },
    });
    const totp = new TOTP({ secret: Secret.fromBase32(String(begun.json['secret'])) });
    const code = () => totp.generate({ timestamp: clock.now().getTime() });
    await call('POST', '/api/v1/account/second-factor/confirmation', {
      as: ana.authorization,
      body: { code: code() },
    });
    clock.advance({ seconds: 30 });
    idp.be({ sub: ana.sub, email: ana.email, email_verified: true });
    const { location, session, cookie } = await through(ana.email, '/panel');
    expect([location, session]).toEqual(['/entrar?entrada=codigo&siguiente=%2Fpanel', '']);
    const prove = (given: string, by: string) =>
      inject({
        method: 'POST',
        url: '/api/v1/session/second-factor',
        headers: { origin: publicUrl, cookie: by },
        payload: { code: given },
      });
    expect((await prove('000000', cookie)).json()).toMatchObject({ code: 'second-factor-refused' });
    expect((await prove(code(), 'rma_sign_in=otra')).json()).toMatchObject({ code: 'session-ended' });
    const opened = await prove(code(), cookie);
    expect(opened.json()).toMatchObject({ account: { email: ana.email, secondFactor: 'on' } });
    clock.advance({ seconds: 30 });
    expect((await prove(code(), cookie)).json()).toMatchObject({ code: 'session-ended' });
  });
});

describe('the way back', () => {
  test('is of the browser that left: a link of somebody else’s signs nobody in', async () => {
    const ana = await colleague();
    idp.be({ sub: ana.sub, email: ana.email, email_verified: true });
    const { url } = await leave(ana.email);
    const back = await idp.agree(url);
    for (const cookie of ['', 'rma_sign_in=otra', (await leave(ana.email)).cookie]) {
      const response = await comeBack(back, cookie);
      expect(response.headers['location']).toBe('/entrar?fallo=vencida');
      expect(cookieOf(response)).toBe('');
    }
  });

  test('works once: a code that comes again opens nothing', async () => {
    const ana = await colleague();
    idp.be({ sub: ana.sub, email: ana.email, email_verified: true });
    const { back, cookie } = await through(ana.email);
    expect((await comeBack(back, cookie)).headers['location']).toBe('/entrar?fallo=vencida');
  });

  test('is too late after ten minutes', async () => {
    const ana = await colleague();
    const { url, cookie } = await leave(ana.email);
    const back = await idp.agree(url);
    clock.advance({ minutes: 10 });
    expect((await comeBack(back, cookie)).headers['location']).toBe('/entrar?fallo=vencida');
  });

  test.each([
    ['for another client', { aud: 'otro-cliente' }],
    ['of another issuer', { iss: 'https://otro.example' }],
    ['with another nonce', { nonce: 'de-otra-vez' }],
    ['that has expired', { expiresInSeconds: -120 }],
    ['signed by another key', { isSignedByAnother: true }],
  ])('with an ID token %s is not believed', async (_what, tampering) => {
    const ana = await colleague();
    idp.be({ sub: ana.sub, email: ana.email, email_verified: true });
    idp.tamper(tampering);
    expect((await through(ana.email)).location).toBe('/entrar?fallo=proveedor');
  });

  test('with the state of one attempt and the answer of another issuer is not believed', async () => {
    const ana = await colleague();
    const { url, cookie } = await leave(ana.email);
    const back = await idp.agree(url);
    back.searchParams.set('iss', 'https://otro.example');
    expect((await comeBack(back, cookie)).headers['location']).toBe('/entrar?fallo=proveedor');
  });

  test('with a refusal of the provider says so', async () => {
    const ana = await colleague();
    const { url, cookie } = await leave(ana.email);
    const back = await idp.agree(url);
    back.search = new URLSearchParams({
      error: 'access_denied',
      state: back.searchParams.get('state') ?? '',
      iss: idp.issuer,
    }).toString();
    expect((await comeBack(back, cookie)).headers['location']).toBe('/entrar?fallo=proveedor');
  });
});

describe('leaving', () => {
  test('carries state, nonce and a PKCE challenge, and never the secret', async () => {
    const { url, response } = await leave(`x@${domain}`);
    const { searchParams } = new URL(url);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get('redirect_uri')).toBe(`${publicUrl}/api/v1/session/oidc/callback`);
    expect(url).not.toContain(encodeURIComponent(client.secret));
    expect(response.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
    const rows = await db.selectFrom('registry.sign_in_attempt').select('state_hash').execute();
    expect(JSON.stringify(rows)).not.toContain(searchParams.get('state'));
  });

  test.each(['https://malo.example', '//malo.example', '/\\malo.example', 'javascript:alert(1)', '/ok\n/x'])(
    'does not go on to %s afterwards',
    async (next) => {
      expect((await leave(`x@${domain}`, next)).response.statusCode).toBe(400);
    },
  );

  test('tells of a domain whether it has a provider, and of an address nothing', async () => {
    const ana = await colleague();
    expect((await leave(ana.email)).response.statusCode).toBe(200);
    expect((await leave(`nadie@${domain}`)).response.statusCode).toBe(200);
    expect((await leave('x@sin-proveedor.mx')).response.json()).toMatchObject({ code: 'not-found' });
  });

  test('is only for the pages of this site', async () => {
    const response = await inject({
      method: 'POST',
      url: '/api/v1/session/oidc',
      headers: { origin: 'https://malo.example' },
      payload: { email: `x@${domain}` },
    });
    expect(response.json()).toMatchObject({ code: 'origin-refused' });
  });
});

describe('the provider of a government', () => {
  test('is set by its administrator or a coordinator, who never read the secret again', async () => {
    const coordinator = await person({ role: 'coordinator', cvegeo: null });
    const stranger = await person({ role: 'administrator', cvegeo: '17001' });
    const read = await call('GET', path, { as: coordinator.authorization });
    expect(read.json['provider']).toMatchObject({ issuer: idp.issuer, emailDomain: domain });
    expect(JSON.stringify(read.json)).not.toContain(client.secret);
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const body = method === 'PUT' ? { body: provider } : {};
      expect((await call(method, path, { as: stranger.authorization, ...body })).status).toBe(403);
    }
  });

  test('is not of a domain that people outside the government use, unless a coordinator says so', async () => {
    const shared = 'correo-de-todos.example';
    await member('17001');
    const wish = { email: `x@${shared}`, name: 'Vecina', role: 'liaison', cvegeo: '17001' } as const;
    const invited = await registry.invitations.invite(system, wish);
    await accept(invited.ok ? invited.invitation.token : '');
    const body = { ...provider, emailDomain: shared };
    const refused = await call('PUT', path, { as: administrator.authorization, body });
    expect(refused.json['code']).toBe('provider-domain-taken');
    const { authorization: as } = await person({ role: 'coordinator', cvegeo: null });
    expect((await call('PUT', path, { as, body })).status).toBe(204);
    await call('PUT', path, { as, body: provider });
  });

  test('keeps its secret when only the domain changes, and asks for it when the issuer does', async () => {
    const as = (await person({ role: 'coordinator', cvegeo: null })).authorization;
    const { clientSecret: _secret, ...rest } = provider;
    expect((await call('PUT', path, { as, body: rest })).status).toBe(204);
    const elsewhere = await call('PUT', path, { as, body: { ...rest, issuer: 'https://otro.example' } });
    expect(elsewhere.json['code']).toBe('provider-secret-missing');
  });

  test('must answer at its address, which must be public and of its own', async () => {
    const as = administrator.authorization;
    const set = (issuer: string) => call('PUT', path, { as, body: { ...provider, issuer } });
    expect((await set('http://127.0.0.1:9')).json['code']).toBe('provider-unreachable');
    expect((await set('http://169.254.169.254')).json['code']).toBe('validation-failed');
    expect((await set('https://usuario:clave@idp.example')).json['code']).toBe('validation-failed');
    idp.tamper({ authorizationEndpoint: 'javascript:alert(1)//' });
    expect((await set(idp.issuer)).json['code']).toBe('provider-unreachable');
    expect((await call('GET', path, { as })).json['provider']).toMatchObject({ issuer: idp.issuer });
  });
});
