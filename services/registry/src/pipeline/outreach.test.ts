import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';

const { call, clock, db, inMexico, member, person } = await openRegistry();

let coordinator: Awaited<ReturnType<typeof person>>;
let other: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
  other = await person({ role: 'coordinator', cvegeo: null });
});

type Send = { as?: string; body?: Record<string, unknown> };
const get = (path: string) => call('GET', path, { as: coordinator.authorization });
const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, { as, body }: Send = {}) =>
  call(method, path, { as: as ?? coordinator.authorization, ...(body && { body }) });
const history = async (cvegeo: string) =>
  itemsOf<{ kind: string; text: string; authorName: string }>(
    (await get(`/api/v1/pipeline/${cvegeo}/history`)).json,
  );

describe('what coordinators write down of a government', () => {
  test('is who answers for it and what comes next, and its history keeps what it was', async () => {
    const first = { ownerId: coordinator.id, nextStep: 'Llamar a la alcaldía', nextStepOn: inMexico(2) };
    expect((await send('PATCH', '/api/v1/pipeline/09015', { body: first })).json).toEqual(first);
    await send('PATCH', '/api/v1/pipeline/09015', {
      as: other.authorization,
      body: { nextStep: 'Enviar el borrador' },
    });
    const { json } = await get('/api/v1/pipeline/09015');
    expect(json).toMatchObject({
      owner: { id: coordinator.id },
      nextStep: 'Enviar el borrador',
      nextStepOn: inMexico(2),
      matters: [],
    });
    expect((await history('09015')).map(({ kind, text }) => [kind, text])).toEqual([
      ['next-step', `Enviar el borrador (${inMexico(2)})`],
      ['next-step', `Llamar a la alcaldía (${inMexico(2)})`],
      ['owner', expect.stringMatching(/^Persona/)],
    ]);
    clock.advance({ days: 2 });
    expect((await get('/api/v1/pipeline/09015')).json['matters']).toEqual(['next-step']);
    const mine = await get(`/api/v1/pipeline?owner=${coordinator.id}`);
    expect(itemsOf<{ cvegeo: string }>(mine.json).map(({ cvegeo }) => cvegeo)).toEqual(['09015']);
  });

  test('forgets the day with the step', async () => {
    const { json } = await send('PATCH', '/api/v1/pipeline/09015', { body: { nextStep: null } });
    expect(json).toMatchObject({ nextStep: null, nextStepOn: null });
  });

  test('refuses an owner who does not coordinate, and a government that does not exist', async () => {
    const liaison = await person({ role: 'liaison', cvegeo: '17' });
    const body = { ownerId: liaison.id };
    expect((await send('PATCH', '/api/v1/pipeline/09015', { body })).json['code']).toBe('not-a-coordinator');
    expect((await send('PATCH', '/api/v1/pipeline/99999', { body: {} })).json['code']).toBe(
      'unknown-government',
    );
  });

  test('are notes that say who wrote them, and that nobody changes', async () => {
    for (const text of ['Primera llamada.', 'Piden esperar a marzo.'])
      expect((await send('POST', '/api/v1/pipeline/09016/notes', { body: { text } })).status).toBe(201);
    expect((await history('09016')).map(({ text }) => text)).toEqual([
      'Piden esperar a marzo.',
      'Primera llamada.',
    ]);
    expect((await history('09016'))[0]?.authorName).toMatch(/^Persona/);
    expect((await get('/api/v1/pipeline/09016')).json['contactedAt']).toBe(clock.now().toISOString());
  });
});

