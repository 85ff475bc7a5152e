import { describe, expect, test } from 'vitest';
import { daysSentence } from './day-bars.tsx';
import { agoOf, everyOf, standingOf } from './source-data.ts';

const now = '2026-11-22T12:00:00Z';

test.each([
  ['2026-11-22T11:59:40Z', 'hace un momento'],
  ['2026-11-22T13:00:00Z', 'hace un momento'],
  ['2026-11-22T11:15:00Z', 'hace 45 min'],
  ['2026-11-22T09:30:00Z', 'hace 2 h'],
  ['2026-11-21T12:00:00Z', 'hace un día'],
  ['2026-11-01T12:00:00Z', 'hace 21 días'],
])('%s was %s', (instant, told) => {
  expect(agoOf(instant, now)).toBe(told);
});

test.each([
  [1, 'cada hora'],
  [6, 'cada 6 horas'],
  [24, 'cada día'],
  [72, 'cada 3 días'],
  [168, 'cada semana'],
])('every %i hours is %s', (hours, told) => {
  expect(everyOf(hours)).toBe(told);
});

describe('how a source is', () => {
  const healthy = { health: 'HEALTHY', isOpen: true, isStale: false } as const;
  test.each([
    [healthy, { kind: 'good', word: 'Sana' }],
    [
      { ...healthy, isStale: true },
      { kind: 'late', word: 'Atrasada' },
    ],
    [
      { ...healthy, health: 'DEGRADED' as const },
      { kind: 'late', word: 'Con fallas' },
    ],
    [
      { ...healthy, health: 'DEGRADED' as const, isStale: true },
      { kind: 'bad', word: 'Con fallas' },
    ],
    [
      { ...healthy, health: 'HELD' as const },
      { kind: 'bad', word: 'Retenida' },
    ],
    [
      { ...healthy, health: 'HELD' as const, isOpen: false },
      { kind: 'none', word: 'En pausa' },
    ],
  ])('%j', (standing, told) => {
    expect(standingOf(standing)).toEqual(told);
  });
});

test('the days of a source are told in a sentence', () => {
  expect(daysSentence([{ state: 'READ' }, { state: 'FAILED' }, { state: 'READ' }, { state: 'NONE' }])).toBe(
    'De los últimos 4 días: leída 2 días, falló 1 día.',
  );
  expect(daysSentence([{ state: 'NONE' }, { state: 'NONE' }])).toBe(
    'De los últimos 2 días, ninguno con cosecha.',
  );
});
