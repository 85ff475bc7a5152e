import { addDays, dateAt } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmationTokens } from '../testing/public-letters.ts';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';

const { call, clock, db, member, person } = await openRegistry();

let coordinator: Awaited<ReturnType<typeof person>>;
let liaison: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  await member('17007');
  await member('17');
  coordinator = await person({ role: 'coordinator', cvegeo: null });
  liaison = await person({ role: 'liaison', cvegeo: '17007' });
  await person({ role: 'squad', cvegeo: null });
});

const wish = (change: Record<string, unknown> = {}) => ({
  cvegeo: '17007',
  title: 'Rutas y horarios de los camiones de basura',
  description: 'Quisiera saber por dónde pasa cada camión recolector y a qué hora, por colonia.',
  email: 'vecina@ejemplo.org',
  ...change,
});
const write = (change: Record<string, unknown> = {}, as?: string) =>
  call('POST', '/api/v1/data-requests', { body: wish(change), ...(as !== undefined && { as }) });
const confirm = (token: string | undefined) => call('POST', `/api/v1/confirmations/${token}`);
const publicRequest = (title: string) =>
  db.selectFrom('national.data_request').selectAll().where('title', '=', title).executeTakeFirst();
const shown = (id: string) =>
  db.selectFrom('national.data_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** A public request written by somebody, and its id. */
async function published(title: string, email: string): Promise<string> {
  await write({ title, email });
  const path = String((await confirm((await confirmationTokens(db, email)).at(-1))).json['path']);
  return path.split('/').at(-1) ?? '';
}

describe('a request for data', () => {
  test('is seen by nobody until its author confirms the e-mail, and then counts thirty days', async () => {
    const answer = await write({
      requesterName: 'Rosa Vecina',
      purpose: 'Organizar la separación de residuos en mi calle',
      showsRequester: false,
    });
    expect([answer.status, answer.json]).toEqual([202, { id: null, isPublic: false }]);
    expect(await publicRequest(wish().title)).toBeUndefined();
    const list = await call('GET', '/api/v1/data-requests', { as: coordinator.authorization });
    expect(itemsOf(list.json)).toEqual([]);

    const [token] = await confirmationTokens(db, 'vecina@ejemplo.org');
    const read = await call('GET', `/api/v1/confirmations/${token}`);
    expect(read.json).toEqual({ kind: 'vote', isConfirmed: false });
    expect(await publicRequest(wish().title)).toBeUndefined();

    const confirmed = await confirm(token);
    expect(confirmed.status).toBe(200);
    const year = dateAt('17007', clock.now()).slice(0, 4);
    expect(await publicRequest(wish().title)).toMatchObject({
      folio: `PET-17007-${year}-1`,
      state: 'published',
      votes: 1,
      due_on: addDays(dateAt('17007', clock.now()), 30),
      requester_name: null,
      purpose: null,
    });
    expect((await confirm(token)).json).toEqual(confirmed.json);
    expect((await publicRequest(wish().title))?.votes).toBe(1);
  });

  test('tells the government’s officials and the squad once', async () => {
    const told = await db
      .selectFrom('registry.notification')
      .select(['recipient', 'path'])
      .where('kind', '=', 'request.received')
      .orderBy('recipient')
      .execute();
    expect(told).toEqual([
      { recipient: 'datos-17007@ejemplo.gob.mx', path: '/panel/peticiones' },
      { recipient: 'enlace-17007@ejemplo.gob.mx', path: '/panel/peticiones' },
      { recipient: 'persona3@ejemplo.gob.mx', path: '/coordinacion/peticiones' },
    ]);
    const entries = await db
      .selectFrom('national.ledger_entry')
      .select('body')
      .where('kind', '=', 'request.published')
      .execute();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.body).not.toContain('camiones');
  });

  test('of somebody who signed in is public at once', async () => {
    const answer = await write({ title: 'Padrón de comercios del centro' }, liaison.authorization);
    expect(answer.json).toMatchObject({ isPublic: true });
    expect(await publicRequest('Padrón de comercios del centro')).toMatchObject({ votes: 1 });
  });

  test.each([
    ['title', 'Mis datos: CURP HEGG560427MVZRRL04', 'CURP'],
    ['description', 'Quiero los apoyos; llámenme al 777 123 4567 por la tarde.', 'teléfonos'],
    ['purpose', 'Escríbanme a rosa.vecina@gmail.com', 'correos'],
  ])(
    'with personal data in its %s is refused beside the field, and kept nowhere',
    async (field, text, said) => {
      const count = () =>
        db
          .selectFrom('registry.data_request')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
      const before = await count();
      const { status, json } = await write({ [field]: text });
      expect([status, json['code']]).toEqual([400, 'validation-failed']);
      expect(json['errors']).toMatchObject([{ pointer: `/${field}` }]);
      expect(JSON.stringify(json['errors'])).toContain(said);
      expect(await count()).toEqual(before);
    },
  );

  test('by a program that fills in the hidden field is thanked and kept nowhere', async () => {
    const answer = await write({ title: 'Compre aquí muy barato', website: 'https://spam.example' });
    expect([answer.status, answer.json]).toEqual([202, { id: null, isPublic: false }]);
    const kept = await db
      .selectFrom('registry.data_request')
      .select('id')
      .where('title', '=', 'Compre aquí muy barato')
      .execute();
    expect(kept).toEqual([]);
  });

  test('to nobody, to a government outside the network or without an e-mail is refused with the reason', async () => {
    expect((await write({ cvegeo: '99999' })).json['code']).toBe('unknown-government');
    const outside = await write({ cvegeo: '17001' });
    expect([outside.status, String(outside.json['detail'])]).toEqual([
      422,
      expect.stringContaining('todavía no es integrante'),
    ]);
    expect((await write({ email: undefined })).json['code']).toBe('email-required');
  });

  test('stops after five unconfirmed letters a day to one address', async () => {
    const codes = [];
    for (let round = 0; round < 6; round += 1) {
      const { json, status } = await write({
        title: `Presupuesto número ${round} del año`,
        email: 'otro@ejemplo.org',
      });
      codes.push(status === 202 ? 'ok' : json['code']);
    }
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'too-many-confirmations']);
  });

  test('hides marks that turn text around and joins broken lines of its title', async () => {
    const id = await published('Obra\u202E pública\n de la\u200B colonia', 'lineas@ejemplo.org');
    expect((await shown(id)).title).toBe('Obra pública de la colonia');
  });
});

