import type { IndicatorFlag } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putSampleNetwork } from '../testing/sample-network.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database, { listens: true });
afterAll(() => gateway.close());

type Put = { cvegeo: string; period: string; value: number | null; publisher?: string; breakdown?: string };
async function put(
  { cvegeo, period, value, publisher = cvegeo, breakdown = '' }: Put,
  flags: IndicatorFlag[] = [],
) {
  const source = {
    indicator_id: 'crime-rate',
    publisher,
    fingerprint: 'f',
    parts: JSON.stringify([{ datasetId: 'd', sha256: 's', rows: 3 }]),
    rows: 3,
    basis: 3,
    computed_at: new Date('2026-03-02T15:00:00Z'),
  };
  await database.db
    .insertInto('national.indicator_source')
    .values(source)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database.db
    .insertInto('national.indicator_value')
    .values({
      indicator_id: 'crime-rate',
      cvegeo,
      period,
      series: period >= '2026' ? 'RNID-2026' : 'CNSP-38-15',
      breakdown,
      publisher,
      value,
      numerator: value,
      denominator: 1,
      rows: 1,
      basis: 1,
      months: flags.includes('partial') ? 3 : 12,
      flags,
    })
    .execute();
}

beforeAll(async () => {
  await putSampleNetwork(database.db);
  await put({ cvegeo: '14', period: '2025', value: 30 });
  await put({ cvegeo: '17', period: '2025', value: 10 });
  await put({ cvegeo: '21', period: '2025', value: null }, ['not-reported']);
  await put({ cvegeo: '17', period: '2026', value: 3 }, ['partial']);
  await put({ cvegeo: '17', period: '2025', value: 7, breakdown: 'Robo' });
  await put({ cvegeo: '17', period: '2025', value: 3, breakdown: 'Fraude' });
  // Both the state and the municipality publish Cuernavaca: its own figure counts.
  await put({ cvegeo: '17007', period: '2025', value: 99, publisher: '17' });
  await put({ cvegeo: '17007', period: '2025', value: 50 });
  await gateway.settled();
});

const ask = async (document: string, variables = {}) => {
  const { data, errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
};

test('an indicator tells what it is, how it is worked out and what it does not say', async () => {
  const data =
    await ask(`{ indicator(id: "crime-rate") { theme { id } standard { id } unit population better fewBelow
    caveats breaks { year } csvUrl url sources { government { name } rows datasets { url } } } }`);
  expect(data?.['indicator']).toMatchObject({
    theme: { id: 'security' },
    standard: { id: 'security/crime-incidence' },
    unit: 'delitos por cada 100 mil habitantes',
    population: 'INEGI, Censo de Población y Vivienda 2020',
    better: 'NONE',
    fewBelow: 20,
    breaks: [{ year: 2026 }],
    csvUrl: 'https://red.example/api/v1/indicators/crime-rate.csv',
    url: 'https://red.example/indicadores/crime-rate',
  });
  expect(data).toHaveProperty('indicator.sources.0', {
    government: { name: 'Jalisco' },
    rows: 3,
    datasets: [{ url: 'https://red.example/datasets/d' }],
  });
});

test('a map is of the newest whole period, and who did not report has no value rather than zero', async () => {
  const data =
    await ask(`{ indicator(id: "crime-rate") { map { period level median marks { name value flags } }
    periods { period level reported notReported whole median } } }`);
  expect(data?.['indicator']).toMatchObject({
    map: {
      period: '2025',
      level: 'STATE',
      median: 20,
      marks: [
        { name: 'Jalisco', value: 30, flags: [] },
        { name: 'Morelos', value: 10 },
        { name: 'Puebla', value: null, flags: ['NOT_REPORTED'] },
      ],
    },
    periods: [
      { period: '2026', level: 'STATE', reported: 1, whole: 0, median: null },
      { period: '2025', level: 'STATE', reported: 2, notReported: 1, whole: 2, median: 20 },
      { period: '2025', level: 'MUNICIPALITY', reported: 1, whole: 1, median: 50 },
    ],
  });
});

test('a municipality that publishes answers for its own figure', async () => {
  const data = await ask(`{ indicator(id: "crime-rate") {
    map(level: MUNICIPALITY) { marks { fullName value lon } } lines(cvegeos: ["17007", "99"]) { government { name } figures { value publisher { name } } } } }`);
  expect(data?.['indicator']).toMatchObject({
    map: { marks: [{ fullName: 'Cuernavaca, Morelos', value: 50, lon: expect.any(Number) }] },
    lines: [
      { government: { name: 'Cuernavaca' }, figures: [{ value: 50, publisher: { name: 'Cuernavaca' } }] },
    ],
  });
});

test('a government has its newest whole figure of each indicator, with its parts', async () => {
  const data = await ask(`{ government(cvegeo: "17") { indicators(theme: "security") {
    indicator { id } period series value flags parts { breakdown value } } none: indicators(theme: "cadastre") { value } } }`);
  expect(data?.['government']).toEqual({
    indicators: [
      {
        indicator: { id: 'crime-rate' },
        period: '2025',
        series: 'CNSP-38-15',
        value: 10,
        flags: [],
        parts: [
          { breakdown: 'Robo', value: 7 },
          { breakdown: 'Fraude', value: 3 },
        ],
      },
    ],
    none: [],
  });
});

test('indicators are listed by theme, and one nobody reports has neither periods nor a map', async () => {
  const data = await ask(
    '{ indicators(theme: "cadastre") { theme { id } periods { period } map { period } breakdowns } }',
  );
  expect(data?.['indicators']).toContainEqual({
    theme: { id: 'cadastre' },
    periods: [],
    map: null,
    breakdowns: [],
  });
});

test('what is worked out anew is in the next answer', async () => {
  const value = async () => {
    const data = await ask(
      '{ indicator(id: "crime-rate") { lines(cvegeos: ["14"]) { figures { value } } } }',
    );
    return data?.['indicator'];
  };
  expect(await value()).toEqual({ lines: [{ figures: [{ value: 30 }] }] });
  await database.db
    .updateTable('national.indicator_value')
    .set({ value: 31 })
    .where('cvegeo', '=', '14')
    .execute();
  await expect.poll(value).toEqual({ lines: [{ figures: [{ value: 31 }] }] });
});
