import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adelaGradeOf,
  adelaGradeOfMean,
  basisWords,
  changeOf,
  confidenceOf,
  figureWhy,
  implementationOf,
  monthsBefore,
  overallConfidence,
  rankGovernments,
  rankingOf,
  scorecardFigureIds,
  scorecardOf,
  type AlikeDatasets,
  type DatasetTraits,
  type MembershipState,
  type ScorecardFacts,
} from './index.ts';

const best: DatasetTraits = {
  hasFile: true,
  links: 1,
  stars: 5,
  freshness: 'fresh',
  wasUpdated: true,
  isDescribed: true,
  hasPublisherAndMail: true,
  conforms: true,
  documentation: 1,
};
const alike = (datasets: number, change: Partial<DatasetTraits> = {}): AlikeDatasets => ({
  ...best,
  ...change,
  datasets,
});
const nothing: ScorecardFacts = {
  datasets: [],
  metadata: { won: 0, judged: 0 },
  standards: { published: 0, asked: 16 },
  plan: { inTime: 0, late: 0, missed: 0 },
  commitments: { met: 0, metLate: 0, unmet: 0 },
  answers: { inTime: 0, late: 0 },
};
const scorecard = (change: Partial<ScorecardFacts>, setAside: string[] = []) =>
  scorecardOf({ ...nothing, ...change }, { scope: 'government', setAside });
const valueOf = (change: Partial<ScorecardFacts>, id: string) =>
  scorecard(change).figures.find((figure) => figure.id === id);

describe("the Data Squads' grade of a dataset", () => {
  test('is 65 for a file that can be taken away, up to 30 more, and 5 for linked data', () => {
    expect(implementationOf(best)).toBe(100);
    expect(implementationOf({ ...best, stars: 3 })).toBe(95);
    expect(implementationOf({ ...best, stars: 1, freshness: 'unknown', wasUpdated: false })).toBe(65);
    expect(implementationOf({ ...best, hasFile: false, stars: 0 })).toBe(20);
  });

  test('loses the file when every address of it is known to be dead, not when nobody asked', () => {
    expect(implementationOf({ ...best, links: 0 })).toBe(25);
    expect(implementationOf({ ...best, links: null })).toBe(100);
  });
});

test("ADELA's grade is none, bronze, silver or gold, as its robot gave it", () => {
  expect(adelaGradeOf(best)).toBe('gold');
  expect(adelaGradeOf({ ...best, conforms: null, documentation: null })).toBe('gold');
  expect(adelaGradeOf({ ...best, stars: 2 })).toBe('silver');
  expect(adelaGradeOf({ ...best, conforms: false })).toBe('silver');
  expect(adelaGradeOf({ ...best, hasPublisherAndMail: false, stars: 1 })).toBe('bronze');
  expect(adelaGradeOf({ ...best, links: 0.5 })).toBe('none');
  expect(adelaGradeOf({ ...best, isDescribed: false })).toBe('none');
  expect([100, 84, 83, 50, 49, 17, 16].map(adelaGradeOfMean)).toEqual([
    'gold',
    'gold',
    'silver',
    'silver',
    'bronze',
    'bronze',
    'none',
  ]);
});

describe('a scorecard', () => {
  test('judges nothing where there is nothing, and never says zero for it', () => {
    const empty = scorecard({});
    expect(empty).toMatchObject({ grade: null, confidence: 'none', datasets: 0 });
    expect(empty.figures.map(({ value }) => value)).toEqual(scorecardFigureIds.map(() => null));
  });

  test('counts what was opened late by half, and a late commitment by three quarters', () => {
    expect(valueOf({ plan: { inTime: 1, late: 1, missed: 2 } }, 'plan')).toMatchObject({
      value: 37.5,
      basis: 4,
    });
    expect(valueOf({ commitments: { met: 1, metLate: 1, unmet: 0 } }, 'commitments')?.value).toBe(87.5);
    expect(valueOf({ answers: { inTime: 2, late: 1 } }, 'answers')?.value).toBe(66.7);
  });

  test('leaves out of freshness what promises nothing', () => {
    const datasets = [alike(3), alike(1, { freshness: 'late' }), alike(40, { freshness: 'unknown' })];
    expect(valueOf({ datasets }, 'freshness')).toMatchObject({ value: 87.5, basis: 4, confidence: 'medium' });
  });

  test('has no grade on less than half of its weight: one dataset is too little', () => {
    const facts = { metadata: { won: 300, judged: 300 }, standards: { published: 1, asked: 16 } };
    expect(scorecard({ ...facts, datasets: [alike(1)] })).toMatchObject({ grade: null, confidence: 'none' });
    expect(scorecard({ ...facts, datasets: [alike(5)] }).confidence).toBe('low');
    expect(scorecard({ ...facts, datasets: [alike(50)] }).confidence).toBe('medium');
  });

  test('shows a figure that was set aside and does not count it', () => {
    const facts = { datasets: [alike(20)], metadata: { won: 0, judged: 400 } };
    const with_ = scorecard(facts);
    const without = scorecard(facts, ['metadata']);
    expect(without.figures.find(({ id }) => id === 'metadata')).toMatchObject({ value: 0, isCounted: false });
    expect(without.grade).toBeGreaterThan(with_.grade ?? 100);
  });

  test('of twice as much of the same is the same: size neither helps nor harms', () => {
    const count = fc.integer({ min: 10, max: 400 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 2, max: 50 }), (some, others, times) => {
        const facts = (factor: number) => ({
          datasets: [
            alike(some * factor),
            alike(others * factor, { stars: 1, freshness: 'stale', links: 0.5 }),
          ],
          metadata: { won: 210.5, judged: 370 },
          standards: { published: 4, asked: 16 },
          plan: { inTime: 10 * factor, late: 3 * factor, missed: 0 },
          commitments: { met: 4, metLate: 0, unmet: 1 },
          answers: { inTime: 12 * factor, late: factor },
        });
        const [small, large] = [scorecard(facts(1)), scorecard(facts(times))];
        expect(large.grade).toBe(small.grade);
        expect(large.confidence).toBe(small.confidence);
      }),
    );
  });

  test('never falls when a dataset gets better', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 4 }), (count, stars) => {
        const facts = (better: number) => ({
          datasets: [alike(count, { stars, freshness: 'late' }), alike(20, { stars: better })],
          metadata: { won: 100, judged: 400 },
        });
        const grades = [0, 2, 3, 5].map((better) => scorecard(facts(better)).grade ?? 0);
        expect(grades).toEqual(grades.toSorted((a, b) => a - b));
      }),
    );
  });

  test('says why in a sentence, also when there is nothing to judge', () => {
    const { figures } = scorecard({ datasets: [alike(12)], standards: { published: 3, asked: 15 } });
    const why = Object.fromEntries(figures.map((figure) => [figure.id, figureWhy(figure)]));
    expect(why['coverage']).toBe('Publica 3 de 15 estándares.');
    expect(why['plan']).toBe('Ninguna fecha de su plan de apertura ha llegado, o no tiene plan.');
    expect(basisWords({ id: 'plan', basis: 1 })).toBe('1 fecha del plan');
    expect(basisWords({ id: 'coverage', basis: 15 })).toBe('15 estándares');
  });
});

