import { standard } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { preparationSchema } from '../preparation.ts';
import { file, fixture, publisher, validate } from '../test-support.ts';
import { bestPairing } from './assign.ts';
import { editDistance } from './edit-distance.ts';
import { headerForm, headerSimilarity } from './header-similarity.ts';
import { matchColumns } from './match-columns.ts';
import { matchesOf } from './matches.ts';
import { createEvidence } from './value-evidence.ts';

const municipalities = new Set(publisher(null).municipalities);
const shelters = standard('resilience/temporary-shelters')!;
const roads = standard('mobility/road-incidents')!;

const matchOf = (of: typeof shelters, columns: Record<string, string[]>, cvegeo: string | null = '12001') => {
  const headers = Object.keys(columns);
  const evidence = createEvidence(of, Object.values(columns), municipalities);
  return { headers, match: matchColumns(headers, of, { context: publisher(cvegeo), evidence }) };
};
const filled = (of: typeof shelters, columns: Record<string, string[]>) => {
  const { headers, match } = matchOf(of, columns);
  return Object.fromEntries(matchesOf(match, headers).map(({ field, header }) => [field, header]));
};
const alike = (a: string, b: string) => headerSimilarity(headerForm(a), headerForm(b));

describe('headers that say the same', () => {
  test.each([
    ['Cve_Mpio', 'clave_municipio'],
    ['MUNICIPIO_CVE', 'clave del municipio'],
    ['Nom. Edificio', 'nombre edificio'],
    ['Cap. de personas', 'capacidad_personas'],
    ['FEC_VERIFICACION', 'fecha de verificación'],
    ['capacidad_persona', 'capacidad_personas'],
    ['Calsificacion', 'clasificacion'],
    ['Total de Incidente', 'total_incidentes'],
    ['superficie terreno (m2)', 'Superficie del terreno m2'],
  ])('%s and %s', (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(0.8);
  });

  test.each([
    ['Capacidad de familias', 'capacidad_personas'],
    ['Clave de la entidad', 'Clave del municipio'],
    ['fecha_inicio', 'fecha_fin'],
    ['heridos', 'muertos'],
    ['Responsable', 'Localidad'],
    ['superficie_terreno_m2', 'superficie_construccion_m2'],
    ['zona', 'hora'],
  ])('%s and %s do not', (a, b) => {
    expect(alike(a, b)).toBeLessThan(0.8);
  });

  test('a letter added, lost, changed or swapped is one slip', () => {
    expect(['casa', 'caas', 'csa', 'cassa', 'caso'].map((typo) => editDistance('casa', typo))).toEqual([
      0, 1, 1, 1, 1,
    ]);
  });
});

describe('the pairing of fields and columns', () => {
  test('has the greatest total, not the first that fits', () => {
    expect(
      bestPairing([
        [0.9, 0.8],
        [0.9, 0],
      ]),
    ).toEqual([1, 0]);
    expect(bestPairing([[0.5], [0.9]])).toEqual([-1, 0]);
    expect(bestPairing([[0, 0]])).toEqual([-1]);
  });

  test('messy headers fill their fields by themselves', () => {
    expect(
      filled(shelters, {
        'No.': ['1', '2'],
        'NOMBRE DEL REFUGIO': ['Escuela Uno', 'Escuela Dos'],
        'Domicilo (calle y numero)': ['Calle 1', 'Calle 2'],
        Direccion: ['Calle 1', 'Calle 2'],
        'Cap. Personas': ['100', '80'],
        'Cap. Familias': ['25', '20'],
        LATITUDE: ['16.85', '16.86'],
        LONGITUDE: ['-99.85', '-99.86'],
      }),
    ).toEqual({
      id: 'No.',
      nombre: 'NOMBRE DEL REFUGIO',
      domicilio: 'Direccion',
      capacidad_personas: 'Cap. Personas',
      capacidad_familias: 'Cap. Familias',
      latitud: 'LATITUDE',
      longitud: 'LONGITUDE',
    });
  });

  test('a likeness that its values contradict only asks', () => {
    const { match } = matchOf(shelters, { 'Cap. de persona': ['mucha', 'poca'], nombre: ['Uno', 'Dos'] });
    expect(match.sources.find(({ field }) => field.name === 'capacidad_personas')?.source.kind).toBe(
      'absent',
    );
    expect(match.suggestions[0]).toMatchObject({ field: 'capacidad_personas', header: 'Cap. de persona' });
    expect(match.suggestions[0]!.confidence).toBeLessThan(0.8);
  });

  test('two columns as alike as each other only ask', () => {
    const { match } = matchOf(shelters, { 'cap personas': ['10'], 'personas cap.': ['12'], nombre: ['Uno'] });
    expect(match.sources.find(({ field }) => field.name === 'capacidad_personas')?.source.kind).toBe(
      'absent',
    );
    expect(match.suggestions.map(({ header }) => header)).toEqual(['cap personas', 'personas cap.']);
  });

  test('of two synonyms the column whose values agree is taken', () => {
    expect(
      filled(roads, {
        crucero: ['A', 'B'],
        TIPACCID: ['x9', 'x8'],
        tipo: ['Colisión con peatón (atropellamiento)', 'Volcadura'],
      }),
    ).toMatchObject({ tipo_incidente: 'tipo' });
  });

  test('a column of names is not taken for a key, and one of keys is', () => {
    expect(filled(shelters, { nombre: ['Uno'], Municipio: ['Acapulco'] })).not.toHaveProperty('cve_mun');
    expect(filled(shelters, { nombre: ['Uno'], Municipio: ['2'] })).toMatchObject({ cve_mun: 'Municipio' });
  });

  test('places and lists with headers that say nothing are asked for by their values', () => {
    const { match } = matchOf(roads, {
      crucero: ['A', 'B'],
      'columna 2': ['25.5497', '25.5561'],
      'columna 3': ['-103.4475', '-103.4411'],
      'columna 4': ['Sólo daños', 'Fatal'],
      'columna 5': ['27', '27'],
    });
    expect(match.suggestions.map(({ field, header }) => `${field} ${header}`)).toEqual(
      expect.arrayContaining(['latitud columna 2', 'longitud columna 3', 'clasificacion columna 4']),
    );
    expect(match.suggestions.map(({ header }) => header)).not.toContain('columna 5');
  });
});

