import { describe, expect, test } from 'vitest';
import { dutyOf, scoreGainOf, type CountedFix } from './score-gains.ts';
import { scorecardOf, type ScorecardFacts } from './scorecard.ts';

const dataset = {
  datasets: 1,
  hasFile: true,
  links: 1,
  stars: 3,
  freshness: 'fresh',
  wasUpdated: true,
  isDescribed: true,
  hasPublisherAndMail: true,
  conforms: null,
  documentation: null,
} as const;
const facts: ScorecardFacts = {
  datasets: [
    { ...dataset, datasets: 6 },
    { ...dataset, datasets: 2, freshness: 'stale' },
    { ...dataset, datasets: 2, hasFile: false, stars: 0, freshness: 'unknown' },
  ],
  metadata: { won: 200, judged: 400 },
  standards: { published: 2, asked: 16 },
  plan: { inTime: 1, late: 0, missed: 3 },
  commitments: { met: 2, metLate: 0, unmet: 2 },
  answers: { inTime: 5, late: 0 },
};
const gradeOf = (changed: Partial<ScorecardFacts>) =>
  scorecardOf({ ...facts, ...changed }, { scope: 'government' }).grade ?? 0;
const { figures } = scorecardOf(facts, { scope: 'government' });
const before = gradeOf({});

describe('what a duty gives is what working the grade out again gives', () => {
  test.each([
    ['publish-standard', { standards: { published: 3, asked: 16 } }, 14],
    ['open-promised', { plan: { inTime: 1, late: 1, missed: 2 } }, 3],
    ['keep-commitments', { commitments: { met: 2, metLate: 1, unmet: 1 } }, 2],
  ] as const)('%s', (id, changed, open) => {
    const duty = dutyOf(figures, id);
    expect(duty.open).toBe(open);
    expect(duty.gain).toBeGreaterThan(0.5);
    expect(Math.abs(duty.gain - (gradeOf(changed) - before))).toBeLessThan(0.11);
  });

  test('nothing to do gives nothing', () => {
    const kept = scorecardOf(
      { ...facts, commitments: { met: 4, metLate: 0, unmet: 0 } },
      { scope: 'government' },
    );
    expect(dutyOf(kept.figures, 'keep-commitments')).toEqual({ open: 0, gain: 0 });
    expect(dutyOf([], 'publish-standard')).toEqual({ open: 0, gain: 0 });
  });
});

describe('what a fix of datasets gives', () => {
  const fix = (id: CountedFix['id'], datasets: number, points: number): CountedFix => ({
    id,
    datasets,
    points,
  });

  test('points of metadata count as the grade counts them', () => {
    const all = [fix('keywords', 10, 30)];
    const expected = gradeOf({ metadata: { won: 230, judged: 400 } }) - before;
    expect(Math.abs(scoreGainOf(fix('keywords', 10, 30), figures, all) - expected)).toBeLessThan(0.11);
  });

  test('delivering what is stale makes it current and fresh', () => {
    const all = [fix('deliver', 2, 0)];
    const expected =
      gradeOf({ datasets: [{ ...dataset, datasets: 8 }, ...facts.datasets.slice(2)] }) - before;
    const gain = scoreGainOf(fix('deliver', 2, 0), figures, all);
    expect(gain).toBeGreaterThan(1);
    // It may also count as delivered again, which the figures do not tell apart.
    expect(gain).toBeLessThanOrEqual(expected + 0.11);
  });

  test('two fixes of one lack share what mending it gives, and give it together', () => {
    const all = [fix('links', 1, 0), fix('download-url', 1, 0)];
    const both = all.reduce((sum, one) => sum + scoreGainOf(one, figures, all), 0);
    const alone = [fix('download-url', 2, 0)];
    expect(both).toBeCloseTo(scoreGainOf(fix('download-url', 2, 0), figures, alone), 9);
  });

  test('a government without figures gains nothing that can be told', () => {
    expect(scoreGainOf(fix('keywords', 3, 30), [], [fix('keywords', 3, 30)])).toBe(0);
  });
});
