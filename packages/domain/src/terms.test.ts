import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holderActs, isWithin, mayActInPost, secondsWithinDay, type Holder, type Period } from './terms.ts';
import { addDays, dateAt } from './time-zones.ts';

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-06-01', days));
const period: fc.Arbitrary<Period> = fc.record({ from: day, until: fc.option(day) });
const holder: fc.Arbitrary<Holder> = fc.record({
  term: period,
  absences: fc.array(period, { maxLength: 3 }),
});

describe('who acts in a post', () => {
  test('is never two people on one day, and nobody outside their term', () => {
    fc.assert(
      fc.property(fc.option(holder), period, day, (someone, term, today) => {
        const holderMay = someone !== null && mayActInPost({ standing: 'holder', holder: someone }, today);
        const substituteMay = mayActInPost({ standing: 'substitute', term, holder: someone }, today);
        expect(holderMay && substituteMay).toBe(false);
        if (holderMay) expect(isWithin(someone.term, today)).toBe(true);
        if (substituteMay) expect(isWithin(term, today)).toBe(true);
      }),
    );
  });

  test('is the substitute, within the term of that one, whenever the holder does not', () => {
    fc.assert(
      fc.property(holder, day, (someone, today) => {
        const term = { from: '2026-01-01', until: null };
        expect(mayActInPost({ standing: 'substitute', term, holder: someone }, today)).toBe(
          !holderActs(someone, today),
        );
      }),
    );
  });

  test('is the holder on the last day and not on the next, at the clock of the government', () => {
    const someone: Holder = { term: { from: '2026-01-01', until: '2026-11-30' }, absences: [] };
    const acts = (cvegeo: string, instant: string) => holderActs(someone, dateAt(cvegeo, new Date(instant)));
    // Half past midnight of December 1st in Cancún is still November 30th in Mexico City, Hermosillo and Tijuana.
    expect(acts('23005', '2026-12-01T05:30:00Z')).toBe(false);
    expect(acts('09015', '2026-12-01T05:30:00Z')).toBe(true);
    expect(acts('26030', '2026-12-01T06:30:00Z')).toBe(true);
    expect(acts('26030', '2026-12-01T07:00:00Z')).toBe(false);
    expect(acts('02004', '2026-12-01T07:59:59Z')).toBe(true);
    expect(acts('02004', '2026-12-01T08:00:00Z')).toBe(false);
  });
});

describe('the rest of a day', () => {
  const governments = ['09015', '02004', '26030', '23005', '08037', '17'];

  test('ends with the day of whichever government it ends for first', () => {
    const from = new Date('2026-12-01T04:55:00Z');
    expect(secondsWithinDay(['23005'], { from, atMostSeconds: 600 })).toBe(299);
    expect(secondsWithinDay(['09015', '02004'], { from, atMostSeconds: 600 })).toBe(600);
    expect(secondsWithinDay(['09015', '23005'], { from, atMostSeconds: 600 })).toBe(299);
    expect(secondsWithinDay([], { from, atMostSeconds: 600 })).toBe(600);
  });

  test('never reaches into the next, apart from its last second', () => {
    const instant = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2028-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.subarray(governments, { minLength: 1 }), instant, (cvegeos, from) => {
        const seconds = secondsWithinDay(cvegeos, { from, atMostSeconds: 600 });
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(600);
        for (const cvegeo of seconds > 1 ? cvegeos : [])
          expect(dateAt(cvegeo, new Date(from.getTime() + seconds * 1000))).toBe(dateAt(cvegeo, from));
      }),
    );
  });
});
