import { createDatabase, type Tables } from '@rma/persistence';
import { createTestDatabase } from '@rma/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from './testing/sample-datasets.ts';
import { putSampleNetwork } from './testing/sample-network.ts';
import { testGateway } from './testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database, { listens: true });
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

test('an empty list in a filter leaves nothing out', async () => {
  const data = await ask(
    `{ ledger(filter: { kind: [] }) { totalCount } memoranda(filter: { state: [] }) { totalCount }
      governments(filter: { membership: [] }) { totalCount } datasets(filter: { theme: [] }) { totalCount } }`,
  );
  expect(data).toEqual(
    await ask(
      '{ ledger { totalCount } memoranda { totalCount } governments { totalCount } datasets { totalCount } }',
    ),
  );
});

test('a text that the database cannot hold is a bad request, not a failure of ours', async () => {
  const { errors } = await gateway.query(
    'query ($subject: String) { ledger(filter: { subject: $subject }) { totalCount } }',
    { subject: 'a\u0000b' },
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
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

test('without its database it says so, and does not say where the database is', async () => {
  const nowhere = createDatabase<Tables>({
    connectionString: 'postgres://nobody@127.0.0.1:1/none',
    applicationName: 'test',
  });
  const { gateway: alone } = testGateway({ ...database, as: () => nowhere });
  const answer = await alone.query('{ network { members } }');
  expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
  await alone.close();
  await nowhere.destroy();
});
