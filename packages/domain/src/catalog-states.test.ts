import { describe, expect, test } from 'vitest';
import { freshnessOf, nextDueAt } from './catalog-states.ts';

const modified = new Date('2026-01-01T00:00:00Z');
const after = (days: number) => new Date(modified.getTime() + days * 86_400_000);

describe('the next delivery of a dataset', () => {
  test('is due when its promise runs out, the day from which it is late', () => {
    const monthly = { modified, periodicity: 'R/P1M' };
    expect(nextDueAt(monthly)).toEqual(after(31));
    expect(freshnessOf(monthly, after(31))).toBe('fresh');
    expect(freshnessOf(monthly, after(32))).toBe('late');
    expect(freshnessOf(monthly, after(63))).toBe('stale');
  });

  test.each([
    ['without a promise', modified, 'irregular'],
    ['with a promise nobody knows', modified, 'R/P9D'],
    ['that says nothing', modified, null],
    ['that was never delivered', null, 'R/P1M'],
  ])('of one %s is never due', (_, date, periodicity) => {
    expect(nextDueAt({ modified: date, periodicity })).toBeNull();
    expect(freshnessOf({ modified: date, periodicity }, after(1))).toBe('unknown');
  });
});
