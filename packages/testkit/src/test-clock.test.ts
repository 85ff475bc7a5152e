import { expect, test } from 'vitest';
import { testClock } from './test-clock.ts';

test('the clock stands still until it is moved', () => {
  const clock = testClock('2026-03-01T12:00:00Z');
  expect(clock.now()).toEqual(clock.now());
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, ms: 5 });
  expect(clock.now().toISOString()).toBe('2026-03-02T14:03:04.005Z');
  clock.advance({ days: -1 });
  expect(clock.now().toISOString()).toBe('2026-03-01T14:03:04.005Z');
  clock.set('2027-01-01T00:00:00Z');
  expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

test('a start that is no instant is refused', () => {
  expect(() => testClock('mañana')).toThrow(RangeError);
});
