import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, GraphqlError, type Change, type Query, type Selection } from '@rma/client';
import { generateSchema } from '@rma/client/generate';
import { appendToLedger, putNationalDatasets } from '@rma/persistence';
import { createLogger, createMetrics, createReadiness, createServer, listen } from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database, { listens: true });
const server = await createServer({
  logger: createLogger({ level: 'silent', service: 'gateway' }),
  metrics: createMetrics(),
  readiness: createReadiness({ checks: gateway.ready }),
  publicUrl: 'http://127.0.0.1',
});
await server.register(gateway.routes);
let url = '';

beforeAll(async () => {
  await putDatasets(database.db, [sampleDataset({ title: 'Agua', themeId: 'mobility', cvegeo: '17007' })]);
  url = await listen(server, { host: '127.0.0.1', port: 0 });
  await gateway.settled();
});
afterAll(async () => {
  await server.close();
  await gateway.close();
});

test('the client is of the schema as it is: run services/gateway/src/write-client.ts when it is not', () => {
  const read = (path: string, from: string) => readFileSync(new URL(path, from), 'utf8');
  const written = read('generated/schema.ts', import.meta.resolve('@rma/client'));
  expect(generateSchema(read('../schema.graphql', import.meta.url)) === written).toBe(true);
});

test('asks for a selection and gets exactly that, by types too', async () => {
  const answer = await createClient({ url }).query({
    network: { members: true },
    government: [{ cvegeo: '17' }, { name: true, population: true, datasets: { totalCount: true } }],
    datasets: [
      { query: 'agua', filter: { level: ['MUNICIPALITY'] }, sort: 'TITLE', first: 5 },
      { totalCount: true, nodes: { title: true, theme: { id: true }, publisher: { state: { name: true } } } },
    ],
  });
  expect(answer).toEqual({
    network: { members: 0 },
    government: { name: 'Morelos', population: expect.any(Number) as number, datasets: { totalCount: 0 } },
    datasets: {
      totalCount: 1,
      nodes: [{ title: 'Agua', theme: { id: 'mobility' }, publisher: { state: { name: 'Morelos' } } }],
    },
  });
  expectTypeOf(answer.datasets.nodes).toEqualTypeOf<
    { title: string; theme: { id: string } | null; publisher: { state: { name: string } | null } }[]
  >();
  expectTypeOf(answer.government).toEqualTypeOf<{
    name: string;
    population: number | null;
    datasets: { totalCount: number };
  } | null>();
});

test('the compiler refuses what the schema does not have', () => {
  type Wish = Selection<Query>;
  expectTypeOf<{ network: { members: true } }>().toExtend<Wish>();
  expectTypeOf<{ network: { citizens: true } }>().not.toExtend<Wish>();
  expectTypeOf<{ government: { name: true } }>().not.toExtend<Wish>();
  expectTypeOf<{ datasets: [{ sort: 'LUCK' }, { totalCount: true }] }>().not.toExtend<Wish>();
});

test('what the hub refuses is told with its code', async () => {
  const asked = createClient({ url }).ask('{ datasets(first: 0) { totalCount } }');
  const error: unknown = await asked.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GraphqlError);
  expect(error).toMatchObject({ errors: [{ extensions: { code: 'BAD_ARGUMENT' } }] });
});

test('follows what changes, from the last change that is known', async () => {
  const publish = (title: string) =>
    database.db.transaction().execute(async (trx) => {
      const dataset = sampleDataset({ title, cvegeo: '09' });
      await putNationalDatasets(trx, [dataset]);
      const entry = { kind: 'dataset.published' as const, subject: `dataset:${dataset.id}`, cvegeo: '09' };
      await appendToLedger(trx, [entry], { actor: { kind: 'system', name: 'test' }, clock });
    });
  await publish('Uno');
  await publish('Dos');
  const leaving = new AbortController();
  const seen: Change[] = [];
  for await (const change of createClient({ url }).changes({
    government: '09',
    after: 1,
    signal: leaving.signal,
  })) {
    seen.push(change);
    if (seen.length === 1) await publish('Tres');
    if (seen.length === 2) leaving.abort();
  }
  expect(seen).toMatchObject([
    { kind: 'created', title: 'Dos', government: '09', number: 2 },
    { kind: 'created', title: 'Tres', number: 3 },
  ]);
});

test('is served as one file that runs by itself', async () => {
  const served = await fetch(`${url}/graphql/client.ts`);
  const folder = await mkdtemp(join(tmpdir(), 'rma-client-'));
  try {
    const path = join(folder, 'client.ts');
    await writeFile(path, await served.text());
    const alone = (await import(/* @vite-ignore */ path)) as { createClient: typeof createClient };
    const { themes } = await alone.createClient({ url }).query({ themes: { id: true } });
    expect(themes).toContainEqual({ id: 'mobility' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
