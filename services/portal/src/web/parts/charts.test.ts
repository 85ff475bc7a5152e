import { describe, expect, test } from 'vitest';
import type { ComparedGovernment } from './compared.ts';
import { largestOf } from './finding.ts';
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
