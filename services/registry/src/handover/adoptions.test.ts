import { describe, expect, test } from 'vitest';
import { openSuccession } from '../testing/succession-scene.ts';

const { accept, call, db, inMexico, member, asCoordinator, turn, grantsOf, kindsOf, custodyOf, designate } =
  await openSuccession();

describe('a dormant member', () => {
  const cvegeo = '20067';
  const adopt = (reason = 'Nadie respondió en seis meses.') =>
    call('POST', `/api/v1/governments/${cvegeo}/adoption`, { as: asCoordinator(), body: { reason } });
  const state = async (event: string) =>
    call('POST', `/api/v1/governments/${cvegeo}/membership`, {
      as: asCoordinator(),
      body: { event, reason: 'Por acuerdo del comité.' },
    });

  test('may be adopted by its state, whose officials act for it until it designates its own', async () => {
    await member(cvegeo);
    await db
      .updateTable('registry.membership')
      .set({ state: 'active' })
      .where('cvegeo', '=', cvegeo)
      .execute();
    expect((await adopt()).json['code']).toBe('not-adoptable');
    expect((await state('fall-dormant')).json).toEqual({ state: 'dormant' });
    // Its state is no member yet.
    expect((await adopt()).json['code']).toBe('not-adoptable');
    const { invitations } = await member('20');
    const ofState = await accept(invitations.liaison?.token ?? '');
    expect(await grantsOf(ofState)).toEqual([{ role: 'liaison', cvegeo: '20' }]);

    expect((await adopt()).status).toBe(201);
    expect((await adopt()).json['code']).toBe('not-adoptable');
    expect(await grantsOf(ofState)).toEqual([
      { role: 'liaison', cvegeo: '20' },
      { role: 'liaison', cvegeo },
    ]);
    await db
      .updateTable('registry.official')
      .set({ term_ends: inMexico(-1) })
      .where('cvegeo', '=', cvegeo)
      .execute();
    await turn();
    expect((await custodyOf(cvegeo))[0]).toMatchObject({ kind: 'state', state: { cvegeo: '20' } });

    const told = await db
      .selectFrom('registry.notification')
      .select('about')
      .where('cvegeo', '=', cvegeo)
      .where('recipient', '=', 'enlace-20@ejemplo.gob.mx')
      .execute();
    expect(told.filter(({ about }) => about?.startsWith('vacancy:'))).not.toEqual([]);

    expect((await designate(cvegeo, {})).status).toBe(201);
    expect(await grantsOf(ofState)).toEqual([{ role: 'liaison', cvegeo: '20' }]);
    expect((await custodyOf(cvegeo))[0]).toMatchObject({ kind: 'official' });
    expect((await kindsOf(cvegeo)).filter((kind) => kind.startsWith('member.'))).toEqual([
      'member.adopted',
      'member.adoption-ended',
    ]);
    const end = await call('POST', `/api/v1/governments/${cvegeo}/adoption/end`, {
      as: asCoordinator(),
      body: { reason: 'Ya no hace falta.' },
    });
    expect(end.json['code']).toBe('not-adopted');
  });

  test('is given back when its state leaves the network, with nobody waiting to take office there', async () => {
    const other = '20002';
    await member(other);
    await db
      .updateTable('registry.membership')
      .set({ state: 'dormant' })
      .where('cvegeo', '=', other)
      .execute();
    const adopted = await call('POST', `/api/v1/governments/${other}/adoption`, {
      as: asCoordinator(),
      body: { reason: 'Nadie respondió.' },
    });
    expect(adopted.status).toBe(201);
    expect((await designate('20', { post: 'liaison', termStarts: inMexico(40) })).status).toBe(201);
    const left = await call('POST', '/api/v1/governments/20/membership', {
      as: asCoordinator(),
      body: { event: 'withdraw', reason: 'El estado se retiró por oficio.' },
    });
    expect(left.json).toEqual({ state: 'withdrawn' });
    expect((await kindsOf(other)).filter((kind) => kind.startsWith('member.'))).toEqual([
      'member.adopted',
      'member.adoption-ended',
    ]);
    const waiting = await db
      .selectFrom('registry.incoming_official')
      .select('id')
      .where('cvegeo', '=', '20')
      .where('settled_at', 'is', null)
      .execute();
    expect(waiting).toEqual([]);
  });
});
