import { addDays } from '@rma/domain';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreements } from '../commitments/testing/agreement.ts';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';
import { firstSteps } from './next-steps.ts';
import { stepKinds, type Step } from './step.ts';

const harness = await openRegistry();
const { call, clock, database, db, inMexico, member, person, registry } = harness;
const { agree, publish } = agreements(harness);

type Shown = { kind: string; title: string; dueOn: string | null; by: string; path: string };
async function stepsOf(cvegeo: string): Promise<Shown[]> {
  const { authorization } = await person({ role: 'liaison', cvegeo });
  const { json } = await call('GET', `/api/v1/governments/${cvegeo}/next-steps`, { as: authorization });
  return itemsOf<Shown>(json);
}

const step = fc.record({
  kind: fc.constantFrom(...stepKinds),
  cvegeo: fc.constantFrom('17007', '17001'),
  title: fc.constant('Haga algo'),
  why: fc.constant('Porque sí.'),
  dueOn: fc.constant(null),
  by: fc
    .integer({ min: 0, max: 60 })
    .map((days) => new Date(Date.UTC(2027, 0, 1 + days)).toISOString().slice(0, 10)),
  path: fc.constant('/panel'),
  publicPath: fc.constant('/'),
}) satisfies fc.Arbitrary<Step>;

describe('the order', () => {
  test('is that of the days, as many as asked, and no kind hides the others', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const first = firstSteps(steps, 5);
        expect(first.map(({ by }) => by)).toEqual(first.map(({ by }) => by).toSorted());
        const alike = (one: Step) => (each: Step) => each.kind === one.kind && each.cvegeo === one.cvegeo;
        const isCrowded = first.some((one) => first.filter(alike(one)).length > 2);
        // More than two of a kind are there only when nothing else was left to show.
        if (isCrowded)
          for (const left of steps.filter((each) => !first.includes(each)))
            expect(first.filter(alike(left)).length).toBeGreaterThan(1);
        expect(first.length).toBe(Math.min(5, steps.length));
        const days = steps.map(({ by }) => by).toSorted();
        if (first.length > 0) expect(first[0]?.by).toBe(days[0]);
      }),
    );
  });
});

describe('a liaison', () => {
  test('always has a next step, from the day the government joins', async () => {
    await member('17001');
    expect(await stepsOf('17001')).toMatchObject([
      { kind: 'publish', title: 'Publique su primer conjunto de datos', path: '/panel/nuevo?gobierno=17001' },
    ]);
  });

  test('sees the most pressing first, of every part of the work', async () => {
    await member('17002');
    await agree('17002', [
      { indicator: 'packages-live', parameters: { theme: 'mobility', count: 2 }, dueOn: inMexico(20) },
      { indicator: 'plan-published', parameters: {}, dueOn: inMexico(40) },
      { indicator: 'inventory-filed', parameters: {}, dueOn: inMexico(50) },
    ]);
    await publish({ cvegeo: '17002', title: 'Rutas', periodicity: 'R/P1D' });
    await db
      .insertInto('registry.data_request')
      .values(
        [12, 3].map((days) => ({
          folio: `P-${days}`,
          cvegeo: '17002',
          title: `Petición a ${days} días`,
          description: 'x',
          state: 'checked' as const,
          received_at: clock.now(),
          due_on: inMexico(days),
        })),
      )
      .execute();
    await database
      .as('rma_catalog')
      .insertInto('national.inventory_item')
      .values({
        id: '00000000-0000-7000-8000-000000000001',
        cvegeo: '17002',
        number: 1,
        responsible: 'Movilidad',
        has_private_data: false,
        title: 'Aforos',
        state: 'planned',
        planned_on: inMexico(-2),
        updated_at: clock.now(),
      })
      .execute();
    await registry.tasks['registry.measure-commitments']();
    clock.advance({ days: 2 });
    const steps = await stepsOf('17002');
    expect(steps.map(({ kind }) => kind)).toEqual([
      'plan',
      'request',
      'freshness',
      'commitment',
      'commitment',
    ]);
    expect(steps.map(({ title }) => title)).toEqual([
      'Abra «Aforos»',
      'Responda 2 peticiones de datos',
      'Actualice un conjunto de datos',
      'Publique un conjunto de datos de Movilidad',
      'Publique su plan de apertura',
    ]);
    expect(steps[1]).toMatchObject({ dueOn: inMexico(1), path: '/panel/peticiones' });
  });

  test('is told of posts that are vacant, and of the agreement to sign', async () => {
    await member('17003');
    await db
      .updateTable('registry.official')
      .set({ ended_at: clock.now() })
      .where('cvegeo', '=', '17003')
      .where('post', '=', 'administrator')
      .execute();
    const id = await agree('17003', []);
    await db.updateTable('registry.memorandum').set({ state: 'to-sign' }).where('id', '=', id).execute();
    expect((await stepsOf('17003')).slice(0, 2)).toMatchObject([
      { title: 'Designe a su administrador de datos', path: '/funcionarios/17003' },
      { kind: 'memorandum', path: `/convenios/${id}` },
    ]);
  });

  test('of a cohort sees the first task that is not done, up to its week', async () => {
    await member('17004');
    const monday = addDays(inMexico(0), -((new Date(`${inMexico(0)}T12:00:00Z`).getUTCDay() + 6) % 7));
    const { id } = await db
      .insertInto('registry.cohort')
      .values({
        name: 'Primavera',
        starts_on: addDays(monday, -7),
        created_at: clock.now(),
        created_by: 'system:test',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const enrolment = { cohort_id: id, cvegeo: '17004' };
    await db
      .insertInto('registry.cohort_government')
      .values({ ...enrolment, joined_at: clock.now(), finished_at: null })
      .execute();
    await db
      .insertInto('registry.cohort_task')
      .values({ ...enrolment, task: 'team', done_at: clock.now(), done_by: 'system:test', note: null })
      .execute();
    expect((await stepsOf('17004'))[0]).toMatchObject({
      kind: 'programme',
      title: 'Tener enlace, administrador y suplentes por oficio',
      dueOn: addDays(monday, -1),
      path: '/panel/programa',
    });
  });

  test('sees only their own government’s', async () => {
    const { authorization } = await person({ role: 'liaison', cvegeo: '17001' });
    const answer = await call('GET', '/api/v1/governments/17002/next-steps', { as: authorization });
    expect(answer.status).toBe(403);
    expect((await call('GET', '/api/v1/governments/17002/next-steps')).status).toBe(401);
  });
});

describe('a state', () => {
  test('sees the three things to fix first among itself and its municipalities, with whose they are', async () => {
    const { authorization } = await person({ role: 'state-cto', cvegeo: '17' });
    const { json } = await call('GET', '/api/v1/states/17/priorities', { as: authorization });
    const items = itemsOf<Shown & { cvegeo: string; governmentName: string }>(json);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ cvegeo: '17002', kind: 'plan', path: '/governments/17002/plan' });
    expect(items.some(({ cvegeo, kind }) => cvegeo === '17003' && kind === 'official')).toBe(true);
    expect(items.map(({ kind }) => kind)).not.toContain('publish');
    const other = await person({ role: 'state-cto', cvegeo: '05' });
    const refused = await call('GET', '/api/v1/states/17/priorities', { as: other.authorization });
    expect(refused.status).toBe(403);
  });
});
