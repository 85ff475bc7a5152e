import type { CommitmentTerm } from '@rma/domain';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { itemsOf, openRegistry, pdf, system } from '../testing/registry-harness.ts';
import { agreements } from './testing/agreement.ts';

const harness = await openRegistry();
const { call, clock, database, db, inMexico, member, person, registry, submit } = harness;
const { agree, archive, notices, publish, setState, standings, steps, told } = agreements(harness);

const follow = () => registry.tasks['registry.measure-commitments']();
/** The day's turn of this part alone. */
const turn = () => registry.commitments.turn(system);
const packages = (count: number, days = 90): CommitmentTerm => ({
  indicator: 'packages-live',
  parameters: { theme: 'mobility', count },
  dueOn: inMexico(days),
});
const simple = (indicator: 'plan-published' | 'inventory-filed' | 'officials-designated', days = 90) =>
  ({ indicator, parameters: {}, dueOn: inMexico(days) }) satisfies CommitmentTerm;
const only = async (memorandumId: string) => {
  const [first] = await standings(memorandumId);
  if (!first) throw new Error('the memorandum has no commitment');
  return first;
};

/** A coordinator with a token of today, however far the clock has gone. */
const coordinating = () => person({ role: 'coordinator', cvegeo: null });

describe('packages of a theme', () => {
  test('count what is published here and what is harvested, each once', async () => {
    await member('17001');
    const id = await agree('17001', [packages(2)]);
    await follow();
    expect(await only(id)).toMatchObject({ state: 'pending', measured: 0, target: 2 });
    await publish({ cvegeo: '17001', title: 'Rutas del transporte público' });
    await publish({ cvegeo: '17001', title: 'RUTAS DEL TRANSPORTE PÚBLICO', origin: 'harvested' });
    await publish({ cvegeo: '17001', title: 'Aforos', themeId: 'security' });
    await publish({ cvegeo: '17002', title: 'De otro municipio' });
    await follow();
    expect(await only(id)).toMatchObject({ state: 'pending', measured: 1 });
    await publish({ cvegeo: '17001', title: 'Semáforos', origin: 'harvested' });
    await follow();
    expect(await only(id)).toMatchObject({ state: 'met', measured: 2, metOn: inMexico(0) });
  });

  test('met and lost is lapsed and comes back, and following again changes nothing', async () => {
    const id = await agree('17011', [packages(1)]);
    const { id: commitment } = await only(id);
    const dataset = await publish({ cvegeo: '17011', title: 'Siniestros' });
    await follow();
    await archive(dataset, '17011');
    await follow();
    expect(await only(id)).toMatchObject({ state: 'lapsed' });
    await publish({ cvegeo: '17011', title: 'Siniestros', id: dataset });
    for (let times = 0; times < 3; times += 1) await follow();
    await db.updateTable('registry.commitment_cursor').set({ ledger_seq: null }).execute();
    await follow();
    expect(await only(id)).toMatchObject({ state: 'met' });
    expect(await told(commitment)).toEqual(['commitment.met', 'commitment.lapsed', 'commitment.met']);
    expect((await steps(commitment)).map(({ state }) => state)).toEqual(['pending', 'met', 'lapsed', 'met']);
  });

  test('are told once, also when several workers measure at the same time', async () => {
    const id = await agree('17013', [packages(1)]);
    const { id: commitment } = await only(id);
    await publish({ cvegeo: '17013', title: 'Siniestros' });
    await Promise.all([follow(), follow(), turn(), follow()]);
    expect(await told(commitment)).toEqual(['commitment.met']);
    expect(await steps(commitment)).toHaveLength(2);
  });

  test('are measured seconds after the ledger tells of something, once for many entries', async () => {
    await agree('17012', [packages(1)]);
    const waiting = async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from graphile_worker.jobs
        where task_identifier = 'registry.measure-commitments'`.execute(database.db);
      return rows[0]?.count;
    };
    await publish({ cvegeo: '17012', title: 'Una' });
    await publish({ cvegeo: '17012', title: 'Otra' });
    expect(await waiting()).toBe(1);
  });

  test('published on the last day are in time, though the network looks days later', async () => {
    const id = await agree('02004', [packages(1, 10)]);
    await follow();
    clock.advance({ days: 10 });
    const metOn = inMexico(0);
    await publish({ cvegeo: '02004', title: 'Garitas' });
    clock.advance({ days: 4 });
    await turn();
    expect(await only(id)).toMatchObject({ state: 'met', metOn });
  });
});

test('whatever is published, copied, archived and followed again, progress is what is public now, each once', async () => {
  const titles = ['Rutas', 'Aforos', 'Paradas', 'Bicicletas'];
  const action = fc.record({
    title: fc.constantFrom(...titles),
    origin: fc.constantFrom('hosted' as const, 'harvested' as const),
    isPublic: fc.boolean(),
    follows: fc.nat({ max: 2 }),
    /** The job is told everything from the beginning again. */
    isReplayed: fc.boolean(),
  });
  const id = await agree('20067', [packages(3)]);
  const copies = new Map<string, { id: string; title: string; isPublic: boolean }>();
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 6 }), async (actions) => {
      for (const { title, origin, isPublic, follows, isReplayed } of actions) {
        const known = copies.get(title + origin);
        if (isPublic) {
          const dataset = { cvegeo: '20067', title, origin, ...(known && { id: known.id }) };
          copies.set(title + origin, { id: await publish(dataset), title, isPublic });
        } else if (known?.isPublic === true) {
          await archive(known.id, '20067');
          known.isPublic = false;
        }
        if (isReplayed) await db.updateTable('registry.commitment_cursor').set({ ledger_seq: 0 }).execute();
        for (let times = 0; times < follows; times += 1) await follow();
      }
      await follow();
      const live = new Set([...copies.values()].filter((copy) => copy.isPublic).map((copy) => copy.title))
        .size;
      const { measured, state } = await only(id);
      expect(measured).toBe(live);
      expect(state === 'met').toBe(live >= 3);
    }),
    { numRuns: 15 },
  );
});

describe('officials, inventory, plan and answers', () => {
  test('are kept by what the registry and the national view hold', async () => {
    await member('17003');
    const asCatalog = database.as('rma_catalog');
    const id = await agree('17003', [
      simple('officials-designated'),
      simple('inventory-filed'),
      simple('plan-published'),
      { indicator: 'freshness', parameters: { share: 0.5 }, dueOn: inMexico(90) },
      { indicator: 'answers-in-time', parameters: { share: 0.6 }, dueOn: inMexico(90) },
    ]);
    await follow();
    expect((await standings(id)).map(({ state }) => state)).toEqual([
      'met',
      'pending',
      'pending',
      'pending',
      'pending',
    ]);
    await asCatalog
      .insertInto('national.inventory')
      .values({
        cvegeo: '17003',
        filed_at: clock.now(),
        plan_published_at: null,
        items: 3,
        open: 0,
        planned: 0,
        overdue: 0,
        closed_by_law: 0,
      })
      .execute();
    const request = (folio: string, answeredDays: number | null) => ({
      folio,
      cvegeo: '17003',
      title: 'Rutas',
      description: 'Las rutas',
      received_at: clock.now(),
      due_on: inMexico(30),
      ...(answeredDays === null
        ? { state: 'published' as const }
        : {
            state: 'answered' as const,
            answer: 'opened' as const,
            answered_at: new Date(clock.now().getTime() + answeredDays * 86_400_000),
          }),
    });
    await db
      .insertInto('registry.data_request')
      .values([request('P-1', 3), request('P-2', 4), request('P-3', null)])
      .execute();
    await publish({ cvegeo: '17003', title: 'Diario', periodicity: 'R/P1D', themeId: null });
    await publish({ cvegeo: '17003', title: 'Sin promesa', themeId: null });
    await publish({ cvegeo: '17003', title: 'Irregular', periodicity: 'irregular', themeId: null });
    clock.advance({ hours: 12 });
    await follow();
    expect(await standings(id)).toMatchObject([
      { state: 'met', measured: 2 },
      { state: 'met', measured: 1 },
      { state: 'pending', measured: 0 },
      { state: 'met', measured: 0.5 },
      { state: 'met', measured: 1 },
    ]);
    clock.advance({ days: 32 });
    await turn();
    const [, , , freshness, answers] = await standings(id);
    expect(freshness).toMatchObject({ state: 'lapsed', measured: 0 });
    expect(answers).toMatchObject({ state: 'met', measured: 2 / 3 });
  });

  test('officials whose term ended hold no post, though nothing else happened', async () => {
    await member('17014');
    const id = await agree('17014', [simple('officials-designated')]);
    await follow();
    expect(await only(id)).toMatchObject({ state: 'met', measured: 2 });
    await db
      .updateTable('registry.official')
      .set({ term_ends: inMexico(3) })
      .where('cvegeo', '=', '17014')
      .where('post', '=', 'liaison')
      .execute();
    clock.advance({ days: 3 });
    await turn();
    expect(await only(id)).toMatchObject({ state: 'met' });
    clock.advance({ days: 1 });
    await turn();
    expect(await only(id)).toMatchObject({ state: 'lapsed', measured: 1 });
  });

  test('nothing was asked: it is kept when its day is over, and not known before', async () => {
    const id = await agree('17004', [
      { indicator: 'answers-in-time', parameters: { share: 0.9 }, dueOn: inMexico(5) },
    ]);
    await follow();
    expect(await only(id)).toMatchObject({ state: 'pending', measured: null });
    clock.advance({ days: 7 });
    await turn();
    expect(await only(id)).toMatchObject({ state: 'met', measured: null });
  });
});

describe('the calendar', () => {
  test('reminds before and notifies after, each once, to the officials', async () => {
    await member('17005');
    const id = await agree('17005', [simple('plan-published', 31)]);
    // Each day about which something may be told, the one before and the one after.
    const begun = clock.now().getTime();
    for (const day of [0, 1, 2, 23, 24, 25, 29, 30, 31, 32, 33, 38, 39, 40]) {
      clock.set(new Date(begun + day * 86_400_000).toISOString());
      await turn();
      await turn();
    }
    expect(await notices('17005')).toEqual([
      'Un compromiso vence en 30 días',
      'Un compromiso vence en 7 días',
      'Un compromiso vence en un día',
      'Un compromiso venció hace 8 días',
      'Un compromiso venció sin cumplirse',
    ]);
    expect(await only(id)).toMatchObject({ state: 'overdue' });
  });

  test.each([
    ['09', 'Mexico City', '06:00'],
    ['02004', 'Tijuana', '08:00'],
    ['26030', 'Hermosillo', '07:00'],
    // Cancún’s day ends an hour before Mexico City’s: it has until there.
    ['23005', 'Cancún', '06:00'],
  ])('lets no day be over before it is where the government is: %s, %s', async (cvegeo, _, utc) => {
    const dueOn = `${Number(inMexico(0).slice(0, 4)) + 1}-12-15`;
    const id = await agree(cvegeo, [{ indicator: 'plan-published', parameters: {}, dueOn }]);
    const back = clock.now().toISOString();
    const midnight = new Date(`${dueOn}T${utc}:00Z`).getTime() + 86_400_000;
    clock.set(new Date(midnight - 1000).toISOString());
    await follow();
    expect(await only(id)).toMatchObject({ state: 'pending' });
    clock.set(new Date(midnight).toISOString());
    await follow();
    expect(await only(id)).toMatchObject({ state: 'overdue' });
    clock.set(back);
    await setState(id, 'terminated');
  });

  test('overdue and kept later is kept after its date', async () => {
    const id = await agree('17006', [packages(1, 2)]);
    const { id: commitment } = await only(id);
    clock.advance({ days: 4 });
    await follow();
    expect(await only(id)).toMatchObject({ state: 'overdue' });
    await publish({ cvegeo: '17006', title: 'Ciclovías' });
    await follow();
    expect(await only(id)).toMatchObject({ state: 'met-late' });
    expect(await told(commitment)).toEqual(['commitment.overdue', 'commitment.met']);
  });

  test('leaves what belongs to a suspended agreement as it was, its addendum too', async () => {
    const id = await agree('17008', [simple('plan-published', 3)]);
    const addendum = await agree('17008', [simple('inventory-filed', 3)], { parentId: id });
    await setState(id, 'suspended');
    clock.advance({ days: 6 });
    await turn();
    expect([await only(id), await only(addendum)]).toMatchObject([
      { state: 'pending' },
      { state: 'pending' },
    ]);
    await setState(id, 'active');
    await registry.tasks['registry.turn-calendar']();
    expect([await only(id), await only(addendum)]).toMatchObject([
      { state: 'overdue' },
      { state: 'overdue' },
    ]);
  });
});

describe('an exception', () => {
  test('needs a coordinator and a reason, is public, and stops reminders and notices', async () => {
    await member('17009');
    const id = await agree('17009', [simple('plan-published', 20)]);
    const { id: commitment } = await only(id);
    const coordinator = await coordinating();
    const liaison = await person({ role: 'liaison', cvegeo: '17009' });
    const except = (as: string, reason: string) =>
      call('PUT', `/api/v1/commitments/${commitment}/exception`, { as, body: { reason } });
    const reason = 'Un huracán dañó el palacio municipal.';
    expect((await except(liaison.authorization, reason)).status).toBe(403);
    expect((await except(coordinator.authorization, 'no')).status).toBe(400);
    const excepted = await except(coordinator.authorization, reason);
    expect(excepted.json).toMatchObject({ state: 'excepted', exceptionReason: reason });
    expect((await except(coordinator.authorization, reason)).json['code']).toBe('commitment-kept');
    for (const days of [13, 6, 1, 1, 7]) {
      clock.advance({ days });
      await turn();
    }
    expect(await notices('17009')).toEqual([]);
    expect(await told(commitment)).toEqual(['commitment.excepted']);
    const shown = await db
      .selectFrom('national.commitment')
      .select(['state', 'exception_reason'])
      .where('id', '=', commitment)
      .executeTakeFirst();
    expect(shown).toEqual({ state: 'excepted', exception_reason: reason });
  });
});

describe('the Charter', () => {
  test('is adopted by a document that a coordinator files, on its own date', async () => {
    const id = await agree('17010', [{ indicator: 'charter-adopted', parameters: {}, dueOn: inMexico(10) }]);
    clock.advance({ days: 20 });
    await turn();
    expect(await only(id)).toMatchObject({ state: 'overdue' });
    const adoptedOn = inMexico(-12);
    const file = (as: string, date: string) =>
      submit('PUT', '/api/v1/governments/17010/charter-adoption', {
        as,
        fields: { adoptedOn: date },
        file: { field: 'document', name: 'adopcion.pdf', content: pdf },
      });
    const coordinator = await coordinating();
    const liaison = await person({ role: 'liaison', cvegeo: '17010' });
    expect((await file(liaison.authorization, adoptedOn)).status).toBe(403);
    expect((await file(coordinator.authorization, inMexico(2))).status).toBe(400);
    expect((await file(coordinator.authorization, adoptedOn)).json).toMatchObject({
      adoption: { adoptedOn },
    });
    await follow();
    expect(await only(id)).toMatchObject({ state: 'met', metOn: adoptedOn });
    const document = await call('GET', '/api/v1/governments/17010/charter-adoption/document', {
      as: liaison.authorization,
    });
    expect(document.response.rawPayload.equals(pdf)).toBe(true);
  });
});

describe('the list', () => {
  test('shows each government its own, a state its municipalities, and coordinators all', async () => {
    const id = await agree('26030', [simple('plan-published', 60)]);
    await follow();
    const seenBy = async (role: 'liaison' | 'state-cto', cvegeo: string) => {
      const { authorization } = await person({ role, cvegeo });
      const { json } = await call('GET', '/api/v1/commitments?first=100', { as: authorization });
      return itemsOf<{ memorandumId: string; cvegeo: string }>(json);
    };
    expect((await seenBy('liaison', '26030')).map((each) => each.memorandumId)).toEqual([id]);
    expect((await seenBy('state-cto', '26')).map((each) => each.memorandumId)).toEqual([id]);
    expect(await seenBy('liaison', '26001')).toEqual([]);
    const all = await call('GET', '/api/v1/commitments?state=pending,overdue&cvegeo=26030', {
      as: (await coordinating()).authorization,
    });
    expect(itemsOf(all.json)).toMatchObject([
      { memorandumId: id, progress: 'Pendiente', path: '/panel/inventario?gobierno=26030', daysLeft: 60 },
    ]);
  });
});
