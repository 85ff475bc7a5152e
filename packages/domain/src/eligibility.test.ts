import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eligibilityOf } from './eligibility.ts';
import { addDays } from './time-zones.ts';

const triennium = { startsOn: '2025-01-01', endsOn: '2027-12-31' };
const sexennium = { startsOn: '2024-10-01', endsOn: '2030-09-30' };
const city = { cvegeo: '30087', population: 488_531, administration: triennium };
const state = { cvegeo: '17', population: 1_971_520, administration: sexennium };

describe('eligibility', () => {
  test('of a city over 100,000 inhabitants lasts the first year of its administration', () => {
    expect(eligibilityOf(city, '2025-01-01')).toEqual({ reason: 'eligible', until: '2025-12-31' });
    expect(eligibilityOf(city, '2025-12-31').reason).toBe('eligible');
    expect(eligibilityOf(city, '2026-01-01')).toEqual({ reason: 'too-late', until: null });
  });

  test('needs more than 100,000 inhabitants of a municipality, and says so before anything else', () => {
    expect(eligibilityOf({ ...city, population: 100_000 }, '2025-06-01').reason).toBe('too-small');
    expect(eligibilityOf({ ...city, population: 100_001 }, '2025-06-01').reason).toBe('eligible');
    expect(eligibilityOf({ ...city, population: 9, administration: null }, '2025-06-01').reason).toBe(
      'too-small',
    );
  });

  test('of a state lasts the first four years, whatever its population', () => {
    expect(eligibilityOf(state, '2028-09-30')).toEqual({ reason: 'eligible', until: '2028-09-30' });
    expect(eligibilityOf(state, '2028-10-01').reason).toBe('too-late');
    expect(eligibilityOf({ ...state, population: null }, '2026-01-01').reason).toBe('eligible');
  });

  test('is not known where the census or the calendar of elections has nothing', () => {
    expect(eligibilityOf({ ...city, population: null }, '2025-06-01').reason).toBe('population-unknown');
    expect(eligibilityOf({ ...city, administration: null }, '2025-06-01').reason).toBe(
      'administration-unknown',
    );
  });

  test('ends with an administration that is shorter than the years it could last', () => {
    const short = { startsOn: '2025-01-01', endsOn: '2025-08-31' };
    expect(eligibilityOf({ ...city, administration: short }, '2025-08-31').until).toBe('2025-08-31');
    expect(eligibilityOf({ ...city, administration: short }, '2025-09-01').reason).toBe('too-late');
  });

  test('of a start on the 29th of February lasts a whole year', () => {
    const leap = { startsOn: '2024-02-29', endsOn: '2027-02-28' };
    expect(eligibilityOf({ ...city, administration: leap }, '2024-03-01').until).toBe('2025-02-28');
  });

  test('once lost is never had again in the same administration', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1094 }), fc.integer({ min: 0, max: 1094 }), (one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((days) =>
          eligibilityOf(city, addDays(triennium.startsOn, days)),
        );
        if (late?.reason === 'eligible') expect(early?.reason).toBe('eligible');
      }),
    );
  });
});
