import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, nextOf, openRegistry } from '../testing/registry-harness.ts';

const { call, clock, db, member, person, registry } = await openRegistry();
type Person = Awaited<ReturnType<typeof person>>;

let asking: Person;
let peer: Person;
let squad: Person;
let stranger: Person;
beforeAll(async () => {
  await member('17007');
  asking = await person({ role: 'liaison', cvegeo: '17007' });
  peer = await person({ role: 'administrator', cvegeo: '05035' });
  squad = await person({ role: 'squad', cvegeo: null });
  stranger = await person();
});

const question = {
  cvegeo: '17007',
  topic: 'formats',
  title: 'Celdas combinadas en el padrón',
  body: '¿Cómo las separamos sin perder la clave de la colonia?',
};
const open = async (change: Record<string, unknown> = {}) =>
  String(
    (await call('POST', '/api/v1/tickets', { as: asking.authorization, body: { ...question, ...change } }))
      .json['id'],
  );
const read = (id: string, { authorization }: Person) =>
  call('GET', `/api/v1/tickets/${id}`, { as: authorization });
const reply = (id: string, { authorization }: Person, body = 'Copie el valor hacia abajo.') =>
  call('POST', `/api/v1/tickets/${id}/replies`, { as: authorization, body: { body } });
const solve = (id: string, { authorization }: Person) =>
  call('POST', `/api/v1/tickets/${id}/solution`, { as: authorization });

describe('a ticket', () => {
  test('is told to the squad, answered, timed in business time, solved and reopened', async () => {
    // A Friday at half past five in the afternoon of Mexico City; the tokens are checked by the machine's time.
    const id = await open();
    await db
      .updateTable('registry.ticket')
      .set({ opened_at: new Date('2026-11-20T23:30:00Z') })
      .where('id', '=', id)
      .execute();
    const now = clock.now();
    clock.set('2026-11-23T15:30:00Z');
    expect((await solve(id, asking)).json['code']).toBe('ticket-unanswered');
    expect((await reply(id, squad)).json).toMatchObject({ state: 'answered' });
    clock.set('2026-11-23T18:00:00Z');
    expect((await reply(id, asking, 'Gracias, ¿y las fechas?')).json).toMatchObject({ state: 'answered' });
    expect((await reply(id, squad, 'Como 2026-11-22.')).status).toBe(201);
    expect((await solve(id, asking)).json).toEqual({ state: 'solved' });
    expect((await read(id, asking)).json).toMatchObject({
      firstAnswerMinutes: 60,
      solutionMinutes: 210,
      side: 'own',
      replies: [{ side: 'squad' }, { side: 'own' }, { side: 'squad' }],
    });
    expect((await reply(id, asking, 'No funcionó en un archivo.')).json).toMatchObject({ state: 'answered' });
    expect((await read(id, squad)).json).toMatchObject({ solutionMinutes: null, firstAnswerMinutes: 60 });
    clock.set(now.toISOString());
    const told = await db
      .selectFrom('registry.notification')
      .select(['kind', 'recipient'])
      .where('path', '=', `/panel/consultas/${id}`)
      .execute();
    expect(told.filter(({ kind }) => kind === 'ticket.answered')).toHaveLength(4);
    expect(
      new Set(told.filter(({ kind }) => kind === 'ticket.received').map((each) => each.recipient)),
    ).toEqual(new Set([squad.email]));
  });

  test('of another government is nobody else’s, unless it is shared: then peers answer it', async () => {
    const id = await open();
    expect((await read(id, peer)).json['code']).toBe('not-found');
    expect((await reply(id, peer)).json['code']).toBe('not-found');
    expect((await read(id, stranger)).status).toBe(403);
    expect((await call('GET', `/api/v1/tickets/${id}`)).status).toBe(401);
    const share = (who: Person) =>
      call('PATCH', `/api/v1/tickets/${id}`, { as: who.authorization, body: { isShared: true } });
    expect((await share(peer)).json['code']).toBe('not-found');
    expect((await share(asking)).status).toBe(204);
    expect((await reply(id, peer)).status).toBe(201);
    expect((await read(id, asking)).json).toMatchObject({
      state: 'answered',
      replies: [{ side: 'peer', governmentName: 'Torreón' }],
    });
    expect((await solve(id, peer)).json['code']).toBe('not-found');
  });

  test('may be asked only for one’s own government', async () => {
    const other = await call('POST', '/api/v1/tickets', { as: peer.authorization, body: question });
    expect(other.status).toBe(403);
  });
});

describe('the list of tickets', () => {
  test('is of one’s own, of what peers share, or everything for the squad, in pages', async () => {
    const shared = await open({ isShared: true });
    const list = async (who: Person, query = '') =>
      (await call('GET', `/api/v1/tickets?first=2${query}`, { as: who.authorization })).json;
    const ids = (json: Record<string, unknown>) => itemsOf(json).map(({ id }) => id);
    expect(ids(await list(peer))).toEqual([]);
    expect(ids(await list(peer, '&shared=true'))).toContain(shared);
    expect(ids(await list(asking, '&shared=true'))).toEqual([]);
    const first = await list(squad);
    const second = await list(squad, nextOf(first));
    expect(new Set([...ids(first), ...ids(second)]).size).toBe(3);
    expect(ids(await list(squad, '&state=open'))).toEqual([shared]);
  });

  test('gives how fast answers come', async () => {
    const times = await registry.squads.tickets.times();
    expect(times).toMatchObject({ opened: 3, waiting: 1, solved: 0, answered: 2, answered_in_time: 2 });
  });
});
