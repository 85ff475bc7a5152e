import { expect, test } from 'vitest';
import { lastMorning } from './morning.ts';

test.each([
  [
    'Mexico City, all year six hours behind',
    null,
    '2026-07-01T14:00:00Z',
    '2026-07-01',
    '2026-07-01T14:00:00Z',
  ],
  [
    'a second before eight is still yesterday',
    '09',
    '2026-07-01T13:59:59Z',
    '2026-06-30',
    '2026-06-30T14:00:00Z',
  ],
  ['Tijuana in summer', '02004', '2026-07-01T16:00:00Z', '2026-07-01', '2026-07-01T15:00:00Z'],
  ['Tijuana in winter', '02004', '2026-12-01T15:30:00Z', '2026-11-30', '2026-11-30T16:00:00Z'],
  [
    'Tijuana the day its clocks go back',
    '02004',
    '2026-11-01T17:00:00Z',
    '2026-11-01',
    '2026-11-01T16:00:00Z',
  ],
  ['Hermosillo', '26030', '2026-07-01T15:00:00Z', '2026-07-01', '2026-07-01T15:00:00Z'],
  ['Cancún', '23005', '2026-07-01T13:00:00Z', '2026-07-01', '2026-07-01T13:00:00Z'],
])('%s', (_where, cvegeo, now, date, at) => {
  expect(lastMorning(cvegeo, new Date(now))).toEqual({ date, at: new Date(at) });
});
