import { describe, expect, test } from 'vitest';
import { daysOf, temporalOf } from './covered-period.ts';

describe('the period that data cover', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2020-01/2025-12', '2020-01-01', '2025-12-31'],
    ['2025-03-14/2025-03-20', '2025-03-14', '2025-03-20'],
    [null, '', ''],
    ['el sexenio', '', ''],
  ])('%s is shown by its first and last day', (temporal, from, to) => {
    expect(daysOf(temporal)).toEqual({ from, to });
  });

  test('is said by one day when only one is given, and not at all without any', () => {
    expect(temporalOf({ from: '2025-01-01', to: '' })).toBe('2025-01-01/2025-01-01');
    expect(temporalOf({ from: '', to: '' })).toBeNull();
  });
});
