import {
  appendToLedger,
  archiveNationalDatasets,
  putNationalDatasets,
  type NationalDataset,
} from '@rma/persistence';
import { createLogger, createMetrics, createReadiness, createServer, listen } from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampleDataset } from '../testing/sample-datasets.ts';
import { testGateway } from '../testing/test-gateway.ts';
import { createChangeStreams, type Stream } from './change-streams.ts';

const database = await createTestDatabase();
const { gateway, clock } = testGateway(database, { listens: true });
const logger = createLogger({ level: 'silent', service: 'gateway' });
const server = await createServer({
  logger,
  metrics: createMetrics(),
  readiness: createReadiness({ checks: gateway.ready }),
  publicUrl: 'http://127.0.0.1',
  trustProxy: ['127.0.0.1'],
});
await server.register(gateway.routes);
let address = '';

beforeAll(async () => {
  address = await listen(server, { host: '127.0.0.1', port: 0 });
  await gateway.settled();
});
afterAll(async () => {
  await server.close();
  await gateway.close();
});

type Told = { id: number; event: string; data: { title?: string | null; government?: string } };
const opened: AbortController[] = [];
afterEach(() => opened.splice(0).forEach((controller) => controller.abort()));

/** Reads a stream of changes until it is closed; what it was told so far, without the greeting's timing. */
async function follow(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  opened.push(controller);
  const response = await fetch(`${address}/graphql/changes?${new URLSearchParams(parameters).toString()}`, {
    headers,
    signal: controller.signal,
  });
  const told: Told[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/s.exec(block) ?? [];
        if (id !== undefined)
          told.push({ id: Number(id), event: event ?? '', data: JSON.parse(data ?? '{}') as Told['data'] });
      }
    }
  })().catch(() => {});
  return { response, told, reading, leave: () => controller.abort() };
}
type Followed = Awaited<ReturnType<typeof follow>>;
const titles = ({ told }: Followed) =>
  told.filter(({ event }) => !['ready', 'reset'].includes(event)).map(({ data }) => data.title);
const isReady = ({ told }: Followed) => expect.poll(() => told[0]?.event).toBe('ready');

const actor = { actor: { kind: 'system', name: 'test' }, clock } as const;
const kinds = { add: 'dataset.published', change: 'dataset.updated', remove: 'dataset.archived' } as const;

async function publish(dataset: NationalDataset, how: keyof typeof kinds = 'add'): Promise<NationalDataset> {
  await database.db.transaction().execute(async (trx) => {
    if (how === 'remove') await archiveNationalDatasets(trx, [dataset.id], clock.now());
    else await putNationalDatasets(trx, [dataset]);
    const entry = { kind: kinds[how], subject: `dataset:${dataset.id}`, cvegeo: dataset.cvegeo };
    await appendToLedger(trx, [entry], actor);
  });
  return dataset;
}

test('tells what changes in a government, a theme or a search, and nothing else', async () => {
  const all = await follow({});
  const government = await follow({ government: '17' });
  const state = await follow({ government: '17', includeMunicipalities: 'true' });
  const theme = await follow({ theme: 'mobility' });
  const search = await follow({ query: 'arbolado' });
  await Promise.all([all, government, state, theme, search].map(isReady));

  const trees = await publish(
    sampleDataset({ title: 'Arbolado urbano', cvegeo: '17007', themeId: 'resilience' }),
  );
  await publish(sampleDataset({ title: 'Cruces viales', cvegeo: '14', themeId: 'mobility' }));
  await publish({ ...trees, title: 'Áreas verdes' }, 'change');
  await publish(trees, 'remove');
  await publish(sampleDataset({ title: 'Padrón', cvegeo: '17' }));

  await expect
    .poll(() => titles(all))
    .toEqual(['Arbolado urbano', 'Cruces viales', 'Áreas verdes', 'Áreas verdes', 'Padrón']);
  expect(all.told.map(({ event }) => event)).toEqual([
    'ready',
    'created',
    'created',
    'updated',
    'deleted',
    'created',
  ]);
  await expect.poll(() => titles(government)).toEqual(['Padrón']);
  await expect
    .poll(() => titles(state))
    .toEqual(['Arbolado urbano', 'Áreas verdes', 'Áreas verdes', 'Padrón']);
  await expect.poll(() => titles(theme)).toEqual(['Cruces viales']);
  // The second change takes it out of the search; the third concerns what the search no longer found.
  await expect.poll(() => titles(search)).toEqual(['Arbolado urbano', 'Áreas verdes']);
  expect(all.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
});

test('goes on where a reader left, without missing or repeating anything', async () => {
  const first = await follow({ government: '09' });
  await isReady(first);
  await publish(sampleDataset({ title: 'Uno', cvegeo: '09' }));
  await expect.poll(() => titles(first)).toEqual(['Uno']);
  first.leave();
  await first.reading;
  await publish(sampleDataset({ title: 'Dos', cvegeo: '09' }));
  await publish(sampleDataset({ title: 'De otro', cvegeo: '14' }));
  await publish(sampleDataset({ title: 'Tres', cvegeo: '09' }));
  const lastSeen = String(first.told.at(-1)?.id);
  const second = await follow({ government: '09' }, { 'last-event-id': lastSeen });
  await expect.poll(() => titles(second)).toEqual(['Dos', 'Tres']);
  await publish(sampleDataset({ title: 'Cuatro', cvegeo: '09' }));
  await expect.poll(() => titles(second)).toEqual(['Dos', 'Tres', 'Cuatro']);
});

test('who comes from a change that never was is told to start over', async () => {
  const lost = await follow({ lastEventId: '999999999' });
  await expect.poll(() => lost.told[0]?.event).toBe('reset');
});

test('an address has a bounded number of streams', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.5' };
  const streams = await Promise.all(Array.from({ length: 10 }, () => follow({}, headers)));
  await Promise.all(streams.map(isReady));
  const refused = await follow({}, headers);
  expect(refused.response.status).toBe(429);
  expect(refused.response.headers.get('retry-after')).toBe('30');
  streams[0]?.leave();
  await streams[0]?.reading;
  await expect.poll(async () => (await follow({}, headers)).response.status).toBe(200);
});

test('one that reads slowly holds up nobody else', async () => {
  const streams = createChangeStreams({ db: database.as('rma_gateway'), logger });
  const filter = { government: null, includeMunicipalities: false, themeId: null, query: null };
  const reading = Promise.withResolvers<void>();
  const told: (string | null)[] = [];
  const slow = { send: (one: object) => ('event' in one ? reading.promise : Promise.resolve()), close() {} };
  const quick: Stream = {
    send: (one) => {
      if ('event' in one) told.push(one.event.title);
      return Promise.resolve();
    },
    close() {},
  };
  for (const stream of [slow, quick]) await streams.open(stream, { filter, caller: null, lastSeen: null });
  for (const title of ['Uno', 'Dos', 'Tres']) {
    await publish(sampleDataset({ title, cvegeo: '09' }));
    streams.pulse();
    await expect.poll(() => told.at(-1)).toBe(title);
  }
  reading.resolve();
  await streams.close();
});

test('a place that cannot be one is refused before anything is opened', async () => {
  expect((await follow({ government: 'Morelos' })).response.status).toBe(400);
});
