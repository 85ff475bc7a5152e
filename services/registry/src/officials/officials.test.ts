import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry, pdf, publicUrl, system } from '../testing/registry-harness.ts';

const harness = await openRegistry();
const { accept, apply, call, clock, db, inMexico, member, person, registry, submit } = harness;

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
});

type Row = { name: string; email: string | null; isCurrent: boolean; post: string; id: string };
const replace = (cvegeo: string, change: Record<string, string> = {}, as = coordinator.authorization) =>
  submit('POST', `/api/v1/governments/${cvegeo}/officials`, {
    as,
    fields: {
      post: 'liaison',
      name: 'Carla Relevo',
      position: 'Directora',
      email: `relevo-${cvegeo}@ejemplo.gob.mx`,
      termStarts: inMexico(0),
      ...change,
    },
    file: { field: 'designation', name: 'oficio.pdf', content: pdf },
  });
const contacts = async (as?: string) => (await list('17007', as)).map(({ email }) => email !== null);
const list = async (cvegeo: string, as?: string) =>
  itemsOf<Row>((await call('GET', `/api/v1/governments/${cvegeo}/officials`, as ? { as } : {})).json);

describe('replacing an official', () => {
  test('takes the former one out of post, session and keys, and keeps the history', async () => {
    const { invitations } = await member('17007');
    const former = await accept(invitations.liaison?.token ?? '');
    const key = await call('POST', '/api/v1/api-keys', {
      as: former.authorization,
      body: {
        name: 'Carga',
        cvegeo: '17007',
        scopes: ['catalog:write'],
        expiresAt: new Date(clock.now().getTime() + 86_400_000).toISOString(),
      },
    });
    expect(key.status).toBe(201);

    expect((await replace('17007')).status).toBe(201);

    const refreshed = await call('POST', '/api/v1/session/refresh', {
      cookie: former.cookie,
      headers: { origin: publicUrl },
    });
    expect(refreshed.json['account']).toMatchObject({ grants: [] });
    const machine = await call('GET', '/api/v1/me', { headers: { 'x-api-key': String(key.json['key']) } });
    expect(machine.json['code']).toBe('token-invalid');
    const rows = await list('17007', coordinator.authorization);
    expect(
      rows.filter(({ post }) => post === 'liaison').map(({ name, isCurrent }) => [name, isCurrent]),
    ).toEqual([
      ['Carla Relevo', true],
      ['Ana Enlace', false],
    ]);
    const shown = await db
      .selectFrom('national.official')
      .select('name')
      .where('cvegeo', '=', '17007')
      .where('post', '=', 'liaison')
      .execute();
    expect(shown).toEqual([{ name: 'Carla Relevo' }]);
  });

  test('makes the invitation of one who never came useless', async () => {
    const { invitations } = await member('17001');
    expect((await replace('17001')).status).toBe(201);
    expect((await accept(invitations.liaison?.token ?? '')).json['code']).toBe('invitation-expired');
  });

  test('by the same person, for a new term, keeps the account without another invitation', async () => {
    const { invitations } = await member('17002');
    const same = await accept(invitations.liaison?.token ?? '');
    const before = await db.selectFrom('registry.invitation').select('id').execute();
    expect((await replace('17002', { email: 'ENLACE-17002@ejemplo.gob.mx' })).status).toBe(201);
    expect(await db.selectFrom('registry.invitation').select('id').execute()).toEqual(before);
    const me = await call('GET', '/api/v1/me', { as: same.authorization });
    expect(me.json['grants']).toEqual([{ role: 'liaison', cvegeo: '17002' }]);
  });

  test('by two at once leaves one in the post', async () => {
    await member('17003');
    const both = await Promise.all([replace('17003'), replace('17003', { email: 'otra@ejemplo.gob.mx' })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const current = (await list('17003')).filter(({ post, isCurrent }) => post === 'liaison' && isCurrent);
    expect(current).toHaveLength(1);
  });

  test('may be done by the administrator of that government, and of no other', async () => {
    await member('17004');
    const own = await person({ role: 'administrator', cvegeo: '17004' });
    const other = await person({ role: 'administrator', cvegeo: '17001' });
    expect((await replace('17004', {}, other.authorization)).status).toBe(403);
    expect((await replace('17004', {}, own.authorization)).status).toBe(201);
  });

  test.each([
    ['begins in two years', { termStarts: inMexico(730) }, '/termStarts'],
    ['ended yesterday', { termEnds: inMexico(-1) }, '/termEnds'],
    ['has no such post', { post: 'tesorero' }, '/post'],
  ])('is refused when the term %s', async (_why, change, pointer) => {
    const { status, json } = await replace('17004', change);
    expect(status).toBe(400);
    expect(json['errors']).toMatchObject([{ pointer }]);
  });

  test('is refused for a government that is not a member', async () => {
    expect((await replace('17005')).json['code']).toBe('not-a-member');
    expect((await replace('99999')).json['code']).toBe('unknown-government');
  });
});

describe('the officials of a government', () => {
  test('show their contact only to who may read it', async () => {
    const stranger = await person({ role: 'liaison', cvegeo: '17001' });
    const own = await person({ role: 'liaison', cvegeo: '17007' });
    expect(new Set(await contacts())).toEqual(new Set([false]));
    expect(new Set(await contacts(stranger.authorization))).toEqual(new Set([false]));
    expect(new Set(await contacts(own.authorization))).toEqual(new Set([true]));
    expect(new Set(await contacts(coordinator.authorization))).toEqual(new Set([true]));
  });

  test('have their designation, for the same people', async () => {
    const [current] = await list('17007');
    const url = `/api/v1/governments/17007/officials/${String(current?.id)}/designation`;
    const read = await call('GET', url, { as: coordinator.authorization });
    expect(read.response.rawPayload.equals(pdf)).toBe(true);
    expect((await call('GET', url)).status).toBe(401);
    const elsewhere = url.replace('17007', '17001');
    expect((await call('GET', elsewhere, { as: coordinator.authorization })).status).toBe(404);
  });
});

describe('a term that is over', () => {
  test('gives no permission from the next day on, and the calendar ends the post', async () => {
    const { json } = await apply('05035', { 'liaison.termEnds': inMexico(5) });
    const approved = await registry.applications.approve(system, String(json['id']));
    const liaison = await accept((approved.ok && approved.invitations.liaison?.token) || '');
    const grants = async () =>
      (await call('GET', '/api/v1/me', { as: liaison.authorization })).json['grants'];

    clock.advance({ days: 5 });
    await registry.tasks['registry.turn-calendar']();
    expect(await grants()).toHaveLength(1);
    clock.advance({ days: 1 });
    expect(await grants()).toEqual([]);
    expect((await list('05035')).map(({ isCurrent }) => isCurrent)).toEqual([true, true]);
    await registry.tasks['registry.turn-calendar']();
    await registry.tasks['registry.turn-calendar']();
    expect((await list('05035')).filter(({ isCurrent }) => isCurrent).map(({ post }) => post)).toEqual([
      'administrator',
    ]);
    const ended = await db
      .selectFrom('national.ledger_entry')
      .select(['kind', 'actor', 'cause'])
      .where('cvegeo', '=', '05035')
      .where('kind', '=', 'official.ended')
      .execute();
    expect(ended).toEqual([
      { kind: 'official.ended', actor: 'system:calendar', cause: 'término del periodo' },
    ]);
  });
});
