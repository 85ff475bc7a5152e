import { testClock } from '@rma/testkit';
import { describe, expect, test } from 'vitest';
import { createAttemptLimits } from './attempt-limits.ts';

function limitsAt() {
  const clock = testClock('2026-01-01T00:00:00Z');
  return { clock, limits: createAttemptLimits({ clock, capacity: 3 }) };
}

function fail(limits: ReturnType<typeof createAttemptLimits>, key: string, times: number) {
  for (let attempt = 0; attempt < times; attempt += 1) limits.begin(key);
}

describe('failed sign-ins', () => {
  test('make the next one wait after five, twice as long each time, up to 15 minutes', () => {
    const { clock, limits } = limitsAt();
    fail(limits, 'ana', 5);
    expect(limits.begin('ana')).toEqual({ ok: false, retryAfterSeconds: 30 });
    clock.advance({ seconds: 30 });
    expect(limits.begin('ana')).toEqual({ ok: true });
    expect(limits.begin('ana')).toEqual({ ok: false, retryAfterSeconds: 60 });
    for (let round = 0; round < 12; round += 1) {
      clock.advance({ minutes: 15 });
      limits.begin('ana');
    }
    expect(limits.begin('ana')).toEqual({ ok: false, retryAfterSeconds: 900 });
  });

  test('are counted when they begin, so that simultaneous guesses are all counted', () => {
    const { limits } = limitsAt();
    const answers = Array.from({ length: 8 }, () => limits.begin('ana').ok);
    expect(answers.filter(Boolean)).toHaveLength(5);
  });

  test('are forgotten after a success, and after an hour of rest', () => {
    const { clock, limits } = limitsAt();
    fail(limits, 'ana', 4);
    limits.succeeded('ana');
    fail(limits, 'ana', 4);
    expect(limits.begin('ana').ok).toBe(true);
    clock.advance({ hours: 1 });
    fail(limits, 'ana', 4);
    expect(limits.begin('ana').ok).toBe(true);
  });

  test('of one account do not touch another, and the counters stay within their capacity', () => {
    const { limits } = limitsAt();
    fail(limits, 'ana', 5);
    expect(limits.begin('beto').ok).toBe(true);
    fail(limits, 'carla', 1);
    fail(limits, 'delia', 1);
    expect(limits.begin('ana').ok).toBe(true);
  });
});
