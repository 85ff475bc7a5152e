import { addDays, dateAt, dateInMexicoCity, type Actor, type Grant } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPublicDataset, confirmationTokens } from '../testing/public-letters.ts';
import { openRegistry, system } from '../testing/registry-harness.ts';

const { call, clock, database, db, member, person, registry } = await openRegistry();
const dataset = '0198a000-0000-7000-8000-000000000001';

let author: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  clock.set(`${dateInMexicoCity(clock.now())}T18:00:00Z`);
  for (const cvegeo of ['09', '02004', '26030', '23005']) await member(cvegeo);
  await person({ role: 'coordinator', cvegeo: null });
  author = await person();
  await addPublicDataset(database.as('rma_catalog'), { id: dataset, cvegeo: '23005', title: 'Playas' });
});

// Access tokens are of the machine's day, and these tests live in other months: people act without one.
const actor = ({ id }: { id: string }, ...grants: Grant[]): Actor => ({
  kind: 'person',
  accountId: id,
  name: 'Persona',
  grants,
});
const liaisonOf = async (cvegeo: string): Promise<Actor> =>
  actor(await person({ role: 'liaison', cvegeo }), { role: 'liaison', cvegeo });

async function ask(cvegeo: string, title: string): Promise<string> {
  const asked = await registry.demand.requests.submit(actor(author), {
    cvegeo,
    title,
    description: 'Lo necesitamos para el consejo ciudadano.',
    themeId: null,
    requesterKind: 'person',
    requesterName: 'Rosa Vecina',
    purpose: null,
    benefit: null,
    showsRequester: false,
  });
  if (!asked.ok) throw new Error(asked.reason);
  return asked.id;
}
const isLate = async (id: string) =>
  (
    await db
      .selectFrom('national.data_request')
      .select('is_late')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).is_late;
const told = async (about: string) =>
  (
    await db
      .selectFrom('registry.notification')
      .select(['recipient', 'about'])
      .where('about', 'like', `${about}%`)
      .orderBy('about')
      .orderBy('recipient')
      .execute()
  ).map(({ recipient, about: what }) => `${what?.slice(about.length)} ${recipient}`);
/** The worker's two runs of a day: 06:05 and 13:05 UTC. */
async function runDay(date: string): Promise<void> {
  for (const time of ['06:05', '13:05']) {
    clock.set(`${date}T${time}:00Z`);
    await registry.demand.turn(system);
  }
}

describe('the calendar', () => {
  test('reminds ten, three and one day before, marks what is over, and tells nobody twice', async () => {
    const id = await ask('26030', 'Calidad del aire por estación');
    const askedOn = dateAt('26030', clock.now());
    for (let day = 18; day <= 33; day += 1) await runDay(addDays(askedOn, day));
    expect(await told(`request:${id}:`)).toEqual([
      'due-1 datos-26030@ejemplo.gob.mx',
      'due-1 enlace-26030@ejemplo.gob.mx',
      'due-10 datos-26030@ejemplo.gob.mx',
      'due-10 enlace-26030@ejemplo.gob.mx',
      'due-3 datos-26030@ejemplo.gob.mx',
      'due-3 enlace-26030@ejemplo.gob.mx',
      'overdue datos-26030@ejemplo.gob.mx',
      'overdue enlace-26030@ejemplo.gob.mx',
      'overdue persona1@ejemplo.gob.mx',
      'received datos-26030@ejemplo.gob.mx',
      'received enlace-26030@ejemplo.gob.mx',
    ]);
    const overdue = await db
      .selectFrom('national.ledger_entry')
      .select('subject')
      .where('kind', '=', 'request.overdue')
      .execute();
    expect(overdue).toEqual([{ subject: `request:${id}` }]);
  });

  test('that stood still for days loses no reminder that still makes sense', async () => {
    const id = await ask('09', 'Estaciones de bicicleta');
    await runDay(addDays(dateAt('09', clock.now()), 29));
    expect((await told(`request:${id}:due`)).map((each) => each.split(' ')[0])).toEqual(['-1', '-1']);
  });

  test('marks late when the last day is over at home and in Mexico City, in each of four zones', async () => {
    const zones = ['09', '02004', '26030', '23005'];
    const asked = await Promise.all(zones.map((cvegeo) => ask(cvegeo, `Alumbrado público de ${cvegeo}`)));
    const dueOn = addDays(dateAt('09', clock.now()), 30);
    const next = addDays(dueOn, 1);
    const lateAt = async (time: string) => {
      clock.set(`${next}T${time}:00Z`);
      await registry.demand.turn(system);
      return Promise.all(asked.map(isLate));
    };
    expect(await lateAt('05:59')).toEqual([false, false, false, false]);
    expect(await lateAt('06:05')).toEqual([true, false, false, true]);
    expect(await lateAt('06:55')).toEqual([true, false, false, true]);
    expect(await lateAt('08:05')).toEqual([true, true, true, true]);
  });

  test('reminds once of a promised date that is over with nothing open', async () => {
    const liaison = await liaisonOf('23005');
    const id = await ask('23005', 'Arribo de sargazo por playa');
    const plannedOn = addDays(dateAt('23005', clock.now()), 4);
    await registry.demand.requestWork.answer(liaison, id, { answer: 'planned', plannedOn, text: null });
    await runDay(plannedOn);
    expect(await told(`request:${id}:promise`)).toEqual([]);
    await runDay(addDays(plannedOn, 1));
    await runDay(addDays(plannedOn, 2));
    expect(await told(`request:${id}:promise:${plannedOn}`)).toEqual([
      ' datos-23005@ejemplo.gob.mx',
      ' enlace-23005@ejemplo.gob.mx',
    ]);
  });
});

