import { addDays, dateAt } from '@rma/domain';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { addPublicDataset, confirmationTokens } from '../testing/public-letters.ts';
import { openRegistry } from '../testing/registry-harness.ts';
import { moveVotes } from './vote-queries.ts';

const { call, clock, database, db, member, person, registry } = await openRegistry();
const ownDataset = '0198a000-0000-7000-8000-000000000001';
const stateDataset = '0198a000-0000-7000-8000-000000000002';
const farDataset = '0198a000-0000-7000-8000-000000000003';

let squad: Awaited<ReturnType<typeof person>>;
let liaison: Awaited<ReturnType<typeof person>>;
let author: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  for (const cvegeo of ['17007', '17', '02004']) await member(cvegeo);
  squad = await person({ role: 'squad', cvegeo: null });
  liaison = await person({ role: 'liaison', cvegeo: '17007' });
  author = await person();
  await addPublicDataset(database.as('rma_catalog'), {
    id: ownDataset,
    cvegeo: '17007',
    title: 'Rutas de recolección',
  });
  await addPublicDataset(database.as('rma_catalog'), {
    id: stateDataset,
    cvegeo: '17',
    title: 'Rutas del estado',
  });
  await addPublicDataset(database.as('rma_catalog'), {
    id: farDataset,
    cvegeo: '02004',
    title: 'Rutas de Tijuana',
  });
});

/** A public request of somebody with an account. */
async function ask(title: string, cvegeo = '17007'): Promise<string> {
  const { json } = await call('POST', '/api/v1/data-requests', {
    as: author.authorization,
    body: { cvegeo, title, description: 'Lo necesitamos para el consejo ciudadano del municipio.' },
  });
  return String(json['id']);
}
const work = (id: string, what: string, body: Record<string, unknown>, as = squad.authorization) =>
  call('POST', `/api/v1/data-requests/${id}/${what}`, { as, body });
const answer = (id: string, body: Record<string, unknown>, as = liaison.authorization) =>
  work(id, 'answer', body, as);
const shown = (id: string) =>
  db.selectFrom('national.data_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const ledgerOf = async (id: string) =>
  (
    await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `request:${id}`)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind);
const today = () => dateAt('17007', clock.now());
/** Runs the jobs that tell people of something, twice as a queue may, and says who got a letter. */
async function deliver(about: string): Promise<string[]> {
  const { rows } = await sql<{ payload: unknown }>`
    select payload from graphile_worker._private_jobs
    where payload -> 'notice' ->> 'about' like ${`${about}%`}`.execute(database.db);
  for (const { payload } of [...rows, ...rows]) await registry.tasks['registry.notify'](payload);
  const told = await db
    .selectFrom('registry.notification')
    .select('recipient')
    .where('about', 'like', `${about}%`)
    .orderBy('recipient')
    .execute();
  return told.map(({ recipient }) => recipient);
}

describe('the squad', () => {
  test('finds a request valid and says its theme; the government may answer before or after', async () => {
    const id = await ask('Accidentes de tránsito por crucero');
    expect((await work(id, 'check', { themeId: 'nada' })).status).toBe(400);
    expect((await work(id, 'check', { themeId: 'mobility' })).status).toBe(200);
    expect(await shown(id)).toMatchObject({ state: 'checked', theme_id: 'mobility' });
    expect((await work(id, 'check', {})).json['code']).toBe('conflict');
    expect((await work(id, 'check', {}, liaison.authorization)).status).toBe(403);
  });

  test('does not take one: its text is gone from the public view, the reason and the folio stay', async () => {
    const id = await ask('El tesorero es un ladrón y su familia');
    await work(id, 'rejection', { reason: 'No pide datos: acusa a una persona.' });
    expect(await shown(id)).toMatchObject({
      state: 'rejected',
      title: 'Petición no admitida',
      description: '',
      answer_text: 'No pide datos: acusa a una persona.',
    });
    expect(await ledgerOf(id)).toEqual(['request.published', 'request.rejected']);
    expect((await answer(id, { answer: 'planned', plannedOn: today() })).json['code']).toBe('conflict');
  });

  test('counts who confirms while their request is being merged, where it went', async () => {
    const from = await ask('Fugas de agua reportadas por colonia');
    const into = await ask('Reportes de fugas del agua potable');
    await call('POST', `/api/v1/data-requests/${from}/votes`, { body: { email: 'lea@ejemplo.org' } });
    const [token] = await confirmationTokens(db, 'lea@ejemplo.org');
    const isWaited = async () => {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      return rows.length > 0;
    };
    const confirmed = await database.db.transaction().execute(async (trx) => {
      await sql`select from registry.data_request where id = ${from} for update`.execute(trx);
      const answered = call('POST', `/api/v1/confirmations/${token}`);
      await vi.waitFor(async () => expect(await isWaited()).toBe(true), { timeout: 10_000 });
      await moveVotes(trx, { from, into });
      await sql`update registry.data_request set state = 'merged', merged_into = ${into}
        where id = ${from}`.execute(trx);
      return { answered };
    });
    expect((await confirmed.answered).json['path']).toBe(`/peticiones/${into}`);
    expect((await shown(into)).votes).toBe(2);
  });

  test('merges duplicates: everybody counts once, and who asked there is told where it went', async () => {
    const one = await ask('Presupuesto por colonia');
    const other = await ask('Gasto del presupuesto en cada colonia');
    for (const [id, email] of [
      [one, 'eva@ejemplo.org'],
      [other, 'eva@ejemplo.org'],
      [other, 'ivan@ejemplo.org'],
    ] as const) {
      await call('POST', `/api/v1/data-requests/${id}/votes`, { body: { email } });
      await call('POST', `/api/v1/confirmations/${(await confirmationTokens(db, email)).at(-1)}`);
    }
    expect([(await shown(one)).votes, (await shown(other)).votes]).toEqual([2, 3]);
    expect((await work(other, 'merge', { into: other })).status).toBe(422);
    expect((await work(other, 'merge', { into: await ask('Otra del estado entero', '17') })).status).toBe(
      422,
    );
    expect((await work(other, 'merge', { into: one })).status).toBe(200);
    expect((await shown(one)).votes).toBe(3);
    expect(await shown(other)).toMatchObject({ state: 'merged', merged_into: one });
    expect((await work(one, 'merge', { into: other })).status).toBe(422);
    expect(await ledgerOf(other)).toEqual(['request.published', 'request.merged']);
    expect(await deliver(`request:${other}:merged`)).toEqual([
      'eva@ejemplo.org',
      'ivan@ejemplo.org',
      author.email,
    ]);
  });

  test('merging the same pair from both sides at once leaves one open', async () => {
    const [a, b] = [await ask('Lista de proveedores del año'), await ask('Proveedores del municipio')];
    const answers = await Promise.all([work(a, 'merge', { into: b }), work(b, 'merge', { into: a })]);
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 422]);
    const states = [(await shown(a)).state, (await shown(b)).state];
    expect(states.toSorted((x, y) => x.localeCompare(y))).toEqual(['merged', 'published']);
  });
});

