import { expect, test } from 'vitest';
import { custodianOf } from './custody.ts';
import { electionDay, handoverDates } from './handover.ts';

test('ordinary elections are on the first Sunday of June', () => {
  expect([2021, 2024, 2027, 2030].map(electionDay)).toEqual([
    '2021-06-06',
    '2024-06-02',
    '2027-06-06',
    '2030-06-02',
  ]);
});

test('a handover is ready on the day of the election before the administration ends', () => {
  expect(handoverDates('2027-12-31')).toEqual({
    electionOn: '2027-06-06',
    opensOn: '2027-03-08',
    dueOn: '2027-06-06',
  });
  expect(handoverDates('2028-03-31').electionOn).toBe('2027-06-06');
});

test('data are in the hands of the administrator, the liaison, the state or the network, in that order', () => {
  const none = { administrator: null, liaison: null, adoptedBy: null };
  expect(custodianOf({ administrator: 'a', liaison: 'b', adoptedBy: '17' })).toEqual({
    kind: 'official',
    officialId: 'a',
  });
  expect(custodianOf({ ...none, liaison: 'b', adoptedBy: '17' })).toEqual({
    kind: 'official',
    officialId: 'b',
  });
  expect(custodianOf({ ...none, adoptedBy: '17' })).toEqual({ kind: 'state', cvegeo: '17' });
  expect(custodianOf(none)).toEqual({ kind: 'network' });
});
