import { randomUUID } from 'node:crypto';
import { appendToLedger, archiveNationalDatasets, withdrawNationalDatasets } from '@rma/persistence';
import { createTestDatabase, testClock } from '@rma/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from './testing/sample-datasets.ts';
import { testGateway } from './testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database, { listens: true });
afterAll(() => gateway.close());

const day = (iso: string) => new Date(`${iso}T12:00:00Z`);
const sourceId = randomUUID();
const packageId = randomUUID();
const [hosted, harvested, archived, withdrawn] = [
  sampleDataset({
    title: 'Incidentes viales',
    origin: 'hosted',
    packageId,
    cvegeo: '17007',
    publisherName: 'Cuernavaca',
    themeId: 'mobility',
    standardId: 'mobility/road-incidents@1.0',
    periodicity: 'R/P1M',
    modified: day('2026-06-01'),
    description: 'Descripción',
    contact: { name: 'Datos', email: 'datos@cuernavaca.example' },
  }),
  sampleDataset({
    title: 'Áreas verdes',
    sourceId,
    cvegeo: '17',
    publisherName: 'Morelos',
    themeId: 'resilience',
    periodicity: 'R/P1M',
    modified: day('2026-01-01'),
    formats: ['CSV', 'PDF'],
    alsoAt: [{ url: 'https://otro.example/1', title: 'Otro portal' }],
  }),
  sampleDataset({ title: 'Archivado' }),
  sampleDataset({ title: 'Retirado' }),
];
const memoranda = [
  {
    cvegeo: '17',
    folio: 'RMA-17-2026-001',
    state: 'active',
    valid_from: '2026-01-01',
    valid_until: '2026-07-15',
  },
  {
    cvegeo: '17',
    folio: 'RMA-17-2030-001',
    state: 'drafted',
    valid_from: '2030-01-01',
    valid_until: '2031-01-01',
  },
  {
    cvegeo: '14',
    folio: 'RMA-14-2025-001',
    state: 'expired',
    valid_from: '2025-01-01',
    valid_until: '2026-06-10',
  },
] as const;

beforeAll(async () => {
  const { db } = database;
  await db
    .insertInto('national.source')
    .values({
      id: sourceId,
      cvegeo: '17',
      kind: 'ckan',
      title: 'Portal de Morelos',
      url: 'https://datos.example',
      health: 'degraded',
      last_success_at: day('2026-06-01'),
      last_run_at: day('2026-06-02'),
    })
    .execute();
  await db
    .insertInto('national.package')
    .values({
      id: packageId,
      cvegeo: '17007',
      theme_id: 'mobility',
      title: 'Movilidad de Cuernavaca',
      description: null,
      licence: 'cc-by-4.0',
      periodicity: 'R/P1M',
      release_number: 2,
      released_at: day('2026-06-01'),
      resource_count: 1,
    })
    .execute();
  await db
    .insertInto('national.official')
    .values(
      [
        { post: 'administrator' as const, name: 'Ana', position: 'Jefa de datos' },
        { post: 'liaison' as const, name: 'Luis', position: 'Director' },
      ].map((one) => ({
        ...one,
        id: randomUUID(),
        cvegeo: '17007',
        term_starts: '2025-01-01',
        term_ends: null,
      })),
    )
    .execute();
  await db
    .insertInto('national.memorandum')
    .values(memoranda.map((one) => ({ ...one, id: randomUUID(), title: 'Convenio', signed_on: null })))
    .execute();
  await db
    .updateTable('national.government')
    .set({ membership: 'active', member_since: day('2026-01-01') })
    .where('cvegeo', 'in', ['17', '17007'])
    .execute();
  await putDatasets(db, [hosted, harvested, archived, withdrawn]);
  await db.transaction().execute(async (trx) => {
    await archiveNationalDatasets(trx, [archived.id], day('2026-06-10'));
    await withdrawNationalDatasets(trx, [withdrawn.id], { reason: 'Tenía un error', at: day('2026-06-11') });
    await appendToLedger(
      trx,
      [
        { kind: 'dataset.archived', subject: `dataset:${archived.id}`, cvegeo: '17007' },
        {
          kind: 'dataset.withdrawn',
          subject: `dataset:${withdrawn.id}`,
          cvegeo: '17',
          cause: 'Tenía un error',
        },
      ],
      { actor: { kind: 'system', name: 'test' }, clock: testClock('2026-06-11T12:00:00Z') },
    );
  });
  await gateway.settled();
});

