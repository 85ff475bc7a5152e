import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import { createMetrics, createLogger } from '@rma/service-kit';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { createIndicators } from './indicators.ts';
import { putPart, type PartRow } from './parts-for-tests.ts';

const database = await createTestDatabase();
const blobs = await testBlobStore();
const clock = testClock('2026-04-01T12:00:00Z');
const indicators = createIndicators({
  db: database.as('rma_observatory'),
  clock,
  logger: createLogger({ level: 'silent', service: 'observatory' }),
  metrics: createMetrics(),
  publicUrl: 'https://red.example',
  blobs,
});
afterAll(() => indicators.close());

/** One figure of an indicator; undefined when there is none. */
async function figure(
  indicatorId: string,
  cvegeo: string,
  period: string,
  of: { breakdown?: string; series?: string; publisher?: string } = {},
) {
  const rows = await database.db
    .selectFrom('national.indicator_value')
    .selectAll()
    .where('indicator_id', '=', indicatorId)
    .where('cvegeo', '=', cvegeo)
    .where('period', '=', period)
    .where('breakdown', '=', of.breakdown ?? '')
    .where('publisher', '=', of.publisher ?? cvegeo)
    .execute();
  return rows.find(({ series }) => of.series === undefined || series === of.series);
}

const population = async (cvegeo: string) =>
  (
    await database.db
      .selectFrom('national.government')
      .select('population')
      .where('cvegeo', '=', cvegeo)
      .executeTakeFirstOrThrow()
  ).population ?? NaN;

const crime = (row: PartRow): PartRow => ({
  bien_juridico: 'El patrimonio',
  subtipo: row['tipo'] ?? null,
  modalidad: 'Sin violencia',
  metodologia: 'CNSP-38-15',
  ...row,
});
const year = (of: PartRow, months: readonly number[]) => months.map((mes) => crime({ ...of, mes }));
const twelve = Array.from({ length: 12 }, (_, month) => month + 1);

