import { describe, expect, test } from 'vitest';
import type { Resource, WorkPackage } from '../package-types.ts';
import { dueWords, fileSteps, type NextStep, orderedSteps } from './step-words.ts';

const now = new Date('2026-11-22T18:00:00Z');
const due = (dueOn: string | null) => dueWords({ dueOn }, now);

test('a last day is told by how near it is, and by its date', () => {
  expect(due('2026-11-22')).toBe('Vence hoy (22 nov 2026)');
  expect(due('2026-11-23')).toBe('Vence en un día (23 nov 2026)');
  expect(due('2026-11-12')).toBe('Venció hace 10 días (12 nov 2026)');
  expect(due(null)).toBeNull();
});

const resource = (change: Partial<Resource>, upload: Partial<Resource['latestUpload'] & object> = {}) =>
  ({
    id: 'r',
    name: 'rutas',
    title: 'Rutas',
    hasUnpublishedFile: true,
    removedAt: null,
    latestUpload: {
      state: 'invalid',
      fileName: 'rutas.csv',
      errorCount: 3,
      uploadedAt: '2026-11-20T18:00:00Z',
      ...upload,
    },
    ...change,
  }) as Resource;
const work = (...resources: Resource[]) =>
  [{ id: 'p', cvegeo: '17007', state: 'draft', resources }] as unknown as WorkPackage[];
const step = (title: string, by: string) =>
  ({ kind: 'plan', title, why: '', dueOn: by, by, path: '/panel' }) satisfies NextStep;

describe('files that wait for a person', () => {
  test('with errors say how many and lead to where they are mended; those in review or published wait for nobody', () => {
    expect(fileSteps(work(resource({})), '17007')).toEqual([
      {
        kind: 'file',
        title: 'Corrija el archivo de «Rutas»',
        why: 'rutas.csv tiene 3 errores que impiden publicarlo. La red le dice dónde y cómo arreglarlo.',
        dueOn: null,
        by: '2026-11-23',
        path: '/panel/paquetes/p/rutas',
      },
    ]);
    expect(fileSteps(work(resource({}, { state: 'valid' })), '17007')[0]?.title).toBe('Publique «Rutas»');
    for (const settled of [
      resource({ hasUnpublishedFile: false }),
      resource({ removedAt: '2026-11-21T00:00:00Z' }),
      resource({}, { state: 'validating' }),
    ])
      expect(fileSteps(work(settled), '17007')).toEqual([]);
    expect(fileSteps(work(resource({})), '17001')).toEqual([]);
  });

  test('take their place among the rest by their day, five in all', () => {
    const registry = ['2026-11-21', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((by) =>
      step(by, by),
    );
    const all = orderedSteps(registry, fileSteps(work(resource({})), '17007'));
    expect(all.map(({ title }) => title)).toEqual([
      '2026-11-21',
      'Corrija el archivo de «Rutas»',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ]);
  });
});
