import { describe, expect, test } from 'vitest';
import {
  countOf,
  formatBytes,
  formatCell,
  formatDate,
  daysUntil,
  formatNumber,
  formatPeriod,
  formatShare,
} from './format.ts';

describe('dates', () => {
  test('a calendar date stays the day it names', () => {
    expect(formatDate('2026-11-22')).toBe('22 nov 2026');
    expect(formatDate('2026-01-05')).toBe('5 ene 2026');
  });

  test('an instant is told with the calendar of Mexico City', () => {
    expect(formatDate('2026-11-22T05:59:00Z')).toBe('21 nov 2026');
    expect(formatDate('2026-11-22T06:01:00Z')).toBe('22 nov 2026');
  });

  test('an interval is told in words, and something else as it came', () => {
    expect(formatPeriod('2020-01/2026-10')).toBe('ene 2020 a oct 2026');
    expect(formatPeriod('2013/2015')).toBe('2013 a 2015');
    expect(formatPeriod('2013')).toBe('2013');
    expect(formatPeriod('2015-04-07/2015-04-07')).toBe('7 abr 2015');
  });
});

describe('numbers', () => {
  test('prose separates thousands with a narrow space that does not break', () => {
    expect(formatNumber(126014024)).toBe('126\u00a0014\u00a0024');
    expect(formatNumber(999)).toBe('999');
    expect(formatNumber(-1500)).toBe('−1\u00a0500');
  });

  test('tables write them as es-MX does', () => {
    expect(formatCell(126014024)).toBe('126,014,024');
    expect(formatCell(1234.5, { decimals: 2 })).toBe('1,234.50');
    expect(formatCell(1000)).toBe('1,000');
  });

  test('a count agrees with its noun', () => {
    expect(countOf(1, 'recurso', 'recursos')).toBe('1 recurso');
    expect(countOf(3, 'recurso', 'recursos')).toBe('3 recursos');
    expect(countOf(0, 'recurso', 'recursos')).toBe('0 recursos');
  });

  test('sizes and shares have their unit', () => {
    expect(formatBytes(512)).toBe('512\u00a0bytes');
    expect(formatBytes(1_438_221)).toBe('1.4\u00a0MB');
    expect(formatBytes(104_857_600)).toBe('105\u00a0MB');
    expect(formatShare(0.254)).toBe('25\u00a0%');
  });
});

test('days are counted on the calendar of Mexico City', () => {
  const lateEvening = new Date('2026-11-23T05:30:00Z');
  expect(daysUntil('2026-11-22', lateEvening)).toBe(0);
  expect(daysUntil('2027-01-06', lateEvening)).toBe(45);
  expect(daysUntil('2026-11-21', lateEvening)).toBe(-1);
});