async function ask(document: string, variables = {}) {
  const { data, errors } = await gateway.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

test('the network in figures', async () => {
  const fields =
    'governments { states municipalities } members datasets packages sources { healthy degraded held }';
  expect(await ask(`{ network { ${fields} demonstration asOf } }`)).toEqual({
    network: {
      governments: { states: 32, municipalities: 2478 },
      members: 2,
      datasets: 2,
      packages: 1,
      sources: { healthy: 0, degraded: 1, held: 0 },
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

describe('a dataset', () => {
  test('comes with all that is known of it', async () => {
    const data = await ask(
      `query ($id: ID!, $other: ID!) {
        dataset(id: $id) { title description theme { name } keywords publisher { name } origin source { id }
          standard { id version } package { title release } license issued modified periodicity freshness
          contact { name email } distributions { format downloadUrl } preview { rows } archivedAt url }
        other: dataset(id: $other) { origin source { title } alsoAt { url title } description freshness } }`,
      { id: hosted.id, other: harvested.id },
    );
    expect(data).toMatchObject({
      dataset: {
        description: 'Descripción',
        theme: { name: 'Movilidad' },
        publisher: { name: 'Cuernavaca' },
        origin: 'HOSTED',
        source: null,
        standard: { id: 'mobility/road-incidents', version: '1.0' },
        package: { title: 'Movilidad de Cuernavaca', release: 2 },
        license: 'cc-by-4.0',
        freshness: 'FRESH',
        contact: { name: 'Datos' },
        distributions: [{ format: 'CSV', downloadUrl: 'https://datos.example/CSV' }],
        preview: null,
        archivedAt: null,
        url: `https://red.example/datasets/${hosted.id}`,
      },
      other: {
        origin: 'HARVESTED',
        source: { title: 'Portal de Morelos' },
        alsoAt: [{ url: 'https://otro.example/1' }],
        description: null,
        freshness: 'STALE',
      },
    });
  });

  test('that is archived keeps its address and is in no list', async () => {
    const data = await ask(
      `query ($id: ID!) { dataset(id: $id) { archivedAt } datasets(query: "archivado") { totalCount nodes { id } }
        everything: datasets { totalCount } }`,
      { id: archived.id },
    );
    expect(data).toEqual({
      dataset: { archivedAt: '2026-06-10T12:00:00.000Z' },
      datasets: { totalCount: 0, nodes: [] },
      everything: { totalCount: 2 },
    });
  });

  test('that was withdrawn leaves a tombstone with the reason', async () => {
    const document =
      'query ($id: ID!) { dataset(id: $id) { id } tombstone(id: $id) { title reason withdrawnAt } }';
    expect(await ask(document, { id: withdrawn.id })).toEqual({
      dataset: null,
      tombstone: { title: 'Retirado', reason: 'Tenía un error', withdrawnAt: '2026-06-11T12:00:00.000Z' },
    });
    expect(await ask(document, { id: "'; drop" })).toEqual({ dataset: null, tombstone: null });
  });
});

test('facets carry labels in Spanish and values that the filter takes', async () => {
  const data = await ask('{ datasets { facets { field buckets { value label count } } } }');
  const bucket = (value: string, label: string, count = 1) => ({ value, label, count });
  expect(data).toMatchObject({
    datasets: {
      facets: [
        { field: 'theme', buckets: expect.arrayContaining([bucket('mobility', 'Movilidad')]) },
        { field: 'state', buckets: [bucket('17', 'Morelos', 2)] },
        { field: 'level', buckets: [bucket('STATE', 'Estatal'), bucket('MUNICIPALITY', 'Municipal')] },
        { field: 'format', buckets: [bucket('CSV', 'CSV', 2), bucket('PDF', 'PDF')] },
        {
          field: 'origin',
          buckets: [bucket('HOSTED', 'Alojado en la red'), bucket('HARVESTED', 'Cosechado')],
        },
      ],
    },
  });
  const filtered = await ask('{ datasets(filter: { level: [STATE], format: ["pdf"] }) { nodes { id } } }');
  expect(filtered).toEqual({ datasets: { nodes: [{ id: harvested.id }] } });
});

test('packages and their datasets', async () => {
  const data = await ask(
    `query ($id: ID!) { package(id: $id) { title license releasedAt descriptorUrl publisher { cvegeo } datasets { id } }
      packages(filter: { theme: "mobility", state: "17", level: MUNICIPALITY }) { totalCount nodes { id } }
      none: packages(filter: { level: STATE }) { totalCount } nothing: package(id: "x") { id } }`,
    { id: packageId },
  );
  expect(data).toMatchObject({
    package: {
      descriptorUrl: `https://red.example/packages/${packageId}/datapackage.json`,
      datasets: [{ id: hosted.id }],
    },
    packages: { totalCount: 1, nodes: [{ id: packageId }] },
    none: { totalCount: 0 },
    nothing: null,
  });
});

test('memoranda count their days in Mexico City', async () => {
  const list = () =>
    ask(
      '{ memoranda(filter: { expiresWithinDays: 30 }) { totalCount nodes { folio state daysLeft government { name } } } }',
    );
  expect(await list()).toEqual({
    memoranda: {
      totalCount: 1,
      nodes: [{ folio: 'RMA-17-2026-001', state: 'ACTIVE', daysLeft: 30, government: { name: 'Morelos' } }],
    },
  });
  // 04:00 UTC of the 16th is still the 15th there; 07:00 is not.
  clock.set('2026-06-16T04:00:00Z');
  expect(await list()).toMatchObject({ memoranda: { nodes: [{ daysLeft: 30 }] } });
  clock.set('2026-06-16T07:00:00Z');
  expect(await list()).toMatchObject({ memoranda: { nodes: [{ daysLeft: 29 }] } });
  clock.set('2026-06-15T12:00:00Z');
  const expired = await ask('{ memoranda(filter: { state: [EXPIRED] }) { nodes { daysLeft } } }');
  expect(expired).toEqual({ memoranda: { nodes: [{ daysLeft: -5 }] } });
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

test('themes and standards say how far they reach', async () => {
  const data = await ask(
    `{ themes { id datasets members standards { id } }
      standard(id: "mobility/road-incidents") { version publishers title schema references { url } fields { name required } theme { id } }
      versioned: standard(id: "mobility/road-incidents@1.0") { id } none: standard(id: "a/b") { id } }`,
  );
  expect(data).toMatchObject({
    themes: expect.arrayContaining([expect.objectContaining({ id: 'mobility', datasets: 1, members: 1 })]),
    standard: { publishers: 1, theme: { id: 'mobility' } },
    versioned: { id: 'mobility/road-incidents' },
    none: null,
  });
});

test('the ledger is read newest first and can be verified', async () => {
  const data = await ask(
    `{ ledger(first: 1) { totalCount nodes { seq kind cause body previousHash hash government { name } } pageInfo { endCursor hasNextPage } }
      one: ledger(filter: { kind: ["dataset.archived"], government: "17007" }) { totalCount } }`,
  );
  expect(data).toMatchObject({
    ledger: {
      totalCount: 2,
      nodes: [
        { seq: 2, kind: 'dataset.withdrawn', cause: 'Tenía un error', government: { name: 'Morelos' } },
      ],
    },
    one: { totalCount: 1 },
  });
});

test('a change is seen by the next question, told by the database', async () => {
  const count = async () => (await ask('{ datasets(query: "recién") { totalCount } }'))?.['datasets'];
  expect(await count()).toEqual({ totalCount: 0 });
  const [added] = await putDatasets(database.db, [sampleDataset({ title: 'Recién llegado', cvegeo: '14' })]);
  await expect.poll(count).toEqual({ totalCount: 1 });
  await database.db
    .deleteFrom('national.dataset')
    .where('id', '=', added?.id ?? '')
    .execute();
  await expect.poll(count).toEqual({ totalCount: 0 });
  await database.db
    .updateTable('national.government')
    .set({ membership: 'active' })
    .where('cvegeo', '=', '14')
    .execute();
  const members = async () => (await ask('{ network { members } }'))?.['network'];
  await expect.poll(members).toEqual({ members: 3 });
});

test('the same document, repeated until it is compiled, keeps its answer', async () => {
  const answers = new Set<string>();
  for (let turn = 0; turn < 30; turn += 1) {
    clock.advance({ seconds: 3 });
    answers.add(
      JSON.stringify(
        await ask(
          '{ datasets(first: 2) { nodes { title publisher { name state { name } } theme { id } } edges { cursor } pageInfo { hasNextPage } } }',
        ),
      ),
    );
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  clock.set('2026-06-15T12:00:00Z');
  expect(answers.size).toBe(1);
});

test('a bad cursor or page size is the caller’s error', async () => {
  const codes = async (document: string) =>
    (await gateway.query(document)).errors?.map((error) => error.extensions.code);
  for (const list of ['datasets', 'governments', 'packages', 'memoranda', 'ledger']) {
    expect(await codes(`{ ${list}(after: "bm8") { totalCount } }`)).toEqual(['BAD_CURSOR']);
    expect(await codes(`{ ${list}(first: 101) { totalCount } }`)).toEqual(['BAD_ARGUMENT']);
    expect(await codes(`{ ${list}(first: 0) { totalCount } }`)).toEqual(['BAD_ARGUMENT']);
  }
});

test('the gateway’s role reads the national view and nothing else', async () => {
  const db = database.as('rma_gateway');
  await expect(sql`select 1 from registry.government`.execute(db)).rejects.toThrow(/permission denied/);
  await expect(sql`select 1 from ledger.entry`.execute(db)).rejects.toThrow(/permission denied/);
  await expect(sql`delete from national.dataset`.execute(db)).rejects.toThrow(/permission denied/);
  await expect(sql`select 1 from national.dataset`.execute(db)).resolves.toBeDefined();
});

test('an internal failure is masked and carries the request’s identifier', async () => {
  await database.db.schema.alterTable('national.memorandum').renameTo('elsewhere').execute();
  const { errors } = await gateway.query('{ memoranda { nodes { folio } } }');
  await sql`alter table national.elsewhere rename to memorandum`.execute(database.db);
  expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
  expect(JSON.stringify(errors)).not.toContain('relation');
  expect(errors?.[0]?.message).toContain('in-process');
});
