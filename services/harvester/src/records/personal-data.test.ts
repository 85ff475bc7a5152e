import type { CanonicalRecord } from '@rma/interop';
import { describe, expect, test } from 'vitest';
import { personalDataProblem } from './personal-data.ts';

const record: CanonicalRecord = {
  title: 'Refugios temporales',
  description: 'Refugios del municipio en 2015, actualizados cada 12 meses. Informes: datos@xalapa.gob.mx',
  keywords: ['refugios', '2015'],
  themeId: null,
  licence: null,
  issued: null,
  modified: null,
  periodicity: null,
  temporal: null,
  spatial: null,
  landingPage: null,
  contact: { name: 'Unidad de datos, tel. 228 842 1200', email: 'unidad.datos@gmail.com' },
  distributions: [],
  provenance: { uri: null, identities: [], publisherName: null, publisherCvegeo: null, catalogue: null },
};

describe('personal data in the texts of a record', () => {
  test('is not what an office gives to be asked', () => {
    expect(personalDataProblem(record)).toBeNull();
  });

  test.each([
    ['a CURP', 'description', { description: 'Beneficiaria: HEGG560427MVZRRL04, domicilio conocido' }],
    ['a private e-mail', 'description', { description: 'Escriba a juanita.perez@gmail.com' }],
    ['a telephone', 'title', { title: 'Licencia de Juan Pérez, cel. 228 123 4567' }],
    ['a CURP among keywords', 'keywords', { keywords: ['licencias', 'HEGG560427MVZRRL04'] }],
    [
      'a CURP in the name of the contact',
      'contact',
      { contact: { name: 'HEGG560427MVZRRL04', email: null } },
    ],
  ])('is %s, shown masked', (_, field, change) => {
    const problem = personalDataProblem({ ...record, ...change });
    expect(problem).toMatchObject({ field, rule: 'personal-data' });
    expect(problem?.value).toContain('•');
    expect(problem?.value).not.toContain('HEGG560427MVZRRL04');
  });
});