describe('a government', () => {
  test('answers with a dataset of its own, of its state or its municipalities, and of nobody else', async () => {
    const id = await ask('Rutas de la recolección de basura');
    expect((await answer(id, { answer: 'opened', datasetId: farDataset })).status).toBe(422);
    expect((await answer(id, { answer: 'opened', datasetId: stateDataset })).json).toEqual({ isLate: false });
    expect(await shown(id)).toMatchObject({
      state: 'answered',
      answer: 'opened',
      dataset_id: stateDataset,
      is_late: false,
    });
    expect((await answer(id, { answer: 'opened', datasetId: ownDataset })).json['code']).toBe('conflict');
  });

  test('answers with a date, and again when it is open or the date moves; it stays in time', async () => {
    const id = await ask('Horarios de las oficinas municipales');
    expect((await answer(id, { answer: 'planned', plannedOn: addDays(today(), -1) })).status).toBe(422);
    expect((await answer(id, { answer: 'planned', plannedOn: addDays(today(), 60) })).status).toBe(200);
    const first = await shown(id);
    clock.advance({ minutes: 1 });
    expect((await answer(id, { answer: 'opened', datasetId: ownDataset, text: '' })).status).toBe(200);
    expect(await shown(id)).toMatchObject({
      answer: 'opened',
      planned_on: null,
      answered_at: first.answered_at,
    });
    expect(await ledgerOf(id)).toEqual(['request.published', 'request.answered', 'request.answered']);
    expect(await deliver(`request:${id}:answer:`)).toEqual([author.email, author.email]);
  });

  test('refuses only with a legal basis of the list and a reason, shown to everybody', async () => {
    const id = await ask('Nombres de las víctimas de delitos');
    const text = 'Son datos personales de víctimas; se publican las cifras por colonia y mes.';
    expect((await answer(id, { answer: 'refused', text })).status).toBe(400);
    expect((await answer(id, { answer: 'refused', legalBasis: 'porque no', text })).status).toBe(400);
    expect((await answer(id, { answer: 'refused', legalBasis: 'personal-data', text: 'No.' })).status).toBe(
      400,
    );
    expect((await answer(id, { answer: 'refused', legalBasis: 'personal-data', text })).status).toBe(200);
    expect(await shown(id)).toMatchObject({ legal_basis: 'personal-data', answer_text: text });
  });

  test('cannot answer for another, and neither can the squad or the public', async () => {
    const id = await ask('Agua potable por colonia', '02004');
    const body = { answer: 'planned', plannedOn: addDays(today(), 5) };
    expect((await answer(id, body)).status).toBe(403);
    expect((await answer(id, body, squad.authorization)).status).toBe(403);
    expect((await call('POST', `/api/v1/data-requests/${id}/answer`, { body })).status).toBe(401);
    expect((await shown(id)).state).toBe('published');
  });

  test('answers on its last evening in Tijuana in time, though it is the next day in Mexico City', async () => {
    const tijuana = await person({ role: 'liaison', cvegeo: '02004' });
    const id = await ask('Cruces peatonales de la frontera', '02004');
    const { due_on: dueOn } = await shown(id);
    const startedAt = clock.now();
    clock.set(`${addDays(dueOn, 1)}T06:30:00Z`);
    try {
      const body = { answer: 'planned', plannedOn: addDays(dueOn, 30) };
      expect((await answer(id, body, tijuana.authorization)).json).toEqual({ isLate: false });
    } finally {
      clock.set(startedAt.toISOString());
    }
  });
});
