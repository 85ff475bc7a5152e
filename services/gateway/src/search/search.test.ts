import { foldAccents } from '@rma/search';
import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testSearch } from '../testing/test-search.ts';

const database = await createTestDatabase();
const db = database.as('rma_gateway');
const { search: inPostgres } = testSearch(db);
const { search: inMemory, bitmaps: warm } = testSearch(db);
const searches = { 'in memory': inMemory, 'in Postgres': inPostgres };

const titles = [
  'Niños y niñas inscritos en primaria',
  'Presupuesto del año 2020',
  'Presupuestos de los años 2018 y 2019',
  'El ano y sus enfermedades',
  'Padrón catastral',
  'Cobro del predial',
  'Refugios temporales ante huracanes',
  'Albergues para migrantes',
  'Red de ciclovías',
  'Accidentes viales',
  'Hechos de tránsito terrestre',
  'Información de vehículos oficiales',
  'INFORMACION SIN ACENTOS',
  'Plan de desarrollo municipal',
  'Desarrollo de un plan',
  'Cañadas y cañones',
  'Campaña de vacunación',
  'Campana de la iglesia',
  'Rutas en formato GTFS',
  'Recolección de basura',
  'Residuos sólidos urbanos',
];

beforeAll(async () => {
  await putDatasets(
    database.db,
    titles.map((title) => sampleDataset({ title, publisherName: 'Xalapa' })),
  );
  await warm.warm();
});
afterAll(() => warm.close());

describe.each(['in memory', 'in Postgres'] as const)('search %s', (where) => {
  const search = searches[where];
  async function found(typed: string): Promise<string[]> {
    const { total, hits } = await search.search({
      query: await search.understand(typed),
      criteria: {},
      wantsTotal: true,
      wantsFacets: false,
      page: { sort: 'relevance', after: null, limit: 100 },
      now: new Date('2026-06-15T12:00:00Z'),
    });
    expect(total).toBe(hits.length);
    const rows = await database.db
      .selectFrom('national.dataset')
      .select('title')
      .where('ordinal', 'in', [-1, ...hits.map((hit) => hit.ordinal)])
      .execute();
    return rows.map((row) => row.title).toSorted((a, b) => titles.indexOf(a) - titles.indexOf(b));
  }

  test.each([
    ['ninos', ['Niños y niñas inscritos en primaria']],
    ['niño', ['Niños y niñas inscritos en primaria']],
    ['año', ['Presupuesto del año 2020', 'Presupuestos de los años 2018 y 2019']],
    ['años', ['Presupuesto del año 2020', 'Presupuestos de los años 2018 y 2019']],
    ['ano', ['El ano y sus enfermedades']],
    ['catastro', ['Padrón catastral', 'Cobro del predial']],
    ['albergue', ['Refugios temporales ante huracanes', 'Albergues para migrantes']],
    ['ciclopista', ['Red de ciclovías']],
    ['ciclovia', ['Red de ciclovías']],
    ['accidente vial', ['Accidentes viales', 'Hechos de tránsito terrestre']],
    ['informacion', ['Información de vehículos oficiales', 'INFORMACION SIN ACENTOS']],
    ['información', ['Información de vehículos oficiales', 'INFORMACION SIN ACENTOS']],
    ['vehiculo', ['Información de vehículos oficiales']],
    ['VEHÍCULOS oficial', ['Información de vehículos oficiales']],
    ['"plan de desarrollo"', ['Plan de desarrollo municipal']],
    ['plan desarrollo', ['Plan de desarrollo municipal', 'Desarrollo de un plan']],
    ['plan -municipal', ['Desarrollo de un plan']],
    ['desarrollo -"plan de desarrollo"', ['Desarrollo de un plan']],
    ['campana', ['Campana de la iglesia']],
    ['campaña', ['Campaña de vacunación']],
    ['cañadas', ['Cañadas y cañones']],
    ['general transit feed specification', ['Rutas en formato GTFS']],
    ['residuo', ['Recolección de basura', 'Residuos sólidos urbanos']],
    ['presupuesto 2020', ['Presupuesto del año 2020']],
    ['nadaquever', []],
  ])('%s', async (typed, expected) => {
    expect(await found(typed)).toEqual(expected);
  });

  test.each(['', '   ', 'de la el', 'más', '"de la"', '-', '""', "'", '<->', '!!&|'])(
    '«%s» is the same as no query',
    async (typed) => {
      expect(await found(typed)).toHaveLength(titles.length);
    },
  );

  test.each(['a & | b', "o'reilly", '\\', 'x:*', '((((', '🚲', 'a\u0000b', '-'.repeat(500), '"'.repeat(99)])(
    'accepts %s without failing',
    async (typed) => {
      await expect(found(typed)).resolves.toBeInstanceOf(Array);
    },
  );

  test('an exclusion alone leaves everything else', async () => {
    expect(await found('-plan')).toHaveLength(titles.length - 2);
  });
});

test('text is folded here as in the database', async () => {
  const text = 'ÁÉÍÓÚÜ Ñandú àèìòù âêîôû äëïöç ¿Qué?';
  const { rows } = await sql<{ folded: string }>`select national.fold(${text}) as folded`.execute(db);
  expect(foldAccents(text)).toBe(rows[0]?.folded);
});
