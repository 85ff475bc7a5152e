import { describe, expect, test } from 'vitest';
import { itemsOf, openRegistry, pdf, system } from '../testing/registry-harness.ts';
import { agreements } from './testing/agreement.ts';

const harness = await openRegistry();
const { call, clock, db, inMexico, member, person, registry, submit } = harness;
const { agree, notices, only, simple, told } = agreements(harness);

const follow = () => registry.tasks['registry.measure-commitments']();
/** The day's turn of this part alone. */
const turn = () => registry.commitments.turn(system);
/** A coordinator with a token of today, however far the clock has gone. */
const coordinating = () => person({ role: 'coordinator', cvegeo: null });

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
