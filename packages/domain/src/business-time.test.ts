import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessMinutesBetween, isRestDay } from './business-time.ts';

// Mexico City is six hours behind: 15:00Z is nine in the morning.
test.each([
  ['within one morning', '2026-11-23T15:00:00Z', '2026-11-23T16:30:00Z', 90],
  ['over a night', '2026-11-23T23:00:00Z', '2026-11-24T16:00:00Z', 120],
  ['over a weekend', '2026-11-20T23:30:00Z', '2026-11-23T15:30:00Z', 60],
  ['over a holiday', '2026-11-13T23:00:00Z', '2026-11-17T16:00:00Z', 120],
  ['at night', '2026-11-24T03:00:00Z', '2026-11-24T09:00:00Z', 0],
  ['backwards', '2026-11-24T20:00:00Z', '2026-11-24T18:00:00Z', 0],
])('business time %s', (_when, from, to, minutes) => {
  expect(businessMinutesBetween(new Date(from), new Date(to))).toBe(minutes);
});

test('the holidays of 2026 and 2030 are those of the federal labour law', () => {
  const holidays = [
    '2026-01-01',
    '2026-02-02',
    '2026-03-16',
    '2026-05-01',
    '2026-09-16',
    '2026-11-16',
    '2026-12-25',
  ];
  expect(holidays.filter((date) => !isRestDay(date))).toEqual([]);
  expect(isRestDay('2030-10-01')).toBe(true);
  expect(isRestDay('2026-10-01')).toBe(false);
  expect(isRestDay('2026-11-20')).toBe(false);
});

test('business time adds up, whatever the moment in between', () => {
  const minute = fc
    .integer({ min: 0, max: 60 * 24 * 60 })
    .map((m) => new Date(Date.UTC(2026, 10, 1) + m * 60_000));
  fc.assert(
    fc.property(minute, minute, minute, (a, b, c) => {
      const [first, second, third] = [a, b, c].toSorted((one, other) => one.getTime() - other.getTime());
      if (!first || !second || !third) return;
      expect(businessMinutesBetween(first, second) + businessMinutesBetween(second, third)).toBe(
        businessMinutesBetween(first, third),
      );
    }),
  );
});
