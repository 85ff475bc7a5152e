import { join } from 'node:path';
import { migrationsFolder, seedReference } from '@rma/db';
import { migrateToLatest, startEmbeddedPostgres } from '@rma/persistence';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { loadBoard } from '../generate/load-board.ts';
import { asCoordinator, type HubClient } from '../hub-client.ts';
import { coordinator, startHub } from '../hub-process.ts';
import { fetchAsBrowser } from '../page-weight.ts';
import { percentile } from '../percentile.ts';
import { accessTokenOf } from '../person-session.ts';
import { processorSeconds } from '../process-facts.ts';

const TIMES = 40;
const WARM_UP = 3;
const listSchema = z.object({
  items: z.array(z.object({ id: z.uuid() })).min(1),
  nextCursor: z.string().nullable(),
});
const calendarSchema = z.object({ url: z.url() });

/** What each page of the coordinators asks the server for: every request it makes, by the page's address. */
async function pagesOf(desk: HubClient): Promise<Record<string, string[]>> {
  const first = async (path: string) => (await desk.call(listSchema, { method: 'GET', path })).items[0]?.id;
  const ticket = await first('/api/v1/tickets?first=1');
  const memorandum = await first('/api/v1/memoranda?first=1');
  const { url } = await desk.call(calendarSchema, {
    method: 'POST',
    path: '/api/v1/calendars',
    body: {
      name: 'Bench',
      kinds: ['agreement', 'commitment', 'administration', 'request', 'plan', 'next-step'],
    },
  });
  return {
    'attention, on every page': [
      '/api/v1/applications?state=submitted&first=100',
      '/api/v1/memoranda?state=active&expiresWithinDays=90&first=100',
      '/api/v1/sources?health=held&first=100',
      '/api/v1/sources?state=proposed&first=100',
      '/api/v1/nodes?first=100',
    ],
    board: ['/api/v1/pipeline/board'],
    'board of a state': ['/api/v1/pipeline/board?state=20'],
    table: ['/api/v1/pipeline?first=50'],
    'table, filtered and sorted': [
      '/api/v1/pipeline?first=50&stage=active&commitments=overdue&inventory=yes&sort=requests',
    ],
    'table, 100 a page': ['/api/v1/pipeline?first=100&sort=agreement'],
    map: ['/api/v1/pipeline/map'],
    'a government': ['/api/v1/pipeline/30087', '/api/v1/pipeline/30087/history?first=20'],
    'owners and views': ['/api/v1/pipeline/owners', '/api/v1/pipeline/views'],
    'export CSV': ['/api/v1/pipeline.csv'],
    'export XLSX': ['/api/v1/pipeline.xlsx'],
    'calendar ICS': [new URL(url).pathname],
    applications: ['/api/v1/applications?first=50'],
    'commitments, overdue': ['/api/v1/commitments?first=50&state=overdue,lapsed'],
    memoranda: ['/api/v1/memoranda?first=100'],
    'a memorandum': [`/api/v1/memoranda/${memorandum}`],
    'mail sent': ['/api/v1/messages?first=50'],
    tickets: ['/api/v1/tickets?first=50', `/api/v1/tickets/${ticket}`],
    'data requests': ['/api/v1/data-requests?first=50&state=published&state=checked'],
    'data requests, answered': ['/api/v1/data-requests?first=50&state=answered'],
    reports: ['/api/v1/dataset-reports?first=20&state=published'],
    reuses: ['/api/v1/reuses?first=20&state=waiting'],
    commitments: ['/api/v1/commitments?first=50'],
    administrations: ['/api/v1/administrations'],
    programme: ['/api/v1/programme'],
    'the week': ['/api/v1/source-digest'],
  };
}

/**
 * The coordinators' pages over every government of Mexico, with 100,000 tickets, as many requests and five years of
 * agreements, commitments, officials, notes and ledger: the time until each answer of a page has come over HTTP.
 */
export const board: Figure = async function* ({ temporaryFolder, defer, log }) {
  const folder = await temporaryFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  defer(() => postgres.stop());
  const { connectionString } = postgres;
  await migrateToLatest({ connectionString, folder: migrationsFolder });
  await seedReference({ connectionString });
  const loadedAt = performance.now();
  await loadBoard(connectionString, { tickets: 100_000, requests: 100_000, ledgerEntries: 50_000 });
  log(`five years of 2,510 governments in ${((performance.now() - loadedAt) / 1000).toFixed(0)} s`);
  const hub = await startHub({
    dataDir: join(folder, 'data'),
    isDemonstration: false,
    variables: { DATABASE_URL: connectionString },
  });
  defer(() => hub.launched.stop());
  const desk = await asCoordinator(hub.url);
  const authorization = `Bearer ${await accessTokenOf(hub.url, coordinator)}`;
  const cpuMs = () => (processorSeconds(hub.launched.pid) ?? Number.NaN) * 1000;
  const pages = await pagesOf(desk);
  for (const [name, paths] of Object.entries(pages))
    yield await timed(name, { cpuMs }, async () => {
      await Promise.all(paths.map((path) => read(`${hub.url}${path}`, authorization)));
    });
  yield await timed('HTML of the board', { cpuMs }, async () => {
    const { status } = await fetchAsBrowser(`${hub.url}/coordinacion`);
    if (status !== 200) throw new Error(`/coordinacion answered ${status}`);
  });
};

async function read(url: string, authorization: string): Promise<void> {
  const response = await fetch(url, { headers: { authorization } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 400)}`);
}

/** How long a page takes, and how much of the server's processor: the one figure that other work cannot lengthen. */
async function timed(name: string, { cpuMs }: { cpuMs: () => number }, visit: () => Promise<void>) {
  for (let turn = 0; turn < WARM_UP; turn += 1) await visit();
  const times: number[] = [];
  const before = cpuMs();
  for (let turn = 0; turn < TIMES; turn += 1) {
    const startedAt = performance.now();
    await visit();
    times.push(performance.now() - startedAt);
  }
  const cpu = (cpuMs() - before) / TIMES;
  const at = (share: number) => percentile(times, share).toFixed(1);
  return {
    name: `board.${name}, p95`,
    value: percentile(times, 0.95),
    unit: 'ms',
    target: { atMost: 300 },
    note: `p50 ${at(0.5)} ms, max ${at(1)} ms, ${cpu.toFixed(0)} ms of the server's processor`,
  };
}
