import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateInMexicoCity } from './clock.ts';
import { addDays, dateAt, daysBetween, isDayOver, timeZoneOf } from './time-zones.ts';

const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
const keys = fc.constantFrom('09', '02004', '26', '26030', '23005', '08037', '28027', '18020', '25', '05035');

describe('the time zone of a government', () => {
  test.each([
    ['09', 'America/Mexico_City'],
    ['02004', 'America/Tijuana'],
    ['26030', 'America/Hermosillo'],
    ['23005', 'America/Cancun'],
    ['08019', 'America/Chihuahua'],
    ['08037', 'America/Ciudad_Juarez'],
    ['18020', 'America/Bahia_Banderas'],
    ['18017', 'America/Mazatlan'],
    ['28022', 'America/Matamoros'],
    ['28041', 'America/Mexico_City'],
  ])('of %s is %s', (cvegeo, zone) => {
    expect(timeZoneOf(cvegeo)).toBe(zone);
  });

  test('decides the date: the same instant is the 30th in Tijuana and the 1st in Cancún', () => {
    const instant = new Date('2026-07-01T05:30:00Z');
    expect(dateAt('02004', instant)).toBe('2026-06-30');
    expect(dateAt('26030', instant)).toBe('2026-06-30');
    expect(dateInMexicoCity(instant)).toBe('2026-06-30');
    expect(dateAt('23005', instant)).toBe('2026-07-01');
  });
});

describe('a deadline', () => {
  test('is over only when its day is over both at home and in Mexico City', () => {
    expect(isDayOver('2026-06-30', '23005', new Date('2026-07-01T05:30:00Z'))).toBe(false);
    expect(isDayOver('2026-06-30', '23005', new Date('2026-07-01T06:00:00Z'))).toBe(true);
    expect(isDayOver('2026-06-30', '02004', new Date('2026-07-01T06:30:00Z'))).toBe(false);
    expect(isDayOver('2026-06-30', '02004', new Date('2026-07-01T07:00:00Z'))).toBe(true);
  });

  test('is never over while somebody there, or in Mexico City, still reads its date', () => {
    fc.assert(
      fc.property(keys, instants, (cvegeo, instant) => {
        expect(isDayOver(dateAt(cvegeo, instant), cvegeo, instant)).toBe(false);
        expect(isDayOver(dateInMexicoCity(instant), cvegeo, instant)).toBe(false);
      }),
    );
  });

  test('once over stays over, and is over everywhere two days later', () => {
    fc.assert(
      fc.property(keys, instants, fc.integer({ min: 0, max: 400 }), (cvegeo, instant, days) => {
        const dueOn = addDays(dateAt(cvegeo, instant), -2);
        const later = new Date(instant.getTime() + days * 86_400_000);
        expect(isDayOver(dueOn, cvegeo, later)).toBe(true);
      }),
    );
  });
});

test('days are counted on the calendar', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-10-20', '2026-11-20')).toBe(31);
});