describe('what a person confirms', () => {
  const path = () => file('Lugar,Gente,nombre\nEscuela Uno,100,Calle 1\n');
  const columns = { nombre: 'Lugar', domicilio: 'nombre', capacidad_personas: 'Gente', zona: null };

  test('counts over every header, and null fills nothing', async () => {
    const preparation = preparationSchema.parse({ columns });
    const report = await validate(path(), 'resilience/temporary-shelters', '12001', { preparation });
    expect(report.matches).toEqual(
      ['nombre', 'domicilio', 'capacidad_personas'].map((field) => ({
        field,
        header: columns[field as 'nombre'],
        by: 'confirmed',
        confidence: 1,
      })),
    );
    expect(report.unusedHeaders).toEqual([]);
  });

  test('a remembered header that this delivery does not have is matched anew', async () => {
    const preparation = preparationSchema.parse({ columns: { nombre: 'Inmueble de antes' } });
    const report = await validate(path(), 'resilience/temporary-shelters', '12001', { preparation });
    expect(report.matches.find(({ field }) => field === 'nombre')).toMatchObject({
      header: 'nombre',
      by: 'name',
    });
  });
});

describe('files as governments publish them', () => {
  test.each([
    [
      'shelters-port.bom.csv',
      'resilience/temporary-shelters',
      '12001',
      { id: 'CLV', domicilio: 'Dirección', capacidad_personas: 'Capacidad de personas' },
    ],
    [
      'shelters-state.csv',
      'resilience/temporary-shelters',
      '23',
      { cve_ent: 'cedo', cve_mun: 'municipio', clave_inmueble: 'centro de', nombre: 'nombre_edi' },
    ],
    [
      'crossings.csv',
      'mobility/road-incidents',
      '05035',
      { crucero: 'Crucero', latitud: 'LATITUDE', longitud: 'LONGITUDE' },
    ],
    [
      'atus.csv',
      'mobility/road-incidents',
      '01',
      { cve_ent: 'ID_ENTIDAD', tipo_incidente: 'TIPACCID', clasificacion: 'CLASACC' },
    ],
    [
      'crime-wide.windows-1252.csv',
      'security/crime-incidence',
      '01',
      { anio: 'Año', cve_ent: 'Clave_Ent', bien_juridico: 'Bien jurídico afectado' },
    ],
  ])('%s is matched by itself', async (name, id, cvegeo, expected) => {
    const report = await validate(fixture(name), id, cvegeo);
    expect(Object.fromEntries(report.matches.map(({ field, header }) => [field, header]))).toMatchObject(
      expected,
    );
    expect(report.matches.every(({ confidence }) => confidence >= 0.8)).toBe(true);
  });

  test('the three columns of an ATUS date make one, and the columns stay free for year and month', async () => {
    const report = await validate(fixture('atus.csv'), 'mobility/road-incidents', '01');
    expect(report.repairs.find(({ code }) => code === 'date-from-parts')).toMatchObject({
      field: 'fecha',
      count: 10,
      before: '2021 · 1 · 1',
      after: '2021-01-01',
    });
    expect(report.matches.filter(({ header }) => header === 'ANIO').map(({ field }) => field)).toEqual([
      'fecha',
      'anio',
    ]);
  });
});
