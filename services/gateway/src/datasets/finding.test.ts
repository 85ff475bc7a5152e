import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { putQuality } from '../testing/sample-quality.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database, { listens: true });

const [radars, lamps, accidents] = [
  sampleDataset({
    title: 'Radares',
    cvegeo: '14039',
    preview: { columns: [{ name: 'velocidad_kmh', title: 'Velocidad', type: 'number' }], rows: [] },
  }),
  sampleDataset({ title: 'Luminarias del centro', keywords: ['alumbrado público'], cvegeo: '17007' }),
  sampleDataset({
    title: 'Accidentes viales',
    description: 'Con la velocidad estimada',
    cvegeo: '17',
    modified: new Date('2026-06-10T00:00:00Z'),
  }),
];

beforeAll(async () => {
  await putDatasets(database.db, [radars, lamps, accidents]);
  await putQuality(database.db, [{ id: accidents.id, grade: 90 }]);
  await database.db
    .insertInto('national.search_term')
    .values([
      { term: 'luminarias', folded: 'luminarias', datasets: 12 },
      { term: 'alumbrado público', folded: 'alumbrado publico', datasets: 9 },
      { term: 'accidentes', folded: 'accidentes', datasets: 40 },
    ])
    .execute();
  await gateway.settled();
});
afterAll(() => gateway.close());

async function ask(document: string, variables = {}) {
  const { data, errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

const found = async (filter: object) =>
  ask('query ($filter: DatasetFilter) { datasets(filter: $filter, sort: TITLE) { nodes { title } } }', {
    filter,
  });
const titles = (...names: string[]) => ({ datasets: { nodes: names.map((title) => ({ title })) } });

describe('what narrows a list', () => {
  test('are columns by their words, wherever they are written', async () => {
    expect(await found({ column: ['velocidad'] })).toEqual(titles('Radares'));
    expect(await found({ column: ['VelocidadKmh'] })).toEqual(titles('Radares'));
    expect(await found({ column: ['estimada'] })).toEqual(titles());
  });

  test('are a place, a state with its municipalities, and a box of the map', async () => {
    expect(await found({ place: '17' })).toEqual(titles('Accidentes viales', 'Luminarias del centro'));
    expect(await found({ place: '17007' })).toEqual(titles('Luminarias del centro'));
    const bounds = { west: -103.6, south: 20.4, east: -103.1, north: 20.9 };
    expect(await found({ bounds })).toEqual(titles('Radares'));
  });

  test('are quality and freshness as they were judged', async () => {
    expect(await found({ quality: ['EXCELLENT'] })).toEqual(titles('Accidentes viales'));
    expect(await found({ quality: ['BAD'], freshness: ['STALE'] })).toEqual(titles());
  });

  test('is no box that is turned around', async () => {
    const { errors } = await gateway.query(
      '{ datasets(filter: { bounds: { west: 10, south: 0, east: -10, north: 1 } }) { totalCount } }',
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_ARGUMENT']);
  });
});

test('a result says where each thing typed is and what gives it its place', async () => {
  const data = await ask(
    `{ datasets(query: "velocidad") { edges { node { title } why { matched { typed field synonym } textPoints
      qualityPercent freshnessPercent titlePercent quality } } }
      plain: datasets(first: 1) { edges { why { textPoints } } } }`,
  );
  expect(data).toEqual({
    datasets: {
      edges: [
        {
          node: { title: 'Radares' },
          why: {
            matched: [{ typed: 'velocidad', field: 'STRUCTURE', synonym: false }],
            textPoints: 40,
            titlePercent: 0,
            qualityPercent: 15,
            freshnessPercent: expect.any(Number),
            quality: null,
          },
        },
        {
          node: { title: 'Accidentes viales' },
          why: {
            matched: [{ typed: 'velocidad', field: 'TEXT', synonym: false }],
            textPoints: 25,
            titlePercent: 0,
            qualityPercent: 27,
            freshnessPercent: 20,
            quality: 90,
          },
        },
      ],
    },
    plain: { edges: [{ why: null }] },
  });
});

describe('who mistypes', () => {
  const suggested = async (query: string) =>
    ask('query ($query: String) { datasets(query: $query) { totalCount suggestion } }', { query });

  test('is asked whether they meant the word that datasets have', async () => {
    expect(await suggested('luminarais del centro')).toEqual({
      datasets: { totalCount: 0, suggestion: 'luminarias del centro' },
    });
    expect(await suggested('"acidentes viales"')).toEqual({
      datasets: { totalCount: 0, suggestion: '"accidentes viales"' },
    });
  });

  test('is not asked when nothing would be found either, or what was typed is found', async () => {
    expect(await suggested('luminarais accidnetes')).toMatchObject({ datasets: { suggestion: null } });
    expect(await suggested('radares')).toEqual({ datasets: { totalCount: 1, suggestion: null } });
    expect(await suggested('')).toMatchObject({ datasets: { suggestion: null } });
  });
});

describe('who begins to type', () => {
  const suggest = async (text: string) =>
    ask('query ($text: String!) { suggest(text: $text) { kind text url count } }', { text });

  test('is offered words with what they find, datasets, governments, standards and themes', async () => {
    expect(await suggest('lumin')).toEqual({
      suggest: [
        { kind: 'TERM', text: 'luminarias', url: null, count: 1 },
        {
          kind: 'DATASET',
          text: 'Luminarias del centro',
          url: `https://red.example/datasets/${lamps.id}`,
          count: null,
        },
      ],
    });
    expect(await suggest('Alumbrado P')).toMatchObject({
      suggest: [{ text: 'alumbrado público', count: 1 }],
    });
    expect(await suggest('perla tap')).toEqual({
      suggest: [
        {
          kind: 'GOVERNMENT',
          text: 'Guadalajara, Jalisco (La Perla Tapatía)',
          url: 'https://red.example/governments/14039',
          count: null,
        },
      ],
    });
    expect(await suggest('cdmx')).toMatchObject({ suggest: [{ text: 'Ciudad de México (CDMX)' }] });
    expect(await suggest('movilid')).toMatchObject({
      suggest: [{ kind: 'THEME', text: 'Movilidad', url: 'https://red.example/temas/mobility' }],
    });
    expect(await suggest('incidencia del')).toMatchObject({ suggest: [{ kind: 'STANDARD' }] });
  });

  test('is offered all there is once it is in memory, whatever was offered while it was being read', async () => {
    const { gateway: starting } = testGateway(database);
    const offered = async () => (await starting.query('{ suggest(text: "lumin") { kind } }')).data;
    await offered();
    await starting.settled();
    expect(await offered()).toEqual({ suggest: [{ kind: 'TERM' }, { kind: 'DATASET' }] });
    await starting.close();
  });

  test('is offered nothing for a letter or for signs, and never more than was asked for', async () => {
    expect(await suggest('l')).toEqual({ suggest: [] });
    expect(await suggest('"-(')).toEqual({ suggest: [] });
    const { suggest: some } = (await ask('{ suggest(text: "san", first: 2) { text } }')) as {
      suggest: unknown[];
    };
    expect(some).toHaveLength(2);
  });
});
