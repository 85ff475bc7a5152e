import { expect, test } from 'vitest';
import { everyDay, sentenceOfUse } from './use-data.ts';

test('a use is told by what there was of it', () => {
  const none = { downloads: 0, apiReads: 0, views: 0, robots: 9 };
  expect(sentenceOfUse(none)).toBe('ningún uso');
  expect(sentenceOfUse({ ...none, downloads: 1 })).toBe('1 descarga');
  expect(sentenceOfUse({ ...none, downloads: 2, views: 1, apiReads: 3 })).toBe(
    '1 visita, 2 descargas y 3 lecturas por programas',
  );
});

test('days without use have their place, also over the end of a month', () => {
  const used = { day: '2026-03-01', downloads: 1, apiReads: 0, views: 0, robots: 0 };
  const days = everyDay([used], { from: '2026-02-27', to: '2026-03-02' });
  expect(days.map(({ day, downloads }) => [day, downloads])).toEqual([
    ['2026-02-27', 0],
    ['2026-02-28', 0],
    ['2026-03-01', 1],
    ['2026-03-02', 0],
  ]);
});
