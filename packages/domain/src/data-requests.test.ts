import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dataRequestStates,
  dataRequestTransitions,
  lexemeLikeness,
  likelySame,
  openRequestStates,
  type DataRequestEvent,
  type DataRequestState,
} from './data-requests.ts';
import { nextState } from './state-machine.ts';

const events: DataRequestEvent[] = ['publish', 'check', 'answer', 'merge', 'reject'];

describe('a data request', () => {
  test('is seen by nobody, answered by nobody and merged by nobody before its author’s e-mail is confirmed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (path) => {
        let state: DataRequestState = 'received';
        let isConfirmed = false;
        for (const event of path) {
          const next: DataRequestState | null = nextState(dataRequestTransitions, state, event);
          if (next === null) continue;
          if (event === 'publish') isConfirmed = true;
          expect(isConfirmed).toBe(true);
          state = next;
        }
      }),
    );
  });

  test('once answered stays answered, once merged or rejected stays so', () => {
    for (const event of events) {
      expect([null, 'answered']).toContain(nextState(dataRequestTransitions, 'answered', event));
      expect(nextState(dataRequestTransitions, 'merged', event)).toBeNull();
      expect(nextState(dataRequestTransitions, 'rejected', event)).toBeNull();
    }
  });

  test('can be answered whenever it is open, whether the squad has looked or not', () => {
    for (const state of dataRequestStates) {
      const isOpen = openRequestStates.includes(state);
      if (isOpen) expect(nextState(dataRequestTransitions, state, 'answer')).toBe('answered');
      expect(nextState(dataRequestTransitions, state, 'reject') === 'rejected').toBe(isOpen);
    }
  });
});

describe('two titles', () => {
  test.each([
    [['rut', 'camion', 'basur'], ['rut', 'camion', 'recolector', 'basur', 'horari'], true],
    [['bach'], ['bach', 'report'], true],
    [['pres', 'agu'], ['cuot', 'agu', 'pot'], false],
    [[], [], false],
  ])('%j and %j are likely the same: %s', (one, other, isSame) => {
    expect(lexemeLikeness(one, other) >= likelySame).toBe(isSame);
    expect(lexemeLikeness(other, one)).toBe(lexemeLikeness(one, other));
  });
});
