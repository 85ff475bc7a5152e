import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Tables } from '@rma/persistence';
import { createLogger, createOutbound, type InstanceSigner } from '@rma/service-kit';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeEach, expect } from 'vitest';
import { catalogForTests, publicUrl, type Who } from '../catalog-for-tests.ts';
import { enterDatasets, nationalDataset } from '../national/datasets-for-tests.ts';

export const torreon = '05035';

type Event = { number: number; kind: string; dataset: string; title: string; cvegeo: string; at: string };
type Notice = { subscription: string; from: number; to: number; feed: string; events: Event[]; test?: true };
type Received = { path: string; headers: IncomingHttpHeaders; body: string };

// The receiver of the notices: keeps what it gets and answers what the test says.
export const received: Received[] = [];
export const receiver: { answer: { status: number; headers?: Record<string, string>; body?: string } } = {
  answer: { status: 204 },
};
const site = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    received.push({ path: request.url ?? '', headers: request.headers, body });
    const { status, headers, body: content } = receiver.answer;
    response.writeHead(status, headers).end(content);
  });
});
await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
afterAll(() => site.close());
const address = site.address();
export const port = typeof address === 'object' && address !== null ? address.port : 0;
export const url = `http://127.0.0.1:${port}/avisos`;

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
export const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'clave-de-prueba' };
const signer: InstanceSigner = {
  kid: async () => jwk.kid,
  sign: async (data) => sign(null, data, privateKey),
  publicKeys: async () => [jwk],
};
const outbound = createOutbound({
  contact: { publicUrl, email: 'pruebas@example.org' },
  allow: [`127.0.0.1:${port}`],
  politeness: () => ({ concurrency: 2, gapMs: 0 }),
  logger: createLogger({ level: 'silent', service: 'test' }),
});
afterAll(() => outbound.close());
export const { call, catalog, database, clock, deps } = await catalogForTests({ signer, outbound });
export const db: Kysely<Tables> = database.db;

export const notices = () => received.map(({ body }) => JSON.parse(body) as Notice);
export const told = () => notices().flatMap(({ events }) => events.map(({ number }) => number));

/** The jobs that wait, by their keys, as the queue has them. */
export const waiting = async () =>
  (
    await sql<{ key: string; run_at: Date; queue_name: string | null }>`
      select key, run_at, queue_name from graphile_worker.jobs where key like 'catalog.%' order by key`.execute(
      db,
    )
  ).rows;

/**
 * What the worker does: the jobs of ours that are due, until there are none. Those for later are dated by the test's
 * clock, which is in the past; those for now by the database's.
 */
export async function work(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ key: string; payload: unknown }>`
      with due as (
        select id, key from graphile_worker._private_jobs
        where key like 'catalog.%' and (run_at <= ${clock.now()} or run_at >= created_at - interval '1 second')
        order by id limit 1)
      delete from graphile_worker._private_jobs job using due where job.id = due.id
      returning job.key, job.payload`.execute(db);
    const [job] = rows;
    if (job === undefined) return;
    if (job.key === 'catalog.announce') await catalog.tasks['catalog.announce']();
    else await catalog.tasks['catalog.notify'](job.payload);
  }
}

export const change = (index: number, count = 1, facts = {}) =>
  enterDatasets(db, 'dataset.published', {
    datasets: Array.from({ length: count }, (_, at) =>
      nationalDataset(index + at, { cvegeo: torreon, ...facts }),
    ),
    clock,
  });
export async function subscribe(
  facts: Record<string, unknown> = {},
  who: Who = 'coordinator',
): Promise<string> {
  const made = await call(who, 'POST', '/api/v1/subscriptions', { title: 'Tablero', url, ...facts });
  expect(made.statusCode).toBe(201);
  await work();
  return made.json<{ id: string }>().id;
}
export const read = async (id: string) =>
  (await call('coordinator', 'GET', `/api/v1/subscriptions/${id}`)).json<Record<string, unknown>>();
export const deliveries = async (id: string) =>
  (await call('coordinator', 'GET', `/api/v1/subscriptions/${id}/deliveries?first=100`)).json<{
    items: { from: number; to: number; attempt: number; status: number | null; failure: string | null }[];
  }>().items;
export const head = async () =>
  (await db.selectFrom('national.feed_head').select('number').executeTakeFirstOrThrow()).number;

beforeEach(async () => {
  await db.deleteFrom('catalog.subscription').execute();
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  received.length = 0;
  receiver.answer = { status: 204 };
});
