import { describe, expect, test } from 'vitest';
import { preparationSchema } from '../preparation.ts';
import { file, publisher, validate } from '../test-support.ts';

const governments = [
  { cvegeo: '19', name: 'Nuevo León', stateName: 'Nuevo León' },
  { cvegeo: '14', name: 'Jalisco', stateName: 'Jalisco' },
  { cvegeo: '19039', name: 'Monterrey', stateName: 'Nuevo León' },
  { cvegeo: '19046', name: 'San Nicolás de los Garza', stateName: 'Nuevo León' },
  { cvegeo: '14039', name: 'Guadalajara', stateName: 'Jalisco' },
];
const shelters = (places: string[], accepted: string[] = []) =>
  validate(
    file(
      `id,nombre,domicilio,capacidad_personas,Municipio\n${places.map((place, row) => `A${row},Escuela ${row},Calle ${row},10,${place}`).join('\n')}\n`,
    ),
    'resilience/temporary-shelters',
    '19039',
    {
      context: {
        ...publisher('19039'),
        governments,
        municipalities: ['19039', '19046', '14039'],
      },
      preparation: preparationSchema.parse({ proposals: { accepted } }),
    },
  );

const sheltersIn = (...places: string[]) => shelters(places);

describe('names beside the publisher’s own key', () => {
  test('that are the publisher’s, also shortened, say nothing', async () => {
    const { findings } = await sheltersIn('Monterrey', 'MONTERREY', 'Mpio. de Monterrey', 'Monterey');
    expect(findings.filter(({ code }) => code.startsWith('place-name'))).toEqual([]);
  });

  test.each([
    ['of the same state', 'San Nicolás de los Garza'],
    ['of another state', 'Guadalajara'],
  ])('that are of another government %s stop the publication', async (_, name) => {
    const report = await sheltersIn('Monterrey', name);
    expect(report.ok).toBe(false);
    expect(report.findings.find(({ code }) => code === 'place-name-elsewhere')).toMatchObject({
      severity: 'error',
      field: 'Municipio',
      count: 1,
      examples: [{ row: 3, value: name }],
    });
  });

  test('are left out with their rows once that is accepted, and counted', async () => {
    const places = ['Monterrey', 'Guadalajara', 'Monterrey', 'GUADALAJARA'];
    const [proposal] = (await shelters(places)).proposals;
    expect(proposal).toMatchObject({ code: 'rows-elsewhere', state: 'open', count: 2 });
    const report = await shelters(places, [proposal?.key ?? '']);
    expect(report).toMatchObject({ ok: true, rowCount: 2 });
    expect(report.repairs.find(({ code }) => code === 'rows-elsewhere')).toMatchObject({ count: 2 });
  });

  test('that nobody has are asked about and stop nothing', async () => {
    const report = await sheltersIn('Monterrey', 'Zona poniente');
    expect(report.findings.find(({ code }) => code === 'place-name-unknown')).toMatchObject({
      severity: 'warning',
      count: 1,
    });
    expect(report.ok).toBe(true);
  });
});
