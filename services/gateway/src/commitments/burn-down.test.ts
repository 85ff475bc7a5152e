import { commitmentStates, type CommitmentState } from '@rma/domain';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { burnDown } from './burn-down.ts';

const steps = (...changes: [CommitmentState, string][]) =>
  changes.map(([state, happenedOn]) => ({ state, happenedOn }));

test('goes down when one is kept or excepted, up when one is lost, and shows what was planned', () => {
  const points = burnDown(
    [
      {
        dueOn: '2027-02-01',
        steps: steps(['pending', '2027-01-01'], ['met', '2027-01-20'], ['lapsed', '2027-03-01']),
      },
      { dueOn: '2027-02-15', steps: steps(['pending', '2027-01-01'], ['overdue', '2027-02-16']) },
      { dueOn: '2027-06-30', steps: steps(['pending', '2027-01-01'], ['excepted', '2027-02-20']) },
    ],
    '2027-03-10',
  );
  expect(points).toEqual([
    { date: '2027-01-01', open: 3, planned: 3 },
    { date: '2027-01-20', open: 2, planned: 3 },
    { date: '2027-02-01', open: 2, planned: 2 },
    { date: '2027-02-15', open: 2, planned: 1 },
    { date: '2027-02-16', open: 2, planned: 1 },
    { date: '2027-02-20', open: 1, planned: 1 },
    { date: '2027-03-01', open: 2, planned: 1 },
    { date: '2027-03-10', open: 2, planned: 1 },
    { date: '2027-06-30', open: null, planned: 0 },
  ]);
});

const date = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2027, 0, 1 + days)).toISOString().slice(0, 10));
const commitment = fc.record({
  dueOn: date,
  steps: fc
    .array(fc.record({ state: fc.constantFrom(...commitmentStates), happenedOn: date }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) => all.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))),
});

test('never counts more than there are, nor the same day twice, and ends with nothing planned', () => {
  fc.assert(
    fc.property(fc.array(commitment, { maxLength: 8 }), date, (commitments, today) => {
      const points = burnDown(commitments, today);
      const dates = points.map((point) => point.date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      for (const { open, planned } of points) {
        expect(Math.max(open ?? 0, planned)).toBeLessThanOrEqual(commitments.length);
      }
      const last = points.at(-1);
      if (last !== undefined && last.date > today) expect(last.planned).toBe(0);
    }),
  );
});
