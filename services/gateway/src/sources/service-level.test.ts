import { describe, expect, test } from 'vitest';
import { lastDays, serviceLevelOf, type DayFacts } from './service-level.ts';

const today = '2026-06-15';
const daily = { everyHours: 24, today };
const nothing = { runs: 0, failures: 0, held: 0, read: 0, rejected: 0 };
const success = (day: string, change: Partial<DayFacts> = {}): DayFacts => ({
  ...nothing,
  day,
  runs: 1,
  read: 100,
  ...change,
});
const failure = (day: string): DayFacts => ({ ...nothing, day, runs: 1, failures: 1 });

describe('a source’s service level', () => {
  test('is not known before its first run', () => {
    expect(serviceLevelOf([], daily)).toEqual({
      freshness: null,
      uptime: null,
      errors: null,
      target: 0.95,
      met: null,
    });
  });

  test('is met by one that is read every day', () => {
    const days = lastDays(today, 30).map((day) => success(day));
    expect(serviceLevelOf(days, daily)).toMatchObject({ freshness: 1, uptime: 1, errors: 0, met: true });
  });

  test('counts a missed day as fresh and the second one as not, since the promise is counted twice', () => {
    const days = [success('2026-06-12'), failure('2026-06-13'), failure('2026-06-14'), failure(today)];
    expect(serviceLevelOf(days, daily)).toMatchObject({ freshness: 0.5, uptime: 0.25, met: false });
  });

  test('lets a weekly source rest between its turns', () => {
    const days = [success('2026-05-20'), success('2026-05-28'), success('2026-06-04'), success('2026-06-11')];
    expect(serviceLevelOf(days, { everyHours: 168, today })).toMatchObject({ freshness: 1, met: true });
  });

  test('knows the last success before its thirty days', () => {
    const [first = ''] = lastDays(today, 30);
    expect(serviceLevelOf([success('2026-05-10')], { everyHours: 720, today }).freshness).toBe(1);
    expect(first > '2026-05-10').toBe(true);
  });

  test('does not take a held run for a success, nor for a failure', () => {
    const days = [success('2026-06-10'), { ...nothing, day: '2026-06-14', runs: 1, held: 1 }];
    expect(serviceLevelOf(days, daily)).toMatchObject({ freshness: 2 / 6, uptime: 1 });
  });

  test('is not met when more than one record in twenty is rejected', () => {
    const days = lastDays(today, 30).map((day) => success(day, { rejected: 6 }));
    expect(serviceLevelOf(days, daily)).toMatchObject({ freshness: 1, errors: 0.06, met: false });
  });
});