describe('what a government publishes', () => {
  test('is a rate over its population, with its parts, and a whole year is whole', async () => {
    const torreon = { anio: 2024, cve_ent: '05', cve_mun: '035', conteo: 10 };
    await putPart(database.db, blobs, {
      standard: 'security/crime-incidence',
      cvegeo: '05035',
      rows: [...year({ ...torreon, tipo: 'Robo' }, twelve), ...year({ ...torreon, tipo: 'Fraude' }, [1])],
    });
    await indicators.compute();
    const inhabitants = await population('05035');
    expect(await figure('crime-rate', '05035', '2024')).toMatchObject({
      numerator: 130,
      denominator: inhabitants,
      value: (130 * 100_000) / inhabitants,
      months: 12,
      flags: [],
    });
    expect(await figure('crime-rate', '05035', '2024', { breakdown: 'Fraude' })).toMatchObject({
      numerator: 10,
      flags: ['few'],
    });
  });

  test('with months missing is what was reported, marked, never completed', async () => {
    const rows = year({ anio: 2023, cve_ent: '14', cve_mun: null, tipo: 'Robo', conteo: 100 }, [1, 2, 3, 5]);
    await putPart(database.db, blobs, { standard: 'security/crime-incidence', cvegeo: '14', rows });
    await indicators.compute();
    expect(await figure('crime-rate', '14', '2023')).toMatchObject({
      numerator: 400,
      months: 4,
      flags: ['partial'],
    });
  });

  test('with zeros for months that nobody had reported yet is not a whole year', async () => {
    const jalapa = { cve_ent: '30', cve_mun: null, tipo: 'Robo' };
    await putPart(database.db, blobs, {
      standard: 'security/crime-incidence',
      cvegeo: '30',
      publishedAt: '2026-03-02T15:00:00Z',
      rows: [
        // The last year of the file: nothing counted from September on.
        ...year({ ...jalapa, anio: 2025, conteo: 50 }, twelve.slice(0, 8)),
        ...year({ ...jalapa, anio: 2025, conteo: 0 }, twelve.slice(8)),
        // Not the last year: a month that counts nothing was reported.
        ...year({ ...jalapa, anio: 2024, conteo: 50 }, twelve.slice(0, 11)),
        ...year({ ...jalapa, anio: 2024, conteo: 0 }, [12]),
      ],
    });
    await indicators.compute();
    expect(await figure('crime-rate', '30', '2025')).toMatchObject({ months: 8, flags: ['partial'] });
    expect(await figure('crime-rate', '30', '2024')).toMatchObject({ months: 12, flags: [] });
  });

  test('of 2026 is another series, and months that were not over when it was published do not count', async () => {
    const cells = { cve_ent: '17', cve_mun: null, tipo: 'Robo', conteo: 50 };
    await putPart(database.db, blobs, {
      standard: 'security/crime-incidence',
      cvegeo: '17',
      publishedAt: '2026-03-02T15:00:00Z',
      rows: [
        ...year({ ...cells, anio: 2025 }, twelve),
        ...year({ ...cells, anio: 2026, metodologia: 'RNID-2026' }, [1, 2, 3]),
      ],
    });
    await indicators.compute();
    expect(await figure('crime-rate', '17', '2025', { series: 'CNSP-38-15' })).toMatchObject({ months: 12 });
    expect(await figure('crime-rate', '17', '2026', { series: 'RNID-2026' })).toMatchObject({
      months: 2,
      flags: ['partial'],
    });
    expect(await figure('crime-rate', '17', '2026', { series: 'CNSP-38-15' })).toBeUndefined();
  });

  test('without the column is not reported, and never zero', async () => {
    const crossing = { cve_ent: '05', cve_mun: '035', crucero: 'Nudo Mixteco', total_incidentes: 62 };
    await putPart(database.db, blobs, {
      standard: 'mobility/road-incidents',
      cvegeo: '05035',
      temporal: '2015/2016',
      rows: [crossing],
    });
    await indicators.compute();
    expect(await figure('road-incidents', '05035', '2015/2016')).toMatchObject({
      numerator: 62,
      months: null,
      flags: ['span'],
    });
    expect(await figure('road-deaths', '05035', '2015/2016')).toMatchObject({
      value: null,
      numerator: null,
      flags: ['not-reported', 'span'],
    });
  });

  test('of events covers the months of its file, and some rows without the figure are said', async () => {
    const event = { cve_ent: '14', cve_mun: '039', total_incidentes: 1 };
    await putPart(database.db, blobs, {
      standard: 'mobility/road-incidents',
      cvegeo: '14039',
      from: '2024-03-10',
      to: '2025-12-30',
      rows: [
        { ...event, fecha: '2024-03-10', muertos: 1 },
        { ...event, fecha: '2024-11-02', muertos: null },
        { ...event, fecha: '2025-07-02', muertos: 2 },
      ],
    });
    await indicators.compute();
    expect(await figure('road-deaths', '14039', '2024')).toMatchObject({
      numerator: 1,
      rows: 2,
      basis: 1,
      months: 10,
      flags: ['partial', 'gaps', 'few'],
    });
    expect(await figure('road-deaths', '14039', '2025')).toMatchObject({ months: 12, flags: ['few'] });
  });
});