describe('addresses', () => {
  test('that were never confirmed are deleted after eight days with what was written', async () => {
    await call('POST', `/api/v1/datasets/${dataset}/reports`, {
      body: { kind: 'other', description: 'No abre el archivo de playas', email: 'nadie@ejemplo.org' },
    });
    await call('POST', '/api/v1/data-requests', {
      body: {
        cvegeo: '09',
        title: 'Ruido en las calles del centro',
        description: 'Mediciones de ruido por hora y calle.',
        email: 'nadie@ejemplo.org',
      },
    });
    const kept = async () => [
      await db
        .selectFrom('registry.confirmation')
        .select('id')
        .where('email', '=', 'nadie@ejemplo.org')
        .execute(),
      await db
        .selectFrom('registry.dataset_report')
        .select('id')
        .where('email', '=', 'nadie@ejemplo.org')
        .execute(),
      await db
        .selectFrom('registry.request_vote')
        .select('id')
        .where('email', '=', 'nadie@ejemplo.org')
        .execute(),
    ];
    const [token] = await confirmationTokens(db, 'nadie@ejemplo.org');
    clock.advance({ days: 7, minutes: 1 });
    expect((await call('POST', `/api/v1/confirmations/${token}`)).json['code']).toBe('confirmation-expired');
    await registry.demand.turn(system);
    expect((await kept()).map(({ length }) => length)).toEqual([2, 1, 1]);
    clock.advance({ days: 2 });
    await registry.demand.turn(system);
    expect((await kept()).map(({ length }) => length)).toEqual([0, 0, 0]);
  });

  test('behind an answered request are forgotten ninety days later; its votes stay counted', async () => {
    const liaison = await liaisonOf('09');
    const id = await ask('09', 'Mercados públicos y sus locales');
    await registry.demand.requestWork.answer(liaison, id, {
      answer: 'refused',
      legalBasis: 'personal-data',
      text: 'Los locales llevan el nombre de su dueño; se publica el total.',
    });
    const addresses = async () =>
      (
        await db.selectFrom('registry.request_vote').select('email').where('request_id', '=', id).execute()
      ).map(({ email }) => email);
    clock.advance({ days: 89 });
    await registry.demand.turn(system);
    expect(await addresses()).toEqual([author.email]);
    clock.advance({ days: 2 });
    await registry.demand.turn(system);
    expect(await addresses()).toEqual([null]);
    const shown = await db
      .selectFrom('national.data_request')
      .select('votes')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(shown.votes).toBe(1);
    const { requester_name: name } = await db
      .selectFrom('registry.data_request')
      .select('requester_name')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(name).toBeNull();
  });

  test('and the name of who asked are forgotten behind a request that was merged, too', async () => {
    const into = await ask('23005', 'Accesos públicos a la playa');
    const id = await ask('23005', 'Entradas libres a las playas');
    const squad = actor(await person({ role: 'squad', cvegeo: null }), { role: 'squad', cvegeo: null });
    await registry.demand.requestWork.merge(squad, id, { into });
    clock.advance({ days: 91 });
    await registry.demand.turn(system);
    const name = async (request: string) =>
      (
        await db
          .selectFrom('registry.data_request')
          .select('requester_name')
          .where('id', '=', request)
          .executeTakeFirstOrThrow()
      ).requester_name;
    expect([await name(id), await name(into)]).toEqual([null, 'Rosa Vecina']);
  });
});