describe('inviting many governments', () => {
  const message = 'La federación le invita a publicar sus datos con otros gobiernos.';
  const invitees = [
    { cvegeo: '09002', email: 'alcaldia@azcapotzalco.example', name: 'Laura Díaz' },
    { cvegeo: '09003', email: 'sin arroba' },
    { cvegeo: '09002', email: 'otra@azcapotzalco.example' },
    { cvegeo: '17007', email: 'enlace@jiutepec.example' },
    { cvegeo: '99999', email: 'nadie@nada.example' },
    { cvegeo: '09004', email: 'cuajimalpa@cdmx.example' },
  ];
  const verdicts = ['ready', 'bad-address', 'repeated', 'on-its-way', 'unknown-government', 'ready'];
  const mailTo = (recipient: string) =>
    db.selectFrom('registry.message').select('body').where('recipient', '=', recipient).execute();

  test('is looked at before anybody is written to', async () => {
    await member('17007');
    const { json } = await send('POST', '/api/v1/pipeline/invitations/preview', {
      body: { invitees, message },
    });
    expect(itemsOf<{ verdict: string }>(json).map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(json['letter']).toMatchObject({
      subject: 'Invitación a Azcapotzalco a la Red México Abierto',
      path: '/unirse?gobierno=09002',
    });
    expect(await mailTo('alcaldia@azcapotzalco.example')).toEqual([]);
  });

  test('writes one letter to each that can be invited, and moves it to invited', async () => {
    const sent = await send('POST', '/api/v1/pipeline/invitations', { body: { invitees, message } });
    expect(sent.json['sent']).toBe(2);
    expect(itemsOf<{ verdict: string }>(sent.json).map(({ verdict }) => verdict)).toEqual(verdicts);
    const [letter, ...more] = await mailTo('alcaldia@azcapotzalco.example');
    expect(more).toEqual([]);
    expect(letter?.body).toMatch(/^Laura Díaz:/);
    expect(letter?.body).toContain(message);
    expect(letter?.body).toContain('http://127.0.0.1:8080/unirse?gobierno=09002');
    expect(await mailTo('otra@azcapotzalco.example')).toEqual([]);
    expect((await get('/api/v1/pipeline/09004')).json['stage']).toBe('invited');
    expect((await history('09004')).map(({ kind }) => kind)).toEqual(['invitation']);
  });

  test('sent again writes to nobody twice, until two weeks have passed', async () => {
    const again = await send('POST', '/api/v1/pipeline/invitations', { body: { invitees, message } });
    expect(again.json['sent']).toBe(0);
    clock.advance({ days: 15 });
    const later = await send('POST', '/api/v1/pipeline/invitations', {
      body: { invitees: invitees.slice(0, 1), message },
    });
    expect(later.json['sent']).toBe(1);
  });

  test('is for coordinators, and never of more than 200 at once', async () => {
    const auditor = await person({ role: 'auditor', cvegeo: null });
    const body = { invitees, message };
    const refused = await send('POST', '/api/v1/pipeline/invitations', { as: auditor.authorization, body });
    expect(refused.status).toBe(403);
    const many = Array.from({ length: 201 }, () => ({ cvegeo: '09002', email: 'a@b.example' }));
    const tooMany = await send('POST', '/api/v1/pipeline/invitations', { body: { message, invitees: many } });
    expect(tooMany.status).toBe(400);
  });
});

describe('a saved view', () => {
  const path = '/api/v1/pipeline/views';
  const namesFor = async (as: string) =>
    itemsOf<{ name: string; query: string }>((await call('GET', path, { as })).json).map(
      ({ name, query }) => `${name}: ${query}`,
    );

  test('is one’s own until it is shared, and the same name replaces it', async () => {
    await send('POST', path, { body: { name: 'Del sur', query: 'estado=20', isShared: false } });
    await send('POST', path, { body: { name: 'Por vencer', query: 'asunto=x', isShared: true } });
    const again = await send('POST', path, { body: { name: 'Del sur', query: 'estado=07' } });
    expect(await namesFor(coordinator.authorization)).toEqual(['Del sur: estado=07', 'Por vencer: asunto=x']);
    expect(await namesFor(other.authorization)).toEqual(['Por vencer: asunto=x']);
    const id = String(again.json['id']);
    expect((await send('DELETE', `${path}/${id}`, { as: other.authorization })).status).toBe(404);
    expect((await send('DELETE', `${path}/${id}`)).status).toBe(204);
    expect(await namesFor(coordinator.authorization)).toEqual(['Por vencer: asunto=x']);
  });
});
