import { createOutbound } from '@rma/service-kit';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openFakeLlaveMx } from '../../testing/fake-llave-mx.ts';
import { cookieOf, goodPassword, itemsOf, openRegistry, publicUrl } from '../../testing/registry-harness.ts';

const registered = {
  clientId: '77',
  clientSecret: 'secreto de la aplicación',
  serviceUser: 'servicio',
  servicePassword: 'clave del servicio',
};
const llave = await openFakeLlaveMx(registered);
const outbound = createOutbound({
  contact: { publicUrl, email: 'pruebas@example.org' },
  allow: [llave.host],
  politeness: () => ({ concurrency: 4, gapMs: 0 }),
});
afterAll(() => outbound.close());
const llaveMx = { ...registered, baseUrl: llave.baseUrl };
const { call, db, person, server } = await openRegistry({ outbound, llaveMx });

const hers = 'HEGG560427MVZRRL04';
const his = 'MOPJ800101HDFRRN09';
type Person = Awaited<ReturnType<typeof person>>;
let ana: Person;
beforeEach(async () => {
  await db.deleteFrom('registry.account_identity').execute();
  ana = await person({ role: 'liaison', cvegeo: '17007' });
  llave.be(hers);
  llave.calls.length = 0;
});

const namedCookie = (response: LightMyRequestResponse) => {
  const cookie = response.cookies.find(({ name }) => name === 'rma_sign_in');
  return cookie ? `rma_sign_in=${cookie.value}` : '';
};
const signedIn = async (who: Person) => {
  const { json } = await call('POST', '/api/v1/session', {
    body: { email: who.email, password: goodPassword },
  });
  return `Bearer ${String(json['accessToken'])}`;
};
async function back(departure: Awaited<ReturnType<typeof call>>) {
  const cookie = namedCookie(departure.response);
  const returned = await llave.agree(String(departure.json['url']));
  const url = `${returned.pathname}${returned.search}`;
  const response = await server.inject({ method: 'GET', url, headers: { cookie } });
  return { url, cookie, location: response.headers['location'], session: cookieOf(response) };
}
async function link(who: Person, password = goodPassword) {
  const as = await signedIn(who);
  const departure = await call('POST', '/api/v1/account/identities/llave-mx', { as, body: { password } });
  return { as, departure };
}
const signIn = async () =>
  back(
    await call('POST', '/api/v1/session/llave-mx', {
      body: { next: '/panel' },
      headers: { origin: publicUrl },
    }),
  );

describe('Llave MX', () => {
  test('opens the account whose person linked that CURP, by exactly the documented calls', async () => {
    const linked = await back((await link(ana)).departure);
    expect(linked.location).toBe('/cuenta?llave=vinculada');
    llave.calls.length = 0;
    const { location, session } = await signIn();
    expect(location).toBe('/entrar?entrada=lista&siguiente=%2Fpanel');
    expect(llave.calls).toEqual([
      'GET /oauth.xhtml',
      'POST /ws/rest/oauth/obtenerToken',
      'GET /ws/rest/oauth/datosUsuario',
    ]);
    const { json } = await call('POST', '/api/v1/session/refresh', {
      cookie: session,
      headers: { origin: publicUrl },
    });
    expect(json['account']).toMatchObject({ email: ana.email });
  });

  test('opens nothing for a CURP that nobody linked', async () => {
    await back((await link(ana)).departure);
    llave.be(his);
    expect(await signIn()).toMatchObject({ location: '/entrar?fallo=desconocida', session: '' });
  });

  test('is linked only by who proves to be the person, and to one account', async () => {
    const wrong = await link(ana, 'no es esta contraseña');
    expect(wrong.departure.json['code']).toBe('proof-needed');
    await back((await link(ana)).departure);
    const beto = await person({ role: 'liaison', cvegeo: '17001' });
    expect((await back((await link(beto)).departure)).location).toBe('/entrar?fallo=ocupada');
    const told = await db
      .selectFrom('registry.notification')
      .select('title')
      .where('account_id', '=', ana.id)
      .execute();
    expect(told).toEqual([{ title: 'Se vinculó Llave MX a su cuenta' }]);
  });

  test('shows only the end of the CURP, and is unlinked by its person', async () => {
    const { as, departure } = await link(ana);
    await back(departure);
    const list = await call('GET', '/api/v1/account/identities', { as });
    expect(JSON.stringify(list.json)).not.toContain(hers);
    const [identity] = itemsOf<{ id: string; name: string }>(list.json);
    expect(identity?.name).toBe('CURP terminada en RL04');
    await call('DELETE', `/api/v1/account/identities/${identity?.id ?? ''}`, { as });
    expect((await signIn()).location).toBe('/entrar?fallo=desconocida');
  });

  test('comes back once, and only to the browser that left', async () => {
    await back((await link(ana)).departure);
    const { url, cookie } = await signIn();
    const again = await server.inject({ method: 'GET', url, headers: { cookie } });
    expect(again.headers['location']).toBe('/entrar?fallo=vencida');
    const departure = await call('POST', '/api/v1/session/llave-mx', {
      body: {},
      headers: { origin: publicUrl },
    });
    const stolen = await llave.agree(String(departure.json['url']));
    const elsewhere = await server.inject({ method: 'GET', url: `${stolen.pathname}${stolen.search}` });
    expect(elsewhere.headers['location']).toBe('/entrar?fallo=vencida');
  });

  test('that answers something without a CURP identifies nobody', async () => {
    llave.be('no es una CURP');
    expect((await signIn()).location).toBe('/entrar?fallo=proveedor');
  });
});

test('an installation that is not registered at Llave MX does not offer it', async () => {
  const plain = await openRegistry({ outbound });
  expect((await plain.call('GET', '/api/v1/session/methods')).json).toEqual({ llaveMx: false });
  const asked = await plain.call('POST', '/api/v1/session/llave-mx', {
    body: {},
    headers: { origin: publicUrl },
  });
  expect(asked.status).toBe(404);
});
