import { describe, expect, test } from 'vitest';
import type { PersonalData, Proposal, Upload } from '../upload-types.ts';
import { readFile, situationWith } from './road-for-tests.ts';
import { openFields } from './open-questions.ts';
import { nextStep, stepsOf } from './steps.ts';

const nextWith = (change: Partial<Upload> | null) => nextStep(stepsOf(situationWith(change)));
const stateOf = (change: Partial<Upload> | null, id: string) =>
  stepsOf(situationWith(change)).find((step) => step.id === id)?.state;

const proposal: Proposal = {
  key: 'cve_mun',
  code: 'place-name-to-key',
  field: 'cve_mun',
  message: 'Poner la clave en lugar del nombre',
  count: 6,
  cases: [{ before: 'Torreón', after: '035', count: 6 }],
  state: 'open',
};
const phones: PersonalData = {
  header: 'Responsable',
  kind: 'phone',
  confidence: 'likely',
  isBlocking: true,
  count: 6,
  examplesMasked: ['8••••••••0'],
  field: null,
  offers: ['drop', 'mask', 'keep'],
  decided: null,
};
const withoutColumn = readFile.matches.slice(0, 1);

describe('the road of a resource leads', () => {
  test('to the file while there is none, or none that can be read', () => {
    expect(nextWith(null)).toBe('archivo');
    expect(nextWith({ state: 'failed', report: null, detected: null })).toBe('archivo');
    expect(nextWith({ state: 'invalid', detected: null })).toBe('archivo');
  });

  test('past everything that asks for nothing', () => {
    const steps = stepsOf(situationWith({}));
    expect(nextStep(steps)).toBe('publicar');
    expect(steps.slice(1, -1).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'fine'));
    expect(steps.every(({ summary }) => summary !== '')).toBe(true);
  });

  test('to the columns when a required field has none', () => {
    expect(nextWith({ state: 'invalid', matches: withoutColumn })).toBe('columnas');
  });

  test('to the repairs when one of them fills that field', () => {
    expect(nextWith({ state: 'invalid', matches: withoutColumn, proposals: [proposal] })).toBe('arreglos');
  });

  test('to personal data, and past it once it is decided', () => {
    expect(nextWith({ state: 'invalid', personalData: [phones] })).toBe('privacidad');
    expect(nextWith({ personalData: [{ ...phones, decided: 'drop' }] })).toBe('publicar');
    expect(nextWith({ personalData: [{ ...phones, isBlocking: false }] })).toBe('publicar');
  });

  test('to the errors only when nothing else can still solve them', () => {
    const report = { ...situationWith({}).upload!.report!, errorCount: 12 };
    expect(nextWith({ state: 'invalid', report })).toBe('revision');
    expect(stateOf({ state: 'invalid', report, proposals: [proposal] }, 'revision')).toBe('waiting');
  });

  test('nowhere else once the public sees all there is', () => {
    const { work } = situationWith({});
    const published = {
      ...work,
      state: 'published' as const,
      releaseNumber: 2,
      missing: [{ resource: null, code: 'nothing-changed', message: { es: 'Nada cambió.' } }],
    };
    const steps = stepsOf(situationWith({ isReleased: true }, { work: published }));
    expect(nextStep(steps)).toBe('publicar');
    expect(steps.at(-1)).toMatchObject({ state: 'done', summary: expect.stringContaining('edición 2') });
  });
});

describe('a person is asked about a column', () => {
  const asked = (change: Partial<Upload>) => openFields(situationWith(change));

  test('that only looks like the field, until it is confirmed', () => {
    const doubtful = readFile.matches.map((match) => ({
      ...match,
      by: 'similar' as const,
      confidence: 0.85,
    }));
    expect(asked({ matches: doubtful })).toEqual(['id', 'cve_mun']);
    const preparation = { ...readFile.preparation, columns: { id: 'CLV', cve_mun: null } };
    expect(asked({ matches: doubtful, preparation })).toEqual([]);
  });

  test('that might fill a field nobody fills, if it is free', () => {
    const suggestions = [{ field: 'localidad', header: 'Colonia', by: 'values' as const, confidence: 0.6 }];
    expect(asked({ suggestions, unusedHeaders: ['Colonia'] })).toEqual(['localidad']);
    expect(asked({ suggestions })).toEqual([]);
  });
});
