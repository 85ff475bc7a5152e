import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateInMexicoCity } from './clock.ts';
import {
  memorandumDue,
  memorandumFolio,
  memorandumStates,
  memorandumTransitions,
  signedStates,
  type MemorandumEvent,
  type MemorandumState,
} from './memorandum.ts';
import { nextState } from './state-machine.ts';

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const validity = fc
  .tuple(day, day)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { validFrom: a, validUntil: b } : { validFrom: b, validUntil: a }));

/** Where the calendar leads, event by event; null when the table does not allow what is due. */
function settle(
  state: MemorandumState,
  dates: { validFrom: string; validUntil: string },
  today: string,
): MemorandumState | null {
  const due = memorandumDue({ state, ...dates }, today);
  if (due === null) return state;
  const next = nextState(memorandumTransitions, state, due);
  return next === null ? null : settle(next, dates, today);
}

describe('a memorandum', () => {
  test('is in force on its first and on its last day', () => {
    const dates = { validFrom: '2026-01-01', validUntil: '2026-12-31' };
    expect(settle('signed', dates, '2025-12-31')).toBe('signed');
    expect(settle('signed', dates, '2026-01-01')).toBe('active');
    expect(settle('active', dates, '2026-10-02')).toBe('active');
    expect(settle('active', dates, '2026-10-03')).toBe('expiring');
    expect(settle('expiring', dates, '2026-12-31')).toBe('expiring');
    expect(settle('active', dates, '2027-01-01')).toBe('expired');
    expect(settle('signed', dates, '2027-01-01')).toBe('expired');
  });

  test('is only asked for what its table allows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...memorandumStates), validity, day, (state, dates, today) => {
        expect(settle(state, dates, today)).not.toBeNull();
      }),
    );
  });

  test('is settled after one turn of the calendar: a second one the same day changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...memorandumStates), validity, day, (state, dates, today) => {
        const settled = settle(state, dates, today) ?? state;
        expect(settle(settled, dates, today)).toBe(settled);
      }),
    );
  });

  test('ends the same whether the calendar turned every day or only once', () => {
    fc.assert(
      fc.property(validity, fc.array(day), day, (dates, turned, today) => {
        const days = [...turned.filter((date) => date < today).toSorted(), today];
        const daily = days.reduce<MemorandumState>(
          (state, date) => settle(state, dates, date) ?? state,
          'signed',
        );
        expect(daily).toBe(settle('signed', dates, today));
      }),
    );
  });

  test('does not move while it is a draft', () => {
    fc.assert(
      fc.property(validity, day, (dates, today) => {
        expect(settle('drafted', dates, today)).toBe('drafted');
      }),
    );
  });

  test('never becomes active without the event that needs both signatures', () => {
    const events = [
      ...new Set(Object.values(memorandumTransitions).flatMap((row) => Object.keys(row))),
    ] as MemorandumEvent[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
        let state = 'drafted' as MemorandumState;
        let isComplete = false;
        for (const event of happened) {
          const next: MemorandumState | null = nextState(memorandumTransitions, state, event);
          if (next === null) continue;
          isComplete ||= event === 'complete';
          state = next;
          if (signedStates.includes(state)) expect(isComplete).toBe(true);
        }
      }),
    );
  });

  test('has a folio with government, year and a number of three digits', () => {
    expect(memorandumFolio('17007', 2026, 1)).toBe('RMA-17007-2026-001');
    expect(memorandumFolio('05', 2027, 1234)).toBe('RMA-05-2027-1234');
  });
});

describe('a date in Mexico City', () => {
  test('changes at midnight there, six hours after it does in UTC', () => {
    expect(dateInMexicoCity(new Date('2026-03-01T05:59:59Z'))).toBe('2026-02-28');
    expect(dateInMexicoCity(new Date('2026-03-01T06:00:00Z'))).toBe('2026-03-01');
  });

  test('has no summer time since 2022', () => {
    expect(dateInMexicoCity(new Date('2026-07-01T05:59:59Z'))).toBe('2026-06-30');
  });
});
