import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { indicator, indicators, standards } from './index.ts';
import { loadIndicators } from './load-indicators.ts';

const folder = mkdtempSync(join(tmpdir(), 'rma-indicators-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = {
  id: 'own-rate',
  standard: 'mobility/cycleways',
  title: { es: 'Tramos', en: 'Sections' },
  description: { es: 'Tramos de ciclovía.', en: 'Sections of cycleway.' },
  unit: { es: 'tramos por cada mil habitantes', en: 'sections per thousand inhabitants' },
  decimals: 1,
  measure: { kind: 'rate', sum: 'count(*)', per: 1000 },
  formula: { es: 'Tramos ÷ población × 1 000', en: 'Sections ÷ population × 1,000' },
  time: { kind: 'snapshot' },
  better: 'none',
  caveats: ['No dice cuánto miden.'],
  since: '2026-11-22',
};

/** Loads a folder whose only file of indicators is this. */
function load(name: string, definitions: unknown) {
  const root = join(folder, name);
  mkdirSync(join(root, 'indicators'), { recursive: true });
  writeFileSync(join(root, 'indicators', 'own.json'), JSON.stringify(definitions));
  return () => loadIndicators([root], standards());
}

describe('indicators', () => {
  test('are found by id, with the theme of their standard, and name fields that exist', () => {
    expect(indicator('crime-rate')).toMatchObject({
      theme: 'security',
      standard: 'security/crime-incidence',
    });
    expect(indicator('no-such')).toBeNull();
    expect(new Set(indicators().map(({ id }) => id)).size).toBe(indicators().length);
  });

  test('of a federation are a file in its folder; one without any adds none', () => {
    expect(load('sound', [own])()).toMatchObject([
      { id: 'own-rate', theme: 'mobility', needs: [], place: 'row' },
    ]);
    expect(loadIndicators([join(folder, 'nothing')], standards())).toEqual([]);
  });

  test.each([
    ['another-standard', { ...own, standard: 'mobility/nothing' }, 'no standard mobility/nothing'],
    ['another-field', { ...own, needs: ['nada'] }, 'mobility/cycleways has no field nada'],
    ['no-place', { ...own, standard: 'mobility/transit-gtfs' }, 'mobility/transit-gtfs has no field cve_ent'],
    ['no-caveat', { ...own, caveats: [] }, 'caveats'],
  ])('%s: a mistake is told with the file', (name, definition, problem) => {
    expect(load(name, [definition])).toThrow(problem);
    expect(load(name, [definition])).toThrow(join(folder, name, 'indicators', 'own.json'));
  });

  test('never share an id', () => {
    expect(load('twice', [own, own])).toThrow('own-rate: its id is taken');
  });
});
