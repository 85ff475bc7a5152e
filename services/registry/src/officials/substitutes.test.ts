import { addDays, dateAt } from '@rma/domain';
import { describe, expect, test } from 'vitest';
import { pdf } from '../testing/registry-harness.ts';
import { openSuccession } from '../testing/succession-scene.ts';

const {
  accept,
  call,
  clock,
  db,
  inMexico,
  member,
  submit,
  asCoordinator,
  renewCoordinator,
  turn,
  grantsOf,
  kindsOf,
  officialsOf,
  custodyOf,
  designate,
  toldOf,
  invitedToken,
} = await openSuccession();

describe('a substitute', () => {
  test('acts while the holder is absent, and no longer', async () => {
    const cvegeo = '17007';
    const { invitations } = await member(cvegeo);
    const holder = await accept(invitations.administrator?.token ?? '');
    const refused = await designate(cvegeo, {
      standing: 'substitute',
      email: `datos-${cvegeo}@ejemplo.gob.mx`,
    });
    expect(refused.json['code']).toBe('substitute-is-holder');
    expect((await designate(cvegeo, { standing: 'substitute' })).status).toBe(201);
    const substitute = await accept(await invitedToken(`nueva-${cvegeo}@ejemplo.gob.mx`));
    expect(await grantsOf(substitute)).toEqual([]);
    const holders = [`datos-${cvegeo}@ejemplo.gob.mx`, `enlace-${cvegeo}@ejemplo.gob.mx`];
    expect(await toldOf(cvegeo)).toEqual(holders);
    const holderId = (await officialsOf(cvegeo)).find(
      ({ post, standing }) => post === 'administrator' && standing === 'holder',
    )?.id;
    const absence = (fields: Record<string, string>) =>
      submit('POST', `/api/v1/governments/${cvegeo}/officials/${holderId}/absences`, {
        as: asCoordinator(),
        fields: { reason: 'Licencia médica', ...fields },
        file: { field: 'document', name: 'licencia.pdf', content: pdf },
      });
    expect((await absence({ from: inMexico(0), until: inMexico(-1) })).status).toBe(400);
    const recorded = await absence({ from: inMexico(0), until: inMexico(4) });
    expect(recorded.status).toBe(201);
    expect((await absence({ from: inMexico(3) })).json['code']).toBe('absence-overlaps');

    expect(await grantsOf(holder)).toEqual([]);
    expect(await toldOf(cvegeo)).toEqual([...holders, `nueva-${cvegeo}@ejemplo.gob.mx`]);
    expect(await grantsOf(substitute)).toEqual([{ role: 'administrator', cvegeo }]);
    const acting = (await officialsOf(cvegeo)).filter(({ isActing }) => isActing);
    expect(acting.map(({ post, standing }) => `${post} ${standing}`).toSorted()).toEqual([
      'administrator substitute',
      'liaison holder',
    ]);
    expect((await custodyOf(cvegeo)).map(({ post }) => post)).toEqual(['administrator']);

    const ended = `/api/v1/governments/${cvegeo}/officials/${holderId}/absences/${String(recorded.json['id'])}/end`;
    expect((await call('POST', ended, { as: asCoordinator() })).status).toBe(204);
    expect((await call('POST', ended, { as: asCoordinator() })).json['code']).toBe('not-found');
    expect(await grantsOf(holder)).toEqual([{ role: 'administrator', cvegeo }]);
    expect(await grantsOf(substitute)).toEqual([]);
  });

  test('who comes to hold the post keeps the account, and stops being the substitute', async () => {
    const cvegeo = '17007';
    const email = `nueva-${cvegeo}@ejemplo.gob.mx`;
    expect((await designate(cvegeo, { email })).status).toBe(201);
    const current = (await officialsOf(cvegeo)).filter(({ isCurrent }) => isCurrent);
    expect(current.map(({ post, standing }) => `${post} ${standing}`).toSorted()).toEqual([
      'administrator holder',
      'liaison holder',
    ]);
    const open = await db
      .selectFrom('registry.invitation')
      .select('id')
      .where('email', '=', email)
      .where('accepted_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
    expect(await kindsOf(cvegeo)).toContain('official.substituted');
  });
});

describe('a designation for a day to come', () => {
  test('leaves whoever is in post there until that day, and then puts the new one in their place', async () => {
    const cvegeo = '02004';
    const { invitations } = await member(cvegeo);
    const former = await accept(invitations.administrator?.token ?? '');
    const first = addDays(dateAt(cvegeo, clock.now()), 3);
    expect((await designate(cvegeo, { termStarts: first, email: 'otra@ejemplo.gob.mx' })).status).toBe(201);
    // Another is designated instead before the day comes.
    expect((await designate(cvegeo, { termStarts: first })).status).toBe(201);
    const list = await call('GET', `/api/v1/governments/${cvegeo}/officials`);
    expect(list.json['incoming']).toMatchObject([{ name: 'Dora Designada', termStarts: first }]);
    expect(JSON.stringify(list.json)).not.toContain('@');
    expect(await grantsOf(former)).toEqual([{ role: 'administrator', cvegeo }]);
    const holders = async () =>
      (await officialsOf(cvegeo)).filter(({ isCurrent, post }) => isCurrent && post === 'administrator');
    const [before] = await holders();
    // Midnight of that day in Mexico City is still the day before in Tijuana.
    clock.set(`${first}T06:05:00Z`);
    await turn();
    await renewCoordinator();
    expect(await holders()).toMatchObject([{ id: before?.id }]);
    clock.set(`${first}T08:05:00Z`);
    await turn();
    await turn();
    await renewCoordinator();
    const [after, ...others] = await holders();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ isActing: true, standing: 'holder' });
    expect(after?.id).not.toBe(before?.id);
    expect(await grantsOf(former)).toEqual([]);
    const vacancies = await db
      .selectFrom('registry.notification')
      .select('id')
      .where('cvegeo', '=', cvegeo)
      .where('about', 'like', 'vacancy:%')
      .execute();
    expect(vacancies).toEqual([]);
    const arrived = await accept(await invitedToken(`nueva-${cvegeo}@ejemplo.gob.mx`));
    expect(await grantsOf(arrived)).toEqual([{ role: 'administrator', cvegeo }]);
  });
});
