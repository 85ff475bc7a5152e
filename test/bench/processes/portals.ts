/**
 * Many CKANs, each at an address of its own (127.0.1.1, 127.0.1.2, …) on one port, each with the organisations of many
 * governments. Tells its port; `/facts` says how it was treated.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { syntheticPackages } from '@rma/testkit/remote/synthetic-datasets';

const DATASETS_EACH = 20;
const ANSWER_AFTER_MS = 50;

type Treatment = { active: number; mostAtOnce: number; lastStartedAt: number; shortestGapMs: number };
const hosts = new Map<string, Treatment>();
const packages = syntheticPackages(DATASETS_EACH);

function treatmentOf(host: string): Treatment {
  const known = hosts.get(host) ?? {
    active: 0,
    mostAtOnce: 0,
    lastStartedAt: -Infinity,
    shortestGapMs: Infinity,
  };
  hosts.set(host, known);
  return known;
}

function searchAnswer(organization: string) {
  const results = Array.from({ length: DATASETS_EACH }, (_, index) => {
    const record = packages.at(index);
    return { ...record, id: `${organization}-${String(record['id'])}` };
  });
  return { success: true, result: { count: DATASETS_EACH, results } };
}

const server = createServer((request, response) => {
  void (async () => {
    const url = new URL(request.url ?? '/', 'http://portal');
    if (url.pathname === '/facts') {
      const all = [...hosts.values()];
      const facts = {
        hosts: all.length,
        mostAtOnce: Math.max(0, ...all.map(({ mostAtOnce }) => mostAtOnce)),
        shortestGapMs: Math.min(...all.map(({ shortestGapMs }) => shortestGapMs)),
      };
      response.end(JSON.stringify(facts));
      return;
    }
    const treatment = treatmentOf(request.headers.host ?? '');
    const now = performance.now();
    treatment.active += 1;
    treatment.mostAtOnce = Math.max(treatment.mostAtOnce, treatment.active);
    treatment.shortestGapMs = Math.min(treatment.shortestGapMs, now - treatment.lastStartedAt);
    treatment.lastStartedAt = now;
    await sleep(ANSWER_AFTER_MS);
    const organization = /^organization:(.+)$/.exec(url.searchParams.get('fq') ?? '')?.[1] ?? 'ninguna';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(searchAnswer(organization)));
    treatment.active -= 1;
  })();
});
server.listen(0, '0.0.0.0', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
