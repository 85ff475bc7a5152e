import { addDays, dateInMexicoCity } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';
import { programme } from './curriculum.ts';

const { call, clock, db, member, person, registry } = await openRegistry();
type Person = Awaited<ReturnType<typeof person>>;

let squad: Person;
let liaison: Person;
let outsider: Person;
let cohortId = '';
/** The Monday of this week in Mexico City. */
const monday = (() => {
  const today = dateInMexicoCity(clock.now());
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, -((weekday + 6) % 7));
})();

beforeAll(async () => {
  await member('17007');
  squad = await person({ role: 'squad', cvegeo: null });
  liaison = await person({ role: 'liaison', cvegeo: '17007' });
  outsider = await person({ role: 'liaison', cvegeo: '05035' });
});

const asSquad = (path: string, body: Record<string, unknown>) =>
  call('POST', path, { as: squad.authorization, body });
const task = (key: string, isDone = true, who = liaison) =>
  call('PUT', `/api/v1/programme/cohorts/${cohortId}/governments/17007/tasks/${key}`, {
    as: who.authorization,
    body: { isDone },
  });
const told = (kind: string) =>
  db
    .selectFrom('registry.notification')
    .select(['title', 'recipient'])
    .where('kind', '=', kind)
    .where('cvegeo', '=', '17007')
    .execute();

describe('a cohort', () => {
  test('begins on a Monday, with members of the network', async () => {
    const path = '/api/v1/programme/cohorts';
    expect((await asSquad(path, { name: 'Primera', startsOn: addDays(monday, 1) })).status).toBe(400);
    const made = await asSquad(path, { name: 'Primera generación', startsOn: monday });
    expect(made.status).toBe(201);
    cohortId = String(made.json['id']);
    const enrol = (cvegeo: string) => asSquad(`${path}/${cohortId}/governments`, { cvegeo });
    expect((await enrol('05035')).json['code']).toBe('not-a-member');
    expect((await enrol('99999')).status).toBe(400);
    expect((await enrol('17007')).status).toBe(204);
    expect((await enrol('17007')).status).toBe(204);
    expect(await told('squad.task')).toHaveLength(2);
    const { json } = await call('GET', '/api/v1/programme');
    expect(json['cohorts']).toMatchObject([{ state: 'running', week: 1, governments: 1, finished: 0 }]);
  });

  test('that is over takes nobody in', async () => {
    const made = await asSquad('/api/v1/programme/cohorts', {
      name: 'Generación pasada',
      startsOn: addDays(monday, -70),
    });
    const path = `/api/v1/programme/cohorts/${String(made.json['id'])}/governments`;
    expect((await asSquad(path, { cvegeo: '17007' })).json['code']).toBe('cohort-over');
  });

  test('shows each government’s progress to those who are in it, and to nobody else', async () => {
    expect((await task('team')).json).toEqual({ done: 1 });
    expect((await task('no-such-task')).status).toBe(400);
    expect((await task('team', true, outsider)).status).toBe(403);
    const path = `/api/v1/programme/cohorts/${cohortId}`;
    const { json } = await call('GET', path, { as: liaison.authorization });
    expect(json['governments']).toMatchObject([{ cvegeo: '17007', done: [{ task: 'team' }] }]);
    expect((await call('GET', path, { as: outsider.authorization })).status).toBe(404);
    const mine = await call('GET', '/api/v1/programme/cohorts/mine', { as: liaison.authorization });
    expect(itemsOf(mine.json)).toEqual([cohortId]);
  });

  test('keeps what a government noted on its tasks to its people, the network’s and its state’s', async () => {
    await member('09015');
    await asSquad(`/api/v1/programme/cohorts/${cohortId}/governments`, { cvegeo: '09015' });
    const path = `/api/v1/programme/cohorts/${cohortId}`;
    const put = await call('PUT', `${path}/governments/17007/tasks/team`, {
      as: liaison.authorization,
      body: { isDone: true, note: 'Falta convencer a la tesorería' },
    });
    expect(put.status).toBe(200);
    const noteFor = async ({ authorization }: Person) => {
      const { json } = await call('GET', path, { as: authorization });
      const governments = json['governments'] as { cvegeo: string; done: { note: string | null }[] }[];
      return governments.find(({ cvegeo }) => cvegeo === '17007')?.done[0]?.note;
    };
    const peer = await person({ role: 'liaison', cvegeo: '09015' });
    const cto = await person({ role: 'state-cto', cvegeo: '17' });
    expect(await noteFor(peer)).toBeNull();
    for (const each of [liaison, squad, cto])
      expect(await noteFor(each)).toBe('Falta convencer a la tesorería');
  });

  test('reminds once, two days before each week ends, of what is left of it', async () => {
    const now = clock.now();
    for (const day of [4, 5, 6]) {
      clock.set(`${addDays(monday, day)}T18:00:00Z`);
      await registry.tasks['registry.turn-calendar']();
    }
    clock.set(now.toISOString());
    const letters = (await told('squad.task')).filter(({ title }) => title.startsWith('La semana 1'));
    expect(letters).toHaveLength(2);
  });

  test('is finished by a government when it has done every task, on record', async () => {
    for (const { tasks } of programme) for (const { key } of tasks) await task(key);
    const { json } = await call('GET', '/api/v1/programme');
    expect(json['cohorts']).toMatchObject([{ finished: 1 }, { finished: 0 }]);
    const kinds = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('cvegeo', '=', '17007')
      .where('kind', 'like', 'programme.%')
      .orderBy('seq')
      .execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['programme.started', 'programme.finished']);
    expect((await task('team', false)).json).toEqual({ done: 17 });
  });
});

