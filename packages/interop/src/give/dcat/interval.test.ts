import { expect, test } from 'vitest';
import { readInterval } from './interval.ts';

test.each([
  ['2020/2024', '2020', '2024'],
  ['2020-01-01/..', '2020-01-01', null],
  ['../2024-05', null, '2024-05'],
  ['2020-01-01T00:00:00Z/2020-02-01T00:00:00.000Z', '2020-01-01T00:00:00Z', '2020-02-01T00:00:00.000Z'],
  ['2023', '2023', '2023'],
])('reads %s', (written, from, to) => {
  const interval = readInterval(written);
  expect([interval?.from?.text ?? null, interval?.to?.text ?? null]).toEqual([from, to]);
});

test.each(['', '..', '../..', '2020-02-30', 'enero de 2020', '2020/2021/2022', '2020-13/2021', '2020/nunca'])(
  'does not read %j',
  (written) => {
    expect(readInterval(written)).toBeNull();
  },
);