describe('support for a request', () => {
  test('counts once for each confirmed e-mail or account, however often it is given', async () => {
    const id = await published('Mapa de baches reportados y reparados', 'ana@ejemplo.org');
    const vote = (body: Record<string, unknown>, as?: string) =>
      call('POST', `/api/v1/data-requests/${id}/votes`, { body, ...(as !== undefined && { as }) });
    await vote({ email: 'beto@ejemplo.org' });
    expect((await shown(id)).votes).toBe(1);
    const [token] = await confirmationTokens(db, 'beto@ejemplo.org');
    await confirm(token);
    await confirm(token);
    await vote({ email: 'BETO@ejemplo.org' });
    await vote({}, liaison.authorization);
    await vote({}, liaison.authorization);
    expect((await shown(id)).votes).toBe(3);
    expect(await confirmationTokens(db, 'beto@ejemplo.org')).toHaveLength(1);
  });

  test('of one nobody sees yet is not found', async () => {
    await write({ title: 'Todavía sin confirmar nada', email: 'lenta@ejemplo.org' });
    const { id } = await db
      .selectFrom('registry.data_request')
      .select('id')
      .where('title', '=', 'Todavía sin confirmar nada')
      .executeTakeFirstOrThrow();
    const { status } = await call('POST', `/api/v1/data-requests/${id}/votes`, {
      body: { email: 'beto@ejemplo.org' },
    });
    expect(status).toBe(404);
  });
});

test('requests that may be the same are proposed while writing, whatever the accents and endings', async () => {
  const ask = async (title: string, cvegeo = '17007') =>
    itemsOf<{ title: string }>(
      (await call('GET', `/api/v1/data-requests/similar?cvegeo=${cvegeo}&title=${encodeURIComponent(title)}`))
        .json,
    ).map((item) => item.title);
  expect(await ask('RUTA del camión de la basura')).toEqual([wish().title]);
  expect(await ask('ruta del camion de basura', '17')).toEqual([]);
  expect(await ask('Licencias de construcción')).toEqual([]);
});

describe('what is not public of a request', () => {
  test('is read by its government and the network’s people, by nobody else', async () => {
    const id = await published('Gasto en comunicación social', 'periodista@ejemplo.org');
    const other = await person({ role: 'liaison', cvegeo: '17' });
    const read = (as?: string) => call('GET', `/api/v1/data-requests/${id}`, as === undefined ? {} : { as });
    expect((await read()).status).toBe(401);
    expect((await read(other.authorization)).status).toBe(403);
    const own = await read(liaison.authorization);
    expect([own.status, own.json['events']]).toEqual([200, ['answer']]);
    const squad = await read(coordinator.authorization);
    expect(squad.json['events']).toEqual(['check', 'merge', 'reject']);
    expect(JSON.stringify(squad.json)).not.toContain('periodista@ejemplo.org');
    const list = await call('GET', '/api/v1/data-requests?government=17007', { as: other.authorization });
    expect(itemsOf(list.json)).toEqual([]);
  });
});