describe('a webinar', () => {
  const startsAt = new Date(clock.now().getTime() + 5 * 86_400_000).toISOString();
  const facts = {
    title: 'Limpiar un padrón en vivo',
    description: 'Traiga un archivo suyo y lo limpiamos juntos.',
    startsAt,
    durationMinutes: 60,
    joinUrl: 'https://sala.ejemplo.mx/abc',
  };

  test('is told to those invited, moved and called off, and the public never sees where it is joined', async () => {
    const made = await asSquad('/api/v1/programme/webinars', { ...facts, cohortId });
    expect(made.status).toBe(201);
    const id = String(made.json['id']);
    const put = (change: Record<string, unknown>) =>
      call('PUT', `/api/v1/programme/webinars/${id}`, {
        as: squad.authorization,
        body: { ...facts, ...change },
      });
    const moved = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    expect((await put({ startsAt: moved })).status).toBe(204);
    expect((await put({ startsAt: moved, description: 'Con más ejemplos.' })).status).toBe(204);
    const mine = await call('GET', '/api/v1/programme/webinars', { as: liaison.authorization });
    expect(itemsOf<{ joinUrl: string }>(mine.json).map(({ joinUrl }) => joinUrl)).toEqual([facts.joinUrl]);
    const others = await call('GET', '/api/v1/programme/webinars', { as: outsider.authorization });
    expect(itemsOf(others.json)).toEqual([]);
    expect(JSON.stringify((await call('GET', '/api/v1/programme')).json)).not.toContain('sala.ejemplo.mx');

    const calendar = await call('GET', '/programa.ics');
    const text = calendar.response.payload;
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(text).toContain(`UID:webinar-${id}@127.0.0.1`);
    expect(text).toContain('SEQUENCE:2');
    expect(text).not.toContain('sala.ejemplo.mx');
    expect((await put({ isCancelled: true })).status).toBe(204);
    expect((await call('GET', '/programa.ics')).response.payload).toContain('STATUS:CANCELLED');
    const titles = (await told('squad.webinar')).map(({ title }) => title.split(':')[0]);
    expect(titles.toSorted((one = '', other = '') => one.localeCompare(other))).toEqual([
      'Cambió un seminario',
      'Cambió un seminario',
      'Nuevo seminario',
      'Nuevo seminario',
      'Seminario cancelado',
      'Seminario cancelado',
    ]);
  });

  test('is held by the squad only, and its address is a safe one', async () => {
    const refused = await call('POST', '/api/v1/programme/webinars', {
      as: liaison.authorization,
      body: facts,
    });
    expect(refused.status).toBe(403);
    const unsafe = await asSquad('/api/v1/programme/webinars', { ...facts, joinUrl: 'javascript:alert(1)' });
    expect(unsafe.status).toBe(400);
  });
});
