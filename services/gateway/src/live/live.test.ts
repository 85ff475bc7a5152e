import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putDatasets, sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';

type Behaviour = 'answers' | 'hangs' | 'fails' | 'babbles' | 'floods' | 'redirects';
type NodeDatasets = { url: string; title: string; cvegeo: string }[];

const servers: Server[] = [];

/** A node of another government on loopback, which behaves as it is told. */
async function startNode(datasets: NodeDatasets) {
  const node = {
    behaviour: 'answers' as Behaviour,
    datasets,
    asked: [] as Record<string, unknown>[],
    url: '',
    host: '',
  };
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    node.asked.push((JSON.parse(body) as { variables: Record<string, unknown> }).variables);
    if (node.behaviour === 'hangs') return;
    if (node.behaviour === 'fails') return void response.writeHead(500).end();
    if (node.behaviour === 'babbles') return void response.end('<html>Mantenimiento</html>');
    if (node.behaviour === 'floods') return void response.end(' '.repeat(3 * 1024 ** 2));
    if (node.behaviour === 'redirects') return void response.writeHead(302, { location: '/elsewhere' }).end();
    const nodes = node.datasets.map(({ url, title, cvegeo }) => ({
      id: url,
      title,
      description: 'Del nodo',
      url,
      modified: '2026-06-14T00:00:00.000Z',
      license: 'cc-by-4.0',
      publisher: { cvegeo },
      distributions: [{ format: 'CSV' }, { format: 'CSV' }],
    }));
    response.end(JSON.stringify({ data: { datasets: { totalCount: nodes.length, nodes } } }));
  }
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  node.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  node.url = `http://${node.host}`;
  return node;
}

const database = await createTestDatabase();
const shared = 'https://nodo.example/datasets/compartido';
const morelos = await startNode([]);
const jalisco = await startNode([]);
const { gateway, clock } = testGateway(database, { reach: [morelos.host, jalisco.host] });

async function approve(cvegeo: string, title: string, url: string): Promise<void> {
  const id = randomUUID();
  await database.db
    .insertInto('national.source')
    .values({
      id,
      cvegeo,
      kind: 'node',
      title,
      url: `${url}/feed`,
      health: 'healthy',
      last_success_at: null,
      last_run_at: null,
      next_run_at: null,
      message: null,
      software: null,
    })
    .execute();
  const node = { source_id: id, cvegeo, title, url, kid: 'k', approved_at: clock.now() };
  await database.db.insertInto('national.node').values(node).execute();
}

