import { describe, expect, test } from 'vitest';
import type { ComparedGovernment } from './compared.ts';
import { largestOf } from './finding.ts';
import { type LedgerLine, groupLedger } from './ledger-list.tsx';
import { ticksTo } from './ticks.ts';

describe('axis marks', () => {
  test.each([
    [0, [0, 1]],
    [0.14, [0, 0.05, 0.1, 0.15]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [268, [0, 50, 100, 150, 200, 250, 300]],
    [99, [0, 20, 40, 60, 80, 100]],
  ])('up to %d are round and cover it', (largest, marks) => {
    expect(ticksTo(largest)).toEqual(marks);
  });
});

describe('the sentence over a chart', () => {
  const of = (name: string, datasets: number): ComparedGovernment => ({
    government: { cvegeo: name, name, fullName: name, population: 1, peers: [] },
    datasets,
    datasetsPer100kInhabitants: datasets,
    packages: 0,
    coverageShare: 0,
    lastModified: null,
    freshness: { fresh: 0, late: 0, stale: 0, unknown: 0 },
    coverage: [],
  });
  const told = (compared: ComparedGovernment[]) =>
    largestOf(compared, {
      value: ({ datasets }) => datasets,
      most: (name) => `${name} publica más`,
      tie: 'van a la par',
      none: 'Nadie publica',
    });

  test('names who leads', () => {
    expect(told([of('Morelos', 3), of('Jalisco', 2)])).toBe('Morelos publica más');
  });
  test('names everyone who leads together', () => {
    expect(told([of('Morelos', 3), of('Jalisco', 3), of('Puebla', 1)])).toBe(
      'Morelos y Jalisco van a la par',
    );
  });
  test('does not crown anyone when there is nothing', () => {
    expect(told([of('Morelos', 0), of('Jalisco', 0)])).toBe('Nadie publica');
  });
});

describe('what changed, told together', () => {
  const entry = (seq: number, cvegeo: string, kind: string, at = '2026-11-22T18:00:00Z'): LedgerLine => ({
    seq,
    at,
    kind,
    subject: `dataset:${seq}`,
    government: { cvegeo, fullName: cvegeo },
  });

  test('neighbours of one government, one kind and one day become one line with their count', () => {
    const groups = groupLedger([
      entry(5, '17', 'dataset.published'),
      entry(4, '17', 'dataset.published'),
      entry(3, '17', 'dataset.published', '2026-11-21T18:00:00Z'),
      entry(2, '14', 'dataset.published', '2026-11-21T18:00:00Z'),
      entry(1, '14', 'source.approved', '2026-11-21T18:00:00Z'),
    ]);
    expect(groups.map(({ seq, count }) => [seq, count])).toEqual([
      [5, 2],
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
  });
});
