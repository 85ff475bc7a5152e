import {
  inForceStates,
  memorandumTransitions,
  nextState,
  signedStates,
  type MemorandumEvent,
  type MemorandumState,
} from '@rma/domain';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openRegistry, system } from '../testing/registry-harness.ts';
import { openMemoranda } from './testing/memorandum-harness.ts';

const harness = await openRegistry();
const { call, clock, db, inMexico, member, registry } = harness;
const { draft, kindsOf, read, rowOf, sign, step, stepsTo } = openMemoranda(harness);
const turn = () => registry.tasks['registry.turn-calendar']();
const stateOf = async (id: string) => (await rowOf(id)).state;

const start = clock.now().toISOString();
afterEach(() => clock.set(start));
beforeAll(async () => {
  for (const cvegeo of ['17007', '17001', '17002', '02004']) await member(cvegeo);
});

describe('a memorandum and its two signatures', () => {
  test('is not signed by one party, nor by both over another document', async () => {
    const id = await draft('17007');
    await stepsTo(id, 'to-sign');
    expect(await sign(id, ['federation'])).toEqual({ isComplete: false, state: 'to-sign' });
    const { document_sha256: sha256 } = await rowOf(id);
    await db
      .updateTable('registry.memorandum_signature')
      .set({ document_sha256: 'f'.repeat(64) })
      .where('memorandum_id', '=', id)
      .execute();
    expect(await sign(id, ['government'])).toEqual({ isComplete: false, state: 'to-sign' });
    await db
      .updateTable('registry.memorandum_signature')
      .set({ document_sha256: sha256 ?? '' })
      .where('memorandum_id', '=', id)
      .execute();
    expect(await sign(id, [])).toEqual({ isComplete: true, state: 'active' });
  });

  test('is not signed by a signature that was voided', async () => {
    const id = await draft('17007');
    await stepsTo(id, 'to-sign');
    await sign(id, ['federation']);
    await step(id, 'reopen', { reason: 'Otra titular.' });
    await stepsTo(id, 'to-sign');
    expect(await sign(id, ['government'])).toEqual({ isComplete: false, state: 'to-sign' });
    expect(await kindsOf(id)).not.toContain('memorandum.signed');
  });

  test('is not signed by a government that left meanwhile: what was open is discarded', async () => {
    await member('17003');
    const [draftId, readyId, signedId] = [await draft('17003'), await draft('17003'), await draft('17003')];
    await stepsTo(readyId, 'to-sign');
    await sign(readyId, ['federation']);
    await stepsTo(signedId, 'signed');
    const left = await registry.membership.change(system, '17003', {
      event: 'withdraw',
      reason: 'Así lo decidió su cabildo.',
    });
    expect(left.ok).toBe(true);
    expect(await Promise.all([draftId, readyId].map(stateOf))).toEqual(['discarded', 'discarded']);
    expect(await sign(readyId, ['government'])).toEqual({ isComplete: false, state: 'discarded' });
    expect(await stateOf(signedId)).toBe('active');
    expect((await kindsOf(readyId)).at(-1)).toBe('memorandum.discarded');
  });

  const roads = [
    'send-to-review',
    'acceptance',
    'return',
    'make-ready',
    'reopen',
    'suspend',
    'resume',
    'terminate',
    'discard',
    'sign-federation',
    'sign-government',
    'turn',
  ] as const;
  test('no road of steps, signatures and days leads to a signed one without both', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...roads), { minLength: 4, maxLength: 14 }), async (road) => {
        const id = await draft('17001');
        const signed = new Set<string>();
        let state: MemorandumState = 'drafted';
        for (const taken of road) {
          if (taken === 'turn') await turn();
          else if (taken === 'sign-federation' || taken === 'sign-government') {
            const party = taken === 'sign-federation' ? 'federation' : 'government';
            if (state !== 'to-sign' || signed.has(party)) continue;
            signed.add(party);
            await sign(id, [party]);
          } else {
            const before = state;
            const answer = await step(id, taken, { reason: 'porque sí' });
            if (answer.status === 200 && taken !== 'acceptance')
              expect(nextState(memorandumTransitions, before, taken as MemorandumEvent)).not.toBeNull();
            if (answer.status === 200 && (taken === 'reopen' || taken === 'discard')) signed.clear();
          }
          state = await stateOf(id);
          if (signedStates.includes(state)) expect(signed.size).toBe(2);
          const shown = await db
            .selectFrom('national.memorandum')
            .select('state')
            .where('id', '=', id)
            .executeTakeFirst();
          expect(shown?.state).toBe(signedStates.includes(state) ? state : undefined);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('an agreement in force', () => {
  test('is suspended and resumed with a reason the public reads, and expires all the same', async () => {
    const id = await draft('17002', { validUntil: inMexico(200) });
    await stepsTo(id, 'signed');
    expect((await step(id, 'suspend')).status).toBe(400);
    await step(id, 'suspend', { reason: 'Elección extraordinaria.' });
    clock.advance({ days: 150 });
    await turn();
    expect(await stateOf(id)).toBe('suspended');
    // Its end is near by now, so it is expiring as soon as it is in force again.
    const { version } = await rowOf(id);
    await registry.memoranda.resume(system, id, { version, reason: 'Nuevo ayuntamiento.' });
    expect(await stateOf(id)).toBe('expiring');
    const again = { version: (await rowOf(id)).version, reason: 'Otra vez.' };
    await registry.memoranda.suspend(system, id, again);
    clock.advance({ days: 51 });
    await turn();
    expect(await stateOf(id)).toBe('expired');
    expect((await kindsOf(id)).slice(-6)).toEqual([
      'memorandum.activated',
      'memorandum.suspended',
      'memorandum.resumed',
      'memorandum.expiring',
      'memorandum.suspended',
      'memorandum.expired',
    ]);
    const reasons = await db
      .selectFrom('national.ledger_entry')
      .select('cause')
      .where('subject', '=', `memorandum:${id}`)
      .where('kind', '=', 'memorandum.suspended')
      .execute();
    expect(reasons.map(({ cause }) => cause)).toContain('Elección extraordinaria.');
  });

  test('is terminated with its addenda, those in force and those nobody signed', async () => {
    const id = await draft('17007', { validUntil: inMexico(400) });
    await stepsTo(id, 'signed');
    const child = { parentId: id, validFrom: inMexico(0), validUntil: inMexico(400) };
    const inForce = await draft('17007', child);
    await stepsTo(inForce, 'signed');
    const drafted = await draft('17007', child);
    await step(id, 'terminate', { reason: 'De común acuerdo.' });
    expect(await Promise.all([id, inForce, drafted].map(stateOf))).toEqual([
      'terminated',
      'terminated',
      'discarded',
    ]);
    expect((await rowOf(id)).ended_because).toBe('De común acuerdo.');
    expect((await step(id, 'resume', { reason: 'ya no' })).json['code']).toBe('memorandum-state-refuses');
  });

  test('ends on its last day in Mexico City, also for a government two hours behind', async () => {
    const id = await draft('02004', { validUntil: inMexico(10) });
    await stepsTo(id, 'signed');
    const lastDay = inMexico(10);
    clock.set(`${lastDay}T23:59:00-06:00`);
    await turn();
    expect(await stateOf(id)).toBe('expiring');
    clock.advance({ minutes: 2 });
    await turn();
    // It is still the last day in Tijuana: nobody is hurried by a time zone.
    expect(await stateOf(id)).toBe('expiring');
    clock.advance({ hours: 2 });
    await turn();
    expect(await stateOf(id)).toBe('expired');
  });
});

describe('an addendum', () => {
  test('moves the last day of its agreement, which is no longer expiring', async () => {
    const id = await draft('17007', { validUntil: inMexico(60) });
    await stepsTo(id, 'signed');
    expect(await stateOf(id)).toBe('expiring');
    const text = JSON.stringify((await read(id)).json['validUntil']);
    const addendum = await draft('17007', {
      parentId: id,
      title: 'Convenio modificatorio',
      validFrom: inMexico(0),
      validUntil: inMexico(500),
    });
    await stepsTo(addendum, 'signed');
    expect(await rowOf(id)).toMatchObject({ state: 'active', valid_until: inMexico(500) });
    expect(text).not.toContain(inMexico(500));
    expect(await kindsOf(id)).toContain('memorandum.extended');
    const shown = await db
      .selectFrom('national.memorandum')
      .select(['kind', 'parent_id', 'state'])
      .where('id', '=', addendum)
      .executeTakeFirst();
    expect(shown).toEqual({ kind: 'addendum', parent_id: id, state: 'active' });
    // What was signed says what it said: the agreement's text keeps its own last day.
    const signedText = await db
      .selectFrom('national.memorandum')
      .select('text')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(signedText.text)).not.toContain(inMexico(500).slice(0, 4) + ' y');
  });

  test('takes effect on its first day and not before, also when the calendar turns late', async () => {
    const id = await draft('17007', { validUntil: inMexico(100) });
    await stepsTo(id, 'signed');
    const addendum = await draft('17007', {
      parentId: id,
      validFrom: inMexico(90),
      validUntil: inMexico(600),
    });
    await stepsTo(addendum, 'signed');
    expect(await rowOf(id)).toMatchObject({ valid_until: inMexico(100) });
    clock.advance({ days: 105 });
    await turn();
    expect(await stateOf(id)).toBe('active');
    expect(inForceStates).toContain(await stateOf(addendum));
  });

  test('fits its agreement: begins within it, does not shorten it, and is the same government’s', async () => {
    const id = await draft('17007');
    const refusal = async (cvegeo: string, change: Record<string, unknown>) => {
      await expect(draft(cvegeo, { parentId: id, ...change })).rejects.toThrow(/code/);
    };
    await refusal('17007', {});
    await stepsTo(id, 'signed');
    await refusal('17001', {});
    await refusal('17007', { validUntil: inMexico(100) });
    await refusal('17007', { validFrom: inMexico(370), validUntil: inMexico(600) });
  });
});

describe('a renewal', () => {
  test('ends the agreement it renews on the day it comes into force', async () => {
    const old = await draft('17002', { validUntil: inMexico(60) });
    await stepsTo(old, 'signed');
    const renewal = await draft('17002', {
      renewsId: old,
      validFrom: inMexico(30),
      validUntil: inMexico(700),
    });
    await stepsTo(renewal, 'signed');
    expect(await Promise.all([old, renewal].map(stateOf))).toEqual(['expiring', 'signed']);
    clock.advance({ days: 30 });
    await turn();
    expect(await Promise.all([old, renewal].map(stateOf))).toEqual(['terminated', 'active']);
    const { json } = await call('GET', `/api/v1/memoranda/${renewal}`, {
      as: (await harness.person({ role: 'coordinator', cvegeo: null })).authorization,
    });
    expect((await rowOf(old)).ended_because).toBe(`lo sustituyó el convenio ${String(json['folio'])}`);
  });
});
