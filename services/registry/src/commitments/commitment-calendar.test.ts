import { describe, expect, test } from 'vitest';
import { openRegistry, system } from '../testing/registry-harness.ts';
import { agreements } from './testing/agreement.ts';

const harness = await openRegistry();
const { clock, inMexico, member, registry } = harness;
const { agree, notices, only, packages, publish, setState, simple, told } = agreements(harness);

const follow = () => registry.tasks['registry.measure-commitments']();
/** The day's turn of this part alone. */
const turn = () => registry.commitments.turn(system);

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
