import { setTimeout as sleep } from 'node:timers/promises';
import { startCkanPortal, syntheticPackages } from '@rma/testkit';
import { afterAll, expect, test } from 'vitest';
import { accountedFor, endOfRun, openSource, startRun } from './support/harvesting.ts';
import { graphql } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { brokenLinks, readLedger } from './support/ledger.ts';
import { joinNetwork, signInAsCoordinator } from './support/people.ts';

const cuernavaca = '17007';
const SOURCES = 20;
const RECORDS = 60;
const KILLS = 8;

const portals = await Promise.all(
  Array.from({ length: SOURCES }, () =>
    startCkanPortal({ datasets: syntheticPackages(RECORDS), script: { slowMs: 300, maxRows: 10 } }),
  ),
);
afterAll(() => Promise.all(portals.map((portal) => portal.close())));
const hub = await startHubProcess({
  variables: { RMA_OUTBOUND_ALLOW: portals.map(({ host }) => host).join(',') },
});

/** Mulberry32: the same moments for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('workers killed at random during twenty harvests: all end, counts add up, nothing lost or doubled', async () => {
  const seed = Date.now() % 2 ** 31;
  process.stdout.write(`workers killed at random, seed ${seed}\n`);
  const random = randomFrom(seed);
  const token = await signInAsCoordinator(hub);
  await joinNetwork(hub, token, cuernavaca);
  const runs = await Promise.all(
    portals.map(async ({ url }) => {
      const sourceId = await openSource(hub, token, { cvegeo: cuernavaca, url });
      return startRun(hub, token, sourceId);
    }),
  );

  const killed = new Set<number>();
  while (killed.size < KILLS) {
    const pid = await hub.workerPid();
    await sleep(200 + random() * 1800);
    if (killed.has(pid)) continue;
    process.kill(pid, 'SIGKILL');
    killed.add(pid);
  }

  const ended = await Promise.all(runs.map((id) => endOfRun(hub, token, id, { timeoutMs: 150_000 })));
  expect(ended.map(({ state, failure }) => ({ state, failure }))).toEqual(
    runs.map(() => ({ state: 'applied', failure: null })),
  );
  for (const { counts } of ended) {
    expect(counts).toMatchObject({ read: RECORDS, added: RECORDS });
    expect(accountedFor(counts)).toBe(RECORDS);
  }
  const { datasets } = await graphql<{ datasets: { totalCount: number } }>(
    hub,
    '{ datasets(filter: { origin: [HARVESTED] }) { totalCount } }',
    {},
  );
  expect(datasets.totalCount).toBe(SOURCES * RECORDS);
  const ledger = await readLedger(hub);
  const published = ledger.filter(({ kind }) => kind === 'dataset.published').map(({ subject }) => subject);
  expect([published.length, new Set(published).size]).toEqual([SOURCES * RECORDS, SOURCES * RECORDS]);
  expect(ledger.filter(({ kind }) => /^dataset\.(updated|archived|withdrawn)$/.test(kind))).toEqual([]);
  expect(brokenLinks(ledger)).toEqual([]);
});
