import { createLogger, createMetrics } from '@rma/service-kit';
import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createIndicators } from './indicators.ts';
import { putPart } from './parts-for-tests.ts';

/**
 * The same figures from the same rows by another road: plain loops over what was published, with none of the
 * observatory's code or SQL.
 */
const database = await createTestDatabase();
const blobs = await testBlobStore();
const indicators = createIndicators({
  db: database.as('rma_observatory'),
  clock: testClock('2026-04-01T12:00:00Z'),
  logger: createLogger({ level: 'silent', service: 'observatory' }),
  metrics: createMetrics(),
  publicUrl: 'https://red.example',
  blobs,
});
afterAll(() => indicators.close());

const publishedOn = '2026-03-02';
const crimes = [
  { tipo: 'Homicidio', subtipo: 'Homicidio doloso', modalidad: 'Con arma de fuego' },
  { tipo: 'Homicidio', subtipo: 'Homicidio culposo', modalidad: 'No especificado' },
  { tipo: 'Robo', subtipo: 'Robo a negocio', modalidad: 'Con violencia' },
  { tipo: 'Robo', subtipo: 'Robo a negocio', modalidad: 'Sin violencia' },
  { tipo: 'Fraude', subtipo: 'Fraude', modalidad: 'Fraude' },
] as const;
type Crime = (typeof crimes)[number] & {
  anio: number;
  mes: number;
  cve_ent: string;
  cve_mun: string | null;
  metodologia: string;
  conteo: number;
};

const publishers = ['17', '17007', '14', '20570', '02007'];

const crimeOf = (publisher: string): fc.Arbitrary<Crime> =>
  fc
    .record({
      crime: fc.constantFrom(...crimes),
      anio: fc.constantFrom(2024, 2025, 2026),
      mes: fc.integer({ min: 1, max: 12 }),
      // A state's own rows, those of two municipalities, of none, and of one of another state.
      place: fc.constantFrom(null, '007', '008', '998'),
      conteo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
    })
    .map(({ crime, anio, mes, place, conteo }) => ({
      ...crime,
      anio,
      mes,
      cve_ent: publisher.slice(0, 2),
      cve_mun: publisher.length === 5 ? publisher.slice(2) : place,
      metodologia: anio === 2026 ? 'RNID-2026' : 'CNSP-38-15',
      conteo,
    }));

const keyOf = (row: Crime) =>
  [row.anio, row.mes, row.cve_ent, row.cve_mun, row.tipo, row.subtipo, row.modalidad, row.metodologia].join(
    '|',
  );

const fileOf = (publisher: string) =>
  fc.uniqueArray(crimeOf(publisher), { minLength: 1, maxLength: 60, selector: keyOf });

type Expected = { numerator: number; denominator: number; months: number; value: number | null };

/** Which rows count in a place: its own when it is a municipality; a state's own rows, or else all of its municipalities'. */
function rowsIn(place: string, rows: readonly Crime[]): Crime[] {
  if (place.length === 5)
    return rows.filter((row) => row.cve_mun !== null && row.cve_ent + row.cve_mun === place);
  const kept: Crime[] = [];
  for (const row of rows) {
    const hasOwn = rows.some(
      (other) => other.cve_mun === null && other.anio === row.anio && other.metodologia === row.metodologia,
    );
    if (!hasOwn || row.cve_mun === null) kept.push(row);
  }
  return kept;
}

/** Months with any row; not those to come, nor, in the file's last year of a methodology, those after the file's last count. */
function monthsIn(own: readonly Crime[], counted: readonly Crime[], lastYear: number): number {
  const [first] = own;
  const lastCount = Math.max(...counted.filter((row) => row.conteo > 0).map((row) => row.mes));
  const months = new Set<number>();
  for (const { mes, anio } of own) {
    const endsOn = new Date(Date.UTC(anio, mes, 0)).toISOString().slice(0, 10);
    const isAfterAll = first?.anio === lastYear && Number.isFinite(lastCount) && mes > lastCount;
    if (endsOn < publishedOn && !isAfterAll) months.add(mes);
  }
  return months.size;
}

