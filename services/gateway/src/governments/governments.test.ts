import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosted, packageId, putSampleNetwork } from '../testing/sample-network.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database, { listens: true });
beforeAll(async () => {
  await putSampleNetwork(database.db);
  await gateway.settled();
});
afterAll(() => gateway.close());

async function ask(document: string, variables = {}) {
  const { data, errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

test('the network in figures', async () => {
  const fields =
    'governments { states municipalities } members datasets packages sources { healthy degraded held stale }';
  expect(await ask(`{ network { ${fields} demonstration asOf } }`)).toEqual({
    network: {
      governments: { states: 32, municipalities: 2478 },
      members: 2,
      datasets: 2,
      packages: 1,
      sources: { healthy: 0, degraded: 1, held: 0, stale: 1 },
      demonstration: false,
      asOf: '2026-06-15T12:00:00.000Z',
    },
  });
});

describe('a government', () => {
  test('shows who it is, its officials, memorandum, catalogue and coverage', async () => {
    const document = `query ($key: ID!) { government(cvegeo: $key) {
      cvegeo level fullName membership memberSince url state { name }
      officials { post name } memorandum { folio } packages { id }
      catalogue { datasets lastModified freshness { fresh late stale unknown } sources { health } themes { theme { id } datasets } }
      coverage { standard { id } status datasets } datasets { totalCount nodes { id } } } }`;
    expect(await ask(document, { key: '17007' })).toMatchObject({
      government: {
        level: 'MUNICIPALITY',
        fullName: 'Cuernavaca, Morelos',
        membership: 'ACTIVE',
        memberSince: '2026-01-01T12:00:00.000Z',
        url: 'https://red.example/governments/17007',
        state: { name: 'Morelos' },
        officials: [
          { post: 'LIAISON', name: 'Luis' },
          { post: 'ADMINISTRATOR', name: 'Ana' },
        ],
        memorandum: null,
        packages: [{ id: packageId }],
        catalogue: {
          datasets: 1,
          lastModified: '2026-06-01T12:00:00.000Z',
          freshness: { fresh: 1, late: 0, stale: 0, unknown: 0 },
          sources: [],
          themes: [{ theme: { id: 'mobility' }, datasets: 1 }],
        },
        coverage: expect.arrayContaining([
          { standard: { id: 'mobility/road-incidents' }, status: 'PUBLISHED', datasets: 1 },
          { standard: { id: 'cadastre/buildings' }, status: 'MISSING', datasets: 0 },
        ]),
        datasets: { totalCount: 1, nodes: [{ id: hosted.id }] },
      },
    });
    expect(await ask(document, { key: '17' })).toMatchObject({
      government: {
        state: null,
        fullName: 'Morelos',
        memorandum: { folio: 'RMA-17-2026-001' },
        catalogue: { freshness: { stale: 1 }, sources: [{ health: 'DEGRADED' }] },
      },
    });
  });

  test('has peers of its level, nearest in population; without a census figure, its neighbours', async () => {
    const peers = (key: string) =>
      ask(
        'query ($key: ID!) { government(cvegeo: $key) { population level peers(first: 3) { cvegeo level population } } }',
        {
          key,
        },
      );
    const { rows } = await sql<{ cvegeo: string }>`
      select other.cvegeo from national.government own join national.government other using (level)
      where own.cvegeo = '17007' and other.cvegeo <> own.cvegeo and other.population > 0
      order by abs(ln(other.population::float8 / own.population)), other.cvegeo limit 3`.execute(database.db);
    expect(await peers('17007')).toMatchObject({ government: { peers: rows } });
    // Dzitbalché, younger than the census.
    const unknown = { cvegeo: '04013', neighbour_cvegeo: '04001' };
    await database.db.insertInto('national.neighbour').values(unknown).execute();
    await gateway.settled();
    const answer = await ask(
      'query ($key: ID!) { government(cvegeo: $key) { peers { cvegeo } neighbours { cvegeo } } }',
      { key: unknown.cvegeo },
    );
    expect(answer).toMatchObject({
      government: { peers: expect.arrayContaining([{ cvegeo: unknown.neighbour_cvegeo }]) },
    });
  });

  test.each(['09', '06', '15', '20393', '15033', '17001'])(
    'has the peers that going through every government gives: %s',
    async (key) => {
      const { rows } = await sql<{ cvegeo: string }>`
        select other.cvegeo from national.government own join national.government other using (level)
        where own.cvegeo = ${key} and other.cvegeo <> own.cvegeo and other.population > 0
        order by abs(ln(other.population::float8 / own.population)), other.cvegeo limit 60`.execute(
        database.db,
      );
      const answer = await ask(
        'query ($key: ID!) { government(cvegeo: $key) { peers(first: 60) { cvegeo } } }',
        {
          key,
        },
      );
      expect(rows.length).toBeGreaterThan(30);
      expect(answer).toEqual({ government: { peers: rows } });
    },
  );

  test('belongs to groups, each with its reason and its nearest', async () => {
    const fields =
      'peerGroups { id name why(first: 2) total governments(first: 2) { cvegeo } } metropolitanArea { name isConfirmed municipalities { cvegeo } }';
    const answer = await ask(`query ($key: ID!) { government(cvegeo: $key) { ${fields} } }`, {
      key: '17007',
    });
    const { peerGroups, metropolitanArea } = (
      answer as {
        government: {
          peerGroups: { id: string; why: string; total: number; governments: { cvegeo: string }[] }[];
          metropolitanArea: { name: string; isConfirmed: boolean; municipalities: { cvegeo: string }[] };
        };
      }
    ).government;
    // Nobody else of its level is a member.
    expect(peerGroups.map(({ id }) => id)).toEqual(['POPULATION', 'NEIGHBOURS', 'METROPOLITAN']);
    expect(peerGroups[0]).toMatchObject({ total: 2468, governments: [{}, {}] });
    expect(peerGroups[0]?.why).toContain('(este tiene 378,476)');
    expect(metropolitanArea).toMatchObject({ name: 'Cuernavaca', isConfirmed: false });
    const ofArea = metropolitanArea.municipalities.map(({ cvegeo }) => cvegeo);
    expect(ofArea).toContain('17011');
    expect(peerGroups[2]?.total).toBe(ofArea.length - 1);
  });

  test('of states, the neighbours are states with a border in common', async () => {
    const answer = await ask('{ government(cvegeo: "17") { neighbours { name } } }');
    expect(answer).toEqual({
      government: {
        neighbours: ['Ciudad de México', 'Guerrero', 'México', 'Puebla'].map((name) => ({ name })),
      },
    });
  });

  test('changes its metropolitan area with the table', async () => {
    const row = { cvegeo: '17024', area_id: 'prueba', area_name: 'De prueba', source: 'Prueba' };
    await database.db
      .insertInto('national.metropolitan_municipality')
      .values({ ...row, is_confirmed: true })
      .execute();
    await gateway.settled();
    expect(
      await ask('{ government(cvegeo: "17024") { metropolitanArea { name isConfirmed source } } }'),
    ).toEqual({
      government: { metropolitanArea: { name: 'De prueba', isConfirmed: true, source: 'Prueba' } },
    });
  });

  test('is null when the key is unknown', async () => {
    expect(await ask('{ government(cvegeo: "99999") { name } }')).toEqual({ government: null });
  });
});

test('governments are found by name without accents, by level, state, key and membership', async () => {
  const list = (filter: object) =>
    ask(
      'query ($filter: GovernmentFilter) { governments(filter: $filter, first: 3) { totalCount nodes { cvegeo } } }',
      {
        filter,
      },
    );
  expect(await list({ query: 'merida', state: '31' })).toEqual({
    governments: { totalCount: 1, nodes: [{ cvegeo: '31050' }] },
  });
  expect(await list({ query: '09', level: 'STATE' })).toMatchObject({ governments: { totalCount: 1 } });
  expect(await list({ level: 'STATE' })).toMatchObject({ governments: { totalCount: 32 } });
  expect(await list({ state: '17', level: 'MUNICIPALITY' })).toMatchObject({
    governments: { totalCount: 36 },
  });
  expect(await list({ member: true })).toMatchObject({ governments: { totalCount: 2 } });
  expect(await list({ membership: ['SUSPENDED'] })).toMatchObject({ governments: { totalCount: 0 } });
});

test('every municipality is reached once by its state, page after page', async () => {
  const seen: string[] = [];
  for (let after: unknown = null; ;) {
    const data = await ask(
      `query ($after: String) { government(cvegeo: "20") { municipalities(first: 100, after: $after) {
        totalCount nodes { cvegeo } pageInfo { hasNextPage endCursor } } } }`,
      { after },
    );
    const { nodes, pageInfo } = (
      data as {
        government: {
          municipalities: {
            nodes: { cvegeo: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      }
    ).government.municipalities;
    seen.push(...nodes.map((node) => node.cvegeo));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(seen).toHaveLength(570);
  expect(new Set(seen).size).toBe(570);
});

describe('the comparison', () => {
  test('puts governments side by side and says which are unknown', async () => {
    const data = await ask(
      `{ compare(cvegeos: ["17007", "99", "17", "17007"]) { theme { id } missing governments { government { cvegeo }
        datasets datasetsPer100kInhabitants packages coverageShare freshness { fresh stale } lastModified } }
        one: compare(cvegeos: ["17"], theme: "mobility") { theme { id } governments { datasets coverage { status } } } }`,
    );
    expect(data).toMatchObject({
      compare: {
        theme: null,
        missing: ['99'],
        governments: [
          { government: { cvegeo: '17007' }, datasets: 1, packages: 1, freshness: { fresh: 1, stale: 0 } },
          { government: { cvegeo: '17' }, datasets: 1, packages: 0, freshness: { fresh: 0, stale: 1 } },
        ],
      },
      one: { theme: { id: 'mobility' }, governments: [{ datasets: 0 }] },
    });
  });

  test('takes eight and refuses nine', async () => {
    const keys = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
    const document = 'query ($keys: [ID!]!) { compare(cvegeos: $keys) { governments { datasets } } }';
    await ask(document, { keys: keys.slice(1) });
    expect(await gateway.query(document, { keys })).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_GOVERNMENTS' } }],
    });
  });
});
