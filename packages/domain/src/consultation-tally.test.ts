import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostRanked, tallyBallots } from './consultation-tally.ts';

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const ballots = fc.array(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { maxLength: mostRanked }), {
  maxLength: 60,
});

test('the most wanted goes first, and a tie goes to what more people put first', () => {
  expect(
    tallyBallots(options, [
      ['c', 'a'],
      ['c', 'b'],
      ['a', 'c'],
      ['b', 'a'],
    ]).map(({ id, points, firsts }) => [id, points, firsts]),
  ).toEqual([
    ['c', 8, 2],
    ['a', 7, 1],
    ['b', 5, 1],
    ['d', 0, 0],
  ]);
});

test('does not depend on the order in which people voted, and every ballot gives what it may', () => {
  fc.assert(
    fc.property(ballots, (all) => {
      const result = tallyBallots(options, all);
      expect(tallyBallots(options, all.toReversed())).toEqual(result);
      const given = all.reduce(
        (sum, ballot) => sum + ballot.reduce((points, _, place) => points + mostRanked - place, 0),
        0,
      );
      expect(result.reduce((sum, { points }) => sum + points, 0)).toBe(given);
      expect(result.map(({ points }) => points)).toEqual(
        result.map(({ points }) => points).toSorted((a, b) => b - a),
      );
    }),
  );
});
