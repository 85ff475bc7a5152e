import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayPublish, membershipStates, membershipTransitions, type MembershipEvent } from './membership.ts';
import { acceptedEvents, nextState } from './state-machine.ts';

const events = [
  ...new Set(membershipStates.flatMap((state) => acceptedEvents(membershipTransitions, state))),
];

function live(history: MembershipEvent[]) {
  const path = ['applied' as (typeof membershipStates)[number]];
  for (const event of history) {
    const next = nextState(membershipTransitions, path.at(-1) ?? 'applied', event);
    if (next !== null) path.push(next);
  }
  return path;
}

describe('membership', () => {
  test('always leads to a state of the table, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (history) => {
        for (const state of live(history)) expect(membershipStates).toContain(state);
      }),
    );
  });

  test('is never active without having been approved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), (history) => {
        const path = live(history);
        const first = path.indexOf('active');
        expect(first === -1 || path.slice(0, first).includes('approved')).toBe(true);
      }),
    );
  });

  test('can be left from every state and asked for again', () => {
    for (const state of membershipStates.filter((name) => name !== 'withdrawn')) {
      const leaving = state === 'applied' ? 'decline' : 'withdraw';
      expect(nextState(membershipTransitions, state, leaving)).toBe('withdrawn');
    }
    expect(nextState(membershipTransitions, 'withdrawn', 'reapply')).toBe('applied');
  });

  test('lifts a suspension back to where the member stood', () => {
    expect(nextState(membershipTransitions, 'suspended', 'reinstate')).toBe('approved');
    expect(nextState(membershipTransitions, 'suspended', 'resume')).toBe('active');
  });

  test('lets publish only members in good standing', () => {
    expect(membershipStates.filter(mayPublish)).toEqual(['approved', 'active', 'dormant']);
    expect(mayPublish(null)).toBe(false);
  });
});
