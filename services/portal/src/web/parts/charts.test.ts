import { describe, expect, test } from 'vitest';
import { byTheme } from './by-theme.ts';
import type { ComparedGovernment } from './compared.ts';
import { findingOf } from './finding.ts';
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
    findingOf(compared, {
      value: ({ datasets }) => datasets,
      figure: ({ datasets }) => `${datasets.toFixed(1)} conjuntos`,
      most: (name) => `${name} publica más`,
      none: 'Nadie publica',
    });

  test('names who leads, and with how much', () => {
    expect(told([of('Morelos', 3), of('Jalisco', 2)])).toBe('Morelos publica más: 3.0 conjuntos');
  });
  test('says that those who lead together tie, also when they differ by less than can be read', () => {
    expect(told([of('Morelos', 3), of('Jalisco', 3.01), of('Puebla', 1)])).toBe(
      'Morelos y Jalisco empatan en primer lugar: 3.0 conjuntos',
    );
  });
  test('crowns nobody when all are equal', () => {
    const four = ['Morelos', 'Jalisco', 'Puebla', 'Colima'].map((name) => of(name, 2));
    expect(told(four)).toBe('Los cuatro publican 2.0 conjuntos');
  });
  test('counts those who tie when they are too many to name', () => {
    const tied = ['Morelos', 'Jalisco', 'Puebla', 'Colima'].map((name) => of(name, 2));
    expect(told([...tied, of('Sonora', 1)])).toBe(
      'Cuatro de los cinco empatan en primer lugar: 2.0 conjuntos',
    );
  });
  test('tells one government alone without ranking it', () => {
    expect(told([of('Morelos', 2)])).toBe('Morelos publica 2.0 conjuntos');
  });
  test('does not crown anyone when there is nothing', () => {
    expect(told([of('Morelos', 0), of('Jalisco', 0)])).toBe('Nadie publica');
  });
});

test('standards stand under their themes, in the same order on every page, new themes last', () => {
  const of = (theme: string, id: string) => ({ id, theme: { id: theme, name: theme } });
  const items = [of('water', 'a'), of('cadastre', 'b'), of('resilience', 'c'), of('cadastre', 'd')];
  const groups = byTheme(items, ({ theme }) => theme).map((group) => [
    group.theme.id,
    group.items.map(({ id }) => id).join(''),
  ]);
  expect(groups).toEqual([
    ['resilience', 'c'],
    ['cadastre', 'bd'],
    ['water', 'a'],
  ]);
});

describe('what changed, told together', () => {
  const entry = (seq: number, cvegeo: string, kind: string, at = '2026-11-22T18:00:00Z'): LedgerLine => ({
    title: null,
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
