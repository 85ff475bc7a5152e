import { describe, expect, test } from 'vitest';
import type { PersonalData } from '../upload-types.ts';
import { decidedColumns } from './decided-columns.ts';
import { evidenceByColumn, recommendedFor } from './privacy-evidence.ts';
import { readFile } from './road-for-tests.ts';

const answers = (said: Record<string, string>) => {
  const form = new FormData();
  for (const [field, header] of Object.entries(said)) form.set(`columna.${field}`, header);
  return form;
};
const fields = [{ name: 'id' }, { name: 'cve_mun' }, { name: 'localidad' }];

describe('what is remembered of the columns', () => {
  test('is what was asked and what was changed, not what anybody can see', () => {
    const form = answers({ id: 'CLV', cve_mun: '', localidad: 'Colonia' });
    expect(decidedColumns({ form, upload: readFile, fields, asked: new Set(['localidad']) })).toEqual({
      cve_mun: null,
      localidad: 'Colonia',
    });
  });

  test('keeps what was decided before', () => {
    const upload = { ...readFile, preparation: { ...readFile.preparation, columns: { zona: 'Ámbito' } } };
    const form = answers({ id: 'CLV', cve_mun: 'Municipio', localidad: '' });
    expect(decidedColumns({ form, upload, fields, asked: new Set(['localidad']) })).toEqual({
      zona: 'Ámbito',
      localidad: null,
    });
  });
});

describe('the evidence of a column', () => {
  const found = (change: Partial<PersonalData>): PersonalData => ({
    header: 'Responsable',
    kind: 'phone',
    confidence: 'likely',
    isBlocking: true,
    count: 4,
    examplesMasked: ['8••••0'],
    field: 'contacto',
    offers: ['drop', 'mask', 'keep'],
    decided: null,
    ...change,
  });
  const evidence = (...personalData: PersonalData[]) =>
    evidenceByColumn({ personalData, preparation: readFile.preparation });

  test('is one for all its kinds, with what serves every one of them', () => {
    const name = found({ kind: 'person-name', count: 6, offers: ['drop', 'mask', 'generalise', 'keep'] });
    expect(evidence(found({}), name)).toEqual([
      expect.objectContaining({
        kinds: ['teléfonos', 'nombres de personas'],
        count: 6,
        offers: ['drop', 'mask', 'keep'],
      }),
    ]);
  });

  test('stands first when it stops the publication', () => {
    const headers = evidence(found({ header: 'Nombre', isBlocking: false }), found({})).map(
      ({ header }) => header,
    );
    expect(headers).toEqual(['Responsable', 'Nombre']);
  });

  test('is answered by leaving the column out when nobody publishes it, else by what is advised first', () => {
    const [unused] = evidence(found({ field: null }));
    expect(unused?.offers).toEqual(['drop', 'keep']);
    expect(unused && recommendedFor(unused)).toBe('drop');
    const [age] = evidence(found({ kind: 'age', offers: ['generalise', 'drop', 'keep'] }));
    expect(age && recommendedFor(age)).toBe('generalise');
  });
});