function expectedOf(
  rows: readonly Crime[],
  places: readonly string[],
  measure: (counting: readonly Crime[]) => { numerator: number; denominator: number | null } | null,
  populations: ReadonlyMap<string, number | null>,
): Map<string, Expected> {
  const found = new Map<string, Expected>();
  for (const place of places) {
    for (const year of [2024, 2025, 2026]) {
      const own = rowsIn(place, rows).filter((row) => row.anio === year);
      const metodologia = year === 2026 ? 'RNID-2026' : 'CNSP-38-15';
      const measured = own.length === 0 ? null : measure(own);
      if (measured === null) continue;
      const lastYear = Math.max(
        ...rows.filter((row) => row.metodologia === metodologia).map(({ anio }) => anio),
      );
      const months = monthsIn(
        own,
        rows.filter((row) => row.anio === year),
        lastYear,
      );
      const denominator = measured.denominator ?? populations.get(place) ?? 0;
      const per = measured.denominator === null ? 100_000 : 100;
      const value = denominator === 0 || months === 0 ? null : (measured.numerator * per) / denominator;
      found.set(`${place} ${year}`, { numerator: measured.numerator, denominator, months, value });
    }
  }
  return found;
}

const sum = (rows: readonly Crime[]) => rows.reduce((total, { conteo }) => total + conteo, 0);
const measures = {
  'crime-rate': (rows: readonly Crime[]) => ({ numerator: sum(rows), denominator: null }),
  'intentional-homicide-rate': (rows: readonly Crime[]) => {
    const homicides = rows.filter(({ subtipo }) => subtipo === 'Homicidio doloso');
    return homicides.length === 0 ? null : { numerator: sum(homicides), denominator: null };
  },
  'violent-robbery-share': (rows: readonly Crime[]) => {
    const robberies = rows.filter(({ tipo }) => tipo === 'Robo');
    return robberies.length === 0
      ? null
      : {
          numerator: sum(robberies.filter(({ modalidad }) => modalidad === 'Con violencia')),
          denominator: sum(robberies),
        };
  },
};

test('figures equal those of plain loops over the same rows, for every place, year and methodology', async () => {
  const populations = new Map(
    (await database.db.selectFrom('national.government').select(['cvegeo', 'population']).execute()).map(
      (row) => [row.cvegeo, row.population],
    ),
  );
  const files = fc.record(Object.fromEntries(publishers.map((each) => [each, fileOf(each)])));
  await fc.assert(
    fc.asyncProperty(files, async (published) => {
      await database.db.deleteFrom('national.table_part').execute();
      for (const [cvegeo, rows] of Object.entries(published)) {
        const standard = 'security/crime-incidence';
        await putPart(database.db, blobs, { standard, cvegeo, rows });
      }
      expect(await indicators.compute()).toMatchObject({ failed: 0 });
      for (const [indicatorId, measure] of Object.entries(measures)) {
        for (const [publisher, rows] of Object.entries(published)) {
          const places =
            publisher.length === 5 ? [publisher] : [publisher, `${publisher}007`, `${publisher}008`];
          const expected = expectedOf(rows, places, measure, populations);
          const found = await database.db
            .selectFrom('national.indicator_value')
            .selectAll()
            .where('indicator_id', '=', indicatorId)
            .where('publisher', '=', publisher)
            .where('breakdown', '=', '')
            .execute();
          expect(found.map(({ cvegeo, period }) => `${cvegeo} ${period}`).toSorted()).toEqual(
            [...expected.keys()].toSorted(),
          );
          for (const { cvegeo, period, value, months } of found) {
            const want = expected.get(`${cvegeo} ${period}`);
            expect({ cvegeo, period, months }).toEqual({ cvegeo, period, months: want?.months });
            if (want?.value === null) expect(value).toBeNull();
            else expect(value).toBeCloseTo(want?.value ?? NaN, 9);
          }
        }
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 120_000);