describe('a state', () => {
  test('gives figures to its municipalities and to itself; what has no place of its own counts in the state', async () => {
    const shelter = { nombre: 'Escuela', domicilio: 'Conocido', cve_ent: '23', zona: 'R' };
    await putPart(database.db, blobs, {
      standard: 'resilience/temporary-shelters',
      cvegeo: '23',
      temporal: '2018',
      rows: [
        { ...shelter, id: '1', cve_mun: '002', capacidad_personas: 30, accesible: true },
        { ...shelter, id: '2', cve_mun: '002', capacidad_personas: 90, accesible: null },
        { ...shelter, id: '3', cve_mun: '998', capacidad_personas: 5, accesible: false },
        // Of another state: not Quintana Roo's to tell.
        { ...shelter, id: '4', cve_ent: '04', cve_mun: '002', capacidad_personas: 7_000 },
      ],
    });
    await indicators.compute();
    const inhabitants = await population('23002');
    expect(await figure('shelter-places', '23002', '2018', { publisher: '23' })).toMatchObject({
      value: (120 * 1_000) / inhabitants,
    });
    expect(await figure('shelter-places', '23', '2018')).toMatchObject({ numerator: 125 });
    expect(await figure('shelter-places', '04002', '2018', { publisher: '23' })).toBeUndefined();
    expect(await figure('shelter-places', '23998', '2018', { publisher: '23' })).toBeUndefined();
    expect(await figure('accessible-shelters', '23', '2018')).toMatchObject({
      value: 50,
      denominator: 2,
      flags: ['gaps', 'few'],
    });
  });

  test('that gives rows of the whole state is not counted twice', async () => {
    const rows = [
      ...year({ anio: 2022, cve_ent: '21', cve_mun: null, tipo: 'Robo', conteo: 40 }, twelve),
      ...year({ anio: 2022, cve_ent: '21', cve_mun: '114', tipo: 'Robo', conteo: 30 }, twelve),
    ];
    await putPart(database.db, blobs, { standard: 'security/crime-incidence', cvegeo: '21', rows });
    await indicators.compute();
    expect(await figure('crime-rate', '21', '2022')).toMatchObject({ numerator: 480 });
    expect(await figure('crime-rate', '21114', '2022', { publisher: '21' })).toMatchObject({
      numerator: 360,
    });
  });

  test('without population in the census has no rate', async () => {
    const rows = year({ anio: 2025, cve_ent: '02', cve_mun: '007', tipo: 'Robo', conteo: 40 }, twelve);
    await putPart(database.db, blobs, { standard: 'security/crime-incidence', cvegeo: '02007', rows });
    await indicators.compute();
    expect(await figure('crime-rate', '02007', '2025')).toMatchObject({
      value: null,
      numerator: 480,
      denominator: null,
      flags: ['no-population'],
    });
  });
});

describe('the work', () => {
  test('is done again only for what changed, and goes with what is withdrawn', async () => {
    const rows = year({ anio: 2021, cve_ent: '24', cve_mun: null, tipo: 'Robo', conteo: 1 }, twelve);
    const standard = 'security/crime-incidence';
    const datasetId = await putPart(database.db, blobs, { standard, cvegeo: '24', rows });
    expect(await indicators.compute()).toMatchObject({ computed: 3, failed: 0 });
    expect(await indicators.compute()).toMatchObject({ computed: 0, removed: 0, failed: 0 });
    await putPart(database.db, blobs, { standard, cvegeo: '24', rows: [...rows, ...rows], datasetId });
    expect(await indicators.compute()).toMatchObject({ computed: 3 });
    expect(await figure('crime-rate', '24', '2021')).toMatchObject({ numerator: 24 });
    // The same rows in a second file of the same government: its key says that they are the same.
    const again = await putPart(database.db, blobs, { standard, cvegeo: '24', rows });
    await indicators.compute();
    expect(await figure('crime-rate', '24', '2021')).toMatchObject({ numerator: 12 });
    await database.db
      .deleteFrom('national.table_part')
      .where('dataset_id', 'in', [datasetId, again])
      .execute();
    expect(await indicators.compute()).toMatchObject({ removed: 3 });
    expect(await figure('crime-rate', '24', '2021')).toBeUndefined();
  });

  test('is asked for by whatever changes the tables', async () => {
    await putPart(database.db, blobs, { standard: 'cadastre/parcels', cvegeo: '27008', rows: [] });
    const { rows: jobs } = await sql`select from graphile_worker.jobs
      where task_identifier = 'observatory.compute-indicators'`.execute(database.db);
    expect(jobs).toHaveLength(1);
  });

  test('that fails for one publisher keeps its last figures and goes on with the others', async () => {
    const standard = 'cadastre/buildings';
    const building = {
      cve_ent: '27',
      cve_mun: '008',
      cve_catastral: '1',
      id_construccion: '1',
      superficie_m2: 50,
    };
    const datasetId = await putPart(database.db, blobs, { standard, cvegeo: '27008', rows: [building] });
    await indicators.compute();
    const before = await figure('registered-built-area', '27008', '2026');
    expect(before).toMatchObject({ numerator: 50 });
    await database.db
      .updateTable('national.table_part')
      .set({ sha256: '0'.repeat(64) })
      .where('dataset_id', '=', datasetId)
      .execute();
    expect(await indicators.compute()).toMatchObject({ failed: 2 });
    expect(await figure('registered-built-area', '27008', '2026')).toEqual(before);
  });
});