beforeAll(async () => {
  await approve('17', 'Nodo de Morelos', morelos.url);
  await approve('14', 'Nodo de Jalisco', jalisco.url);
  await putDatasets(database.db, [sampleDataset({ title: 'En la vista nacional' })]);
  await gateway.settled();
});
beforeEach(() => {
  morelos.behaviour = jalisco.behaviour = 'answers';
  morelos.asked = [];
  jalisco.asked = [];
  morelos.datasets = [
    { url: 'https://nodo.example/1', title: 'Refugios de Morelos', cvegeo: '17' },
    { url: shared, title: 'Compartido', cvegeo: '17' },
    { url: 'https://nodo.example/2', title: 'Refugios de Cuernavaca', cvegeo: '17007' },
  ];
  jalisco.datasets = [
    { url: 'https://jalisco.example/1', title: 'Refugios de Jalisco', cvegeo: '14' },
    { url: shared, title: 'Compartido', cvegeo: '14' },
  ];
  // Any circuit a test left open has rested by then.
  clock.advance({ minutes: 1 });
});
afterAll(async () => {
  await gateway.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

type Reply = {
  state: string;
  count: number | null;
  milliseconds: number | null;
  message: string | null;
  government: { cvegeo: string };
};
type Answer = {
  datasets: { title: string; publisher: { cvegeo: string }; node: { title: string }; formats: string[] }[];
  answers: Reply[];
};

async function ask(args = 'query: "refugios"'): Promise<Answer> {
  const { data, errors } = await gateway.query(
    `{ live(${args}) { datasets { id title url modified formats publisher { cvegeo } node { title url } }
      answers { state count milliseconds message government { cvegeo } node { url } } } }`,
  );
  expect(errors).toBeUndefined();
  return data?.['live'] as Answer;
}
const statesOf = ({ answers }: Answer) => answers.map(({ government, state }) => [government.cvegeo, state]);

describe('the nodes, asked live', () => {
  test('answer together, without repeating a dataset, in an order that speed does not change', async () => {
    const answer = await ask();
    expect(answer.datasets.map(({ title }) => title)).toEqual([
      'Refugios de Jalisco',
      'Refugios de Morelos',
      'Compartido',
      'Refugios de Cuernavaca',
    ]);
    expect(answer.datasets[1]).toMatchObject({ node: { title: 'Nodo de Morelos' }, formats: ['CSV'] });
    expect(answer.answers).toMatchObject([
      { government: { cvegeo: '14' }, state: 'ANSWERED', count: 2, milliseconds: expect.any(Number) },
      { government: { cvegeo: '17' }, state: 'ANSWERED', count: 3 },
    ]);
    expect(jalisco.asked).toEqual([{ query: 'refugios', filter: {}, first: 20 }]);
  });

  test('are asked every time: nothing of it is kept', async () => {
    await ask();
    await ask();
    expect(morelos.asked).toHaveLength(2);
  });

  test('are those of the governments that are named; a municipality is asked of its state’s node', async () => {
    const answer = await ask('governments: ["17007", "21"]');
    expect(answer.datasets.map(({ title }) => title)).toEqual(['Refugios de Cuernavaca']);
    expect(statesOf(answer)).toEqual([
      ['17', 'ANSWERED'],
      ['21', 'NOT_ASKED'],
    ]);
    expect(morelos.asked).toEqual([{ query: null, filter: { government: '17007' }, first: 20 }]);
    expect(jalisco.asked).toEqual([]);
  });

  test('cannot speak for other governments, nor send addresses that are none', async () => {
    morelos.datasets.push(
      { url: 'https://nodo.example/3', title: 'De Jalisco, dice Morelos', cvegeo: '14' },
      { url: 'javascript:alert(1)', title: 'Trampa', cvegeo: '17' },
    );
    const titles = (await ask()).datasets.map(({ title }) => title);
    expect(titles).toContain('Refugios de Morelos');
    expect(titles).not.toContain('De Jalisco, dice Morelos');
    expect(titles).not.toContain('Trampa');
  });

  test('that hang are late, and neither the others nor the national view wait for them', async () => {
    morelos.behaviour = 'hangs';
    const live = ask();
    await expect.poll(() => morelos.asked.length).toBe(1);
    let isAnswered = false;
    void live.then(() => (isAnswered = true));
    const view = await gateway.query('{ datasets { totalCount } }');
    expect(view.data).toEqual({ datasets: { totalCount: 1 } });
    expect(isAnswered).toBe(false);
    const answer = await live;
    expect(statesOf(answer)).toEqual([
      ['14', 'ANSWERED'],
      ['17', 'LATE'],
    ]);
    expect(answer.datasets.map(({ title }) => title)).toEqual(['Refugios de Jalisco', 'Compartido']);
  });

  test.each<[Behaviour, string]>([
    ['fails', '500'],
    ['babbles', 'no es la respuesta de un nodo'],
    ['floods', 'No contestó'],
    ['redirects', 'No contestó'],
  ])('that answer wrongly (%s) are told, with why', async (behaviour, why) => {
    morelos.behaviour = behaviour;
    const { answers } = await ask();
    expect(answers[1]).toMatchObject({ state: 'FAILED', count: null, message: expect.stringContaining(why) });
  });

  test('that fail three times are left in peace for half a minute, and then asked once', async () => {
    await ask();
    morelos.asked = [];
    morelos.behaviour = 'fails';
    for (let time = 0; time < 3; time += 1) await ask();
    expect(statesOf(await ask())[1]).toEqual(['17', 'OPEN_CIRCUIT']);
    expect(morelos.asked).toHaveLength(3);
    clock.advance({ seconds: 31 });
    expect(statesOf(await ask())[1]).toEqual(['17', 'FAILED']);
    expect(statesOf(await ask())[1]).toEqual(['17', 'OPEN_CIRCUIT']);
    clock.advance({ seconds: 31 });
    morelos.behaviour = 'answers';
    expect(statesOf(await ask())[1]).toEqual(['17', 'ANSWERED']);
    expect(statesOf(await ask())[1]).toEqual(['17', 'ANSWERED']);
  });

  test('are asked once in a query, about fifty governments at most', async () => {
    const codes = async (document: string) =>
      (await gateway.query(document)).errors?.map(({ extensions }) => extensions.code);
    expect(await codes('{ a: live { answers { state } } b: live { answers { state } } }')).toEqual([
      'QUERY_TOO_COSTLY',
    ]);
    const many = JSON.stringify(Array.from({ length: 51 }, (_, index) => String(10_000 + index)));
    expect(await codes(`{ live(governments: ${many}) { answers { state } } }`)).toEqual(['TOO_MUCH_ASKED']);
    expect(morelos.asked).toEqual([]);
  });

  test('at a private address that nobody allowed are never reached', async () => {
    const hidden = await startNode([]);
    await approve('21', 'Nodo escondido', hidden.url);
    const answer = await ask('governments: ["21"]');
    expect(statesOf(answer)).toEqual([['21', 'FAILED']]);
    expect(hidden.asked).toEqual([]);
  });
});
