import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openRegistry, system } from '../testing/registry-harness.ts';
import { agreements } from './testing/agreement.ts';

const harness = await openRegistry();
const { clock, database, db, inMexico, member, registry } = harness;
const { agree, archive, only, packages, publish, simple, standings, steps, told } = agreements(harness);

const follow = () => registry.tasks['registry.measure-commitments']();
/** The day's turn of this part alone. */
const turn = () => registry.commitments.turn(system);

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
    { numRuns: 10 },
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
