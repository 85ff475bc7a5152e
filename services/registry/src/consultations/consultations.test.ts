import { addDays, dateAt } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { confirmationTokens } from '../testing/public-letters.ts';
import { openRegistry, system } from '../testing/registry-harness.ts';

const { call, clock, db, member, person, registry } = await openRegistry();

let liaison: Awaited<ReturnType<typeof person>>;
let other: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  for (const cvegeo of ['17007', '17']) await member(cvegeo);
  liaison = await person({ role: 'liaison', cvegeo: '17007' });
  other = await person({ role: 'liaison', cvegeo: '17' });
});

const closesOn = () => addDays(dateAt('17007', clock.now()), 14);
const open = (as: string, change: Record<string, unknown> = {}) =>
  call('POST', '/api/v1/consultations', {
    as,
    body: {
      cvegeo: '17007',
      title: '¿Qué abrimos primero en 2027?',
      description: 'Ordene hasta tres opciones; el resultado decide el plan de apertura.',
      closesOn: closesOn(),
      options: ['Baches', 'Basura', 'Permisos', 'Árboles'].map((title) => ({ title })),
      ...change,
    },
  });
const shown = async (id: string) =>
  db.selectFrom('national.consultation').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function opened() {
  const { json } = await open(liaison.authorization);
  const id = String(json['id']);
  const { options } = await shown(id);
  const optionIds = Object.fromEntries(options.map((option) => [option.title, option.id]));
  const vote = (titles: string[], who: { email?: string; as?: string }) =>
    call('POST', `/api/v1/consultations/${id}/ballots`, {
      ...(who.as !== undefined && { as: who.as }),
      body: { ranking: titles.map((title) => optionIds[title]), ...(who.email && { email: who.email }) },
    });
  const confirmed = async (titles: string[], email: string) => {
    await vote(titles, { email });
    return call('POST', `/api/v1/confirmations/${(await confirmationTokens(db, email)).at(-1)}`);
  };
  return { id, vote, confirmed };
}

test('the proposals of a round are what people ask most for', async () => {
  const asked = await call('POST', '/api/v1/data-requests', {
    as: other.authorization,
    body: {
      cvegeo: '17007',
      title: 'Baches de la colonia Centro',
      description: 'Con fecha y calle de cada uno.',
    },
  });
  const url = '/api/v1/consultations/proposals?cvegeo=17007';
  expect((await call('GET', url, { as: liaison.authorization })).json).toEqual({
    items: [
      {
        title: 'Baches de la colonia Centro',
        description: 'Con fecha y calle de cada uno.',
        requestId: asked.json['id'],
        inventoryItemId: null,
      },
    ],
  });
});

describe('a consultation round', () => {
  test('is opened by its government for its own citizens, and never in the past', async () => {
    expect((await open(other.authorization)).status).toBe(403);
    expect((await open(liaison.authorization, { cvegeo: null })).status).toBe(403);
    expect((await open(liaison.authorization, { options: [{ title: 'Solo una' }] })).status).toBe(400);
    const past = await open(liaison.authorization, { closesOn: addDays(closesOn(), -15) });
    expect(past.status).toBe(422);
    expect((await open(liaison.authorization)).status).toBe(201);
  });

  test('counts each person once, shows how many took part and nothing of the result while it is open', async () => {
    const { id, vote, confirmed } = await opened();
    await confirmed(['Baches', 'Basura'], 'ana@ejemplo.org');
    await confirmed(['Permisos'], 'ana@ejemplo.org');
    await vote(['Árboles'], { email: 'sin-confirmar@ejemplo.org' });
    await vote(['Permisos'], { as: other.authorization });
    await vote(['Basura', 'Baches'], { as: other.authorization });
    expect(await shown(id)).toMatchObject({
      state: 'open',
      ballots: 2,
      options: [{ title: 'Baches', points: null }, {}, {}, {}],
    });
  });

  test('refuses options of nowhere, the same one twice, and more than three', async () => {
    const { vote } = await opened();
    const who = { as: liaison.authorization };
    expect((await vote(['Baches', 'Baches'], who)).status).toBe(422);
    expect((await vote(['Baches', 'Basura', 'Permisos', 'Árboles'], who)).status).toBe(400);
    const { id } = await opened();
    const elsewhere = await call('POST', `/api/v1/consultations/${id}/ballots`, {
      as: liaison.authorization,
      body: { ranking: ['0198a000-0000-7000-8000-00000000ffff'] },
    });
    expect(elsewhere.status).toBe(422);
  });

  test('closes by the calendar with its result in order, and takes no vote after its last day', async () => {
    const { id, vote, confirmed } = await opened();
    await confirmed(['Basura', 'Baches'], 'uno@ejemplo.org');
    await confirmed(['Basura', 'Permisos'], 'dos@ejemplo.org');
    await vote(['Árboles'], { email: 'tarde@ejemplo.org' });
    await vote(['Baches'], { as: liaison.authorization });
    clock.advance({ days: 15, hours: 12 });
    expect((await vote(['Baches'], { as: other.authorization })).json['code']).toBe('conflict');
    await registry.demand.turn(system);
    await registry.demand.turn(system);
    const [late] = (await confirmationTokens(db, 'tarde@ejemplo.org')).slice(-1);
    await call('POST', `/api/v1/confirmations/${late}`);
    const { state, ballots, options } = await shown(id);
    expect([state, ballots]).toEqual(['closed', 3]);
    expect(options.map(({ title, points, firsts }) => [title, points, firsts])).toEqual([
      ['Basura', 6, 2],
      ['Baches', 5, 1],
      ['Permisos', 2, 0],
      ['Árboles', 0, 0],
    ]);
    const entries = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `consultation:${id}`)
      .orderBy('seq')
      .execute();
    expect(entries.map(({ kind }) => kind)).toEqual(['consultation.opened', 'consultation.closed']);
    const outcome = await call('POST', `/api/v1/consultations/${id}/outcome`, {
      as: liaison.authorization,
      body: { outcome: 'La basura y los baches entran al plan de 2027.' },
    });
    expect(outcome.status).toBe(200);
    expect((await shown(id)).outcome).toContain('plan de 2027');
  });
});