test('confidence needs fewer things within a theme, which has four standards', () => {
  expect([0, 1, 3, 10].map((basis) => confidenceOf(basis, 'government'))).toEqual([
    'none',
    'low',
    'medium',
    'high',
  ]);
  expect([0, 1, 2, 4].map((basis) => confidenceOf(basis, 'theme'))).toEqual([
    'none',
    'low',
    'medium',
    'high',
  ]);
  expect(overallConfidence([])).toBe('none');
});

describe('a ranking', () => {
  test('shares ranks between equals and leaves apart who has no value', () => {
    const rows = [{ value: 3 }, { value: null }, { value: 9 }, { value: 3 }, { value: 1 }];
    const { ranked, apart } = rankingOf(rows);
    expect(ranked.map(({ rank, value }) => [rank, value])).toEqual([
      [1, 9],
      [2, 3],
      [2, 3],
      [4, 1],
    ]);
    expect(apart).toEqual([{ value: null }]);
  });

  const government = (cvegeo: string, population: number | null, membership: MembershipState | null) => ({
    cvegeo,
    name: `Gobierno ${cvegeo}`,
    level: 'municipality' as const,
    population,
    membership,
  });
  const entry = (grade: number | null, datasets = 5) => ({ grade, confidence: 'medium' as const, datasets });

  test('has members and publishers only, and improvement needs both months', () => {
    const governments = [
      government('01001', 900, 'active'),
      government('01002', 900, null),
      government('01003', 900, null),
      government('01004', 900, 'withdrawn'),
    ];
    const board = new Map([
      ['01001', entry(50)],
      ['01002', entry(60)],
      ['01003', entry(90, 0)],
      ['01004', entry(99, 0)],
    ]);
    const grades = { board, earlier: new Map([['01001', 44.9]]) };
    const byGrade = rankGovernments(governments, grades, { order: 'grade', peersOf: null });
    expect(byGrade.ranked.map(({ rank, government: { cvegeo } }) => [rank, cvegeo])).toEqual([
      [1, '01002'],
      [2, '01001'],
    ]);
    const byChange = rankGovernments(governments, grades, { order: 'improvement', peersOf: null });
    expect(byChange.ranked).toMatchObject([{ change: 5.1, government: { cvegeo: '01001' } }]);
    expect(byChange.apart).toMatchObject([{ government: { cvegeo: '01002' } }]);
  });

  test('among peers has the one that is asked about and the fifteen nearest in population', () => {
    const governments = Array.from({ length: 60 }, (_, place) =>
      government(String(10_001 + place), 1000 * 1.2 ** place, 'active'),
    );
    const [one] = governments.slice(30);
    if (one === undefined) throw new Error('there are sixty');
    const board = new Map(governments.map(({ cvegeo }, place) => [cvegeo, entry(place)]));
    const { ranked } = rankGovernments(
      governments,
      { board, earlier: new Map() },
      { order: 'grade', peersOf: one },
    );
    expect(ranked).toHaveLength(16);
    const cvegeos = ranked.map(({ government: { cvegeo } }) => Number(cvegeo));
    expect(Math.max(...cvegeos) - Math.min(...cvegeos)).toBe(15);
    expect(cvegeos).toContain(10_031);
  });
});

test('months go back over the new year, and a change is told when both are known', () => {
  expect(monthsBefore('2026-03-01', 6)).toBe('2025-09-01');
  expect(monthsBefore('2026-12-01', 12)).toBe('2025-12-01');
  expect(changeOf(70.3, 66.6)).toBe(3.7);
  expect(changeOf(70, null)).toBeNull();
});
