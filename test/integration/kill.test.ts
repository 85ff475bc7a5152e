import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCkanPortal, syntheticPackages } from '@rma/testkit';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../bench/launch.ts';
import { accountedFor, endOfRun, openSource, readRun, startRun } from './support/harvesting.ts';
import { call, graphql } from './support/http.ts';
import { launchInVain, startHubProcess, temporaryFolder } from './support/hub-process.ts';
import { brokenLinks, readLedger } from './support/ledger.ts';
import { joinAsLiaison, joinNetwork, signInAsCoordinator, signInAsLiaison } from './support/people.ts';
import { openResource, publish, roadIncidents, sendFile, upload, verdictOf } from './support/publishing.ts';
import { until } from './support/until.ts';
import { expectWholePublications } from './support/wholeness.ts';

const torreon = '05035';
const cuernavaca = '17007';
const remoteCount = 300;

const portal = await startCkanPortal({ datasets: syntheticPackages(remoteCount) });
const anotherPortal = await startCkanPortal({ datasets: syntheticPackages(remoteCount) });
afterAll(() => Promise.all([portal.close(), anotherPortal.close()]));
const hub = await startHubProcess({
  variables: { RMA_OUTBOUND_ALLOW: `${portal.host},${anotherPortal.host}` },
});
const firstToken = await signInAsCoordinator(hub);
const liaisonToken = await joinAsLiaison(hub, firstToken, torreon);
await joinNetwork(hub, firstToken, cuernavaca);
const { packageId, resourceId } = await openResource(hub, liaisonToken, torreon);

const isReady = async () => (await call(hub, 'GET', '/readyz').catch(() => null))?.status === 200;
const releasesOf = async (token: string) => {
  const { body } = await call<{ items: { number: number }[] }>(
    hub,
    'GET',
    `/api/v1/packages/${packageId}/releases?first=100`,
    { token },
  );
  return body.items.length;
};

async function countHarvested(): Promise<{ live: number; distinct: number }> {
  type Page = {
    datasets: {
      totalCount: number;
      nodes: { title: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
  const titles: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { datasets }: Page = await graphql<Page>(
      hub,
      `
        query ($after: String) {
          datasets(filter: { origin: [HARVESTED] }, sort: TITLE, first: 100, after: $after) {
            totalCount
            nodes {
              title
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      `,
      { after },
    );
    titles.push(...datasets.nodes.map(({ title }) => title));
    if (!datasets.pageInfo.hasNextPage) return { live: datasets.totalCount, distinct: new Set(titles).size };
    after = datasets.pageInfo.endCursor;
  }
}

test('a worker killed during a harvest: the run goes on in another, nothing lost or doubled', async () => {
  portal.misbehave({ slowMs: 400, maxRows: 20 });
  const sourceId = await openSource(hub, firstToken, { cvegeo: cuernavaca, url: portal.url });
  const runId = await startRun(hub, firstToken, sourceId);
  const killed: number[] = [];
  for (const pagesRead of [3, 12]) {
    const askedBefore = portal.requests.length;
    await until('the harvest is under way', async () => portal.requests.length >= askedBefore + pagesRead);
    const pid = await hub.workerPid();
    process.kill(pid, 'SIGKILL');
    killed.push(pid);
    await until('another worker runs', async () => (await hub.workerPid()) !== pid);
  }
  expect(new Set(killed).size).toBe(2);

  const run = await endOfRun(hub, firstToken, runId, { timeoutMs: 100_000 });
  expect(run).toMatchObject({ state: 'applied', failure: null });
  expect(run.counts.read).toBe(remoteCount);
  expect(accountedFor(run.counts)).toBe(remoteCount);
  await until('the view shows the harvest', async () => (await countHarvested()).live === remoteCount);
  expect(await countHarvested()).toEqual({ live: remoteCount, distinct: remoteCount });
  expect(brokenLinks(await readLedger(hub))).toEqual([]);
});

test('a database killed during publications: each release is there whole or not at all', async () => {
  for (const delayMs of [0, 4, 10, 25]) {
    const token = await signInAsLiaison(hub, torreon);
    const content = roadIncidents([`Cruce de los ${delayMs} ms`, 'Otro cruce']);
    expect(await upload(hub, token, { resourceId, content })).toMatchObject({ state: 'valid' });
    const before = await releasesOf(token);

    const publishing = call<{ number?: number }>(hub, 'POST', `/api/v1/packages/${packageId}/releases`, {
      token,
    });
    await sleep(delayMs);
    const killed = await hub.postgresPid();
    if (killed !== null) process.kill(killed, 'SIGKILL');
    const answer = await publishing;
    await until('the hub has its database back', async () => {
      const pid = await hub.postgresPid();
      return pid !== null && pid !== killed && (await isReady());
    });

    const after = await releasesOf(token);
    if (answer.status === 201) expect(answer.body.number).toBe(after);
    expect([before, before + 1]).toContain(after);
    if (answer.status === 201) expect(after).toBe(before + 1);
    else expect(answer.status).toBe(503);
    if (after === before) expect(await publish(hub, token, packageId)).toBe(before + 1);
    await until('the view shows the release', () => viewShows(before + 1));
    await expectWholePublications(hub, token);
  }
});

test('a hub killed at any moment: after the next start nothing is lost, doubled or half done', async () => {
  const sourceId = await openSource(hub, await signInAsCoordinator(hub), {
    cvegeo: torreon,
    url: anotherPortal.url,
  });
  anotherPortal.misbehave({ slowMs: 200, maxRows: 50 });

  const moments: [string, (token: string) => Promise<unknown>][] = [
    [
      'while a file arrives',
      (token) =>
        sendFile(hub, token, { resourceId, content: roadIncidents(crossings(20_000)) }).catch(() => null),
    ],
    [
      'while a file is validated',
      async (token) => {
        const { body } = await sendFile(hub, token, {
          resourceId,
          content: roadIncidents(crossings(30_000)),
        });
        return body.uploadId;
      },
    ],
    [
      'while a release is published',
      async (token) => {
        await upload(hub, token, { resourceId, content: roadIncidents(['Cruce final', 'Y otro']) });
        void call(hub, 'POST', `/api/v1/packages/${packageId}/releases`, { token }).catch(() => null);
        await sleep(5);
      },
    ],
  ];
  const coordinatorToken = await signInAsCoordinator(hub);
  const runId = await startRun(hub, coordinatorToken, sourceId);
  const startedWith = await releasesOf(await signInAsLiaison(hub, torreon));

  for (const [moment, begin] of moments) {
    const token = await signInAsLiaison(hub, torreon);
    const begun = begin(token);
    if (moment === 'while a file arrives') await sleep(5);
    const uploadId = moment === 'while a file is validated' ? await begun : null;
    if (moment === 'while a release is published') await begun;
    await hub.kill();
    await begun;
    await hub.start();
    const later = await signInAsLiaison(hub, torreon);
    if (typeof uploadId === 'string') {
      expect(await verdictOf(hub, later, uploadId)).toMatchObject({ state: 'valid' });
    }
    await expectWholePublications(hub, later);
  }

  const token = await signInAsLiaison(hub, torreon);
  const published = await releasesOf(token);
  expect([startedWith, startedWith + 1]).toContain(published);
  if (published === startedWith) expect(await publish(hub, token, packageId)).toBe(startedWith + 1);
  const run = await endOfRun(hub, await signInAsCoordinator(hub), runId, { timeoutMs: 100_000 });
  expect(accountedFor(run.counts)).toBe(run.counts.read);
  expect(await readRun(hub, token, runId)).toMatchObject({ state: 'applied' });
  await until('the view shows both harvests', async () => (await countHarvested()).live === 2 * remoteCount);
  await expectWholePublications(hub, token);
});

test('a second hub on the same folder, and a hub on a taken port, say so in a sentence and end', async () => {
  const second = await launchInVain({ dataDir: hub.dataDir, port: await freePort() });
  expect(second.code).toBe(1);
  expect(second.output).toMatch(
    /^Otro proceso \(\d+\) ya usa la carpeta de datos \S+\. Deténgalo o indique otra carpeta en DATA_DIR\.\nAnother process \(\d+\) is already using [^\n]+\n$/,
  );

  const otherFolder = await temporaryFolder();
  try {
    const late = await launchInVain({
      dataDir: otherFolder,
      port: hub.port,
      variables: { LOG_LEVEL: 'error' },
    });
    expect(late.code).toBe(1);
    expect(late.output).toMatch(
      new RegExp(`^El puerto ${hub.port} de 127\\.0\\.0\\.1 ya está ocupado por otro programa;[^\\n]+\\n$`),
    );
  } finally {
    await rm(otherFolder, { recursive: true, force: true, maxRetries: 5 });
  }
  expect(await isReady()).toBe(true);
});

async function viewShows(release: number): Promise<boolean> {
  const shown = await graphql<{ package: { release: number } | null }>(
    hub,
    'query ($id: ID!) { package(id: $id) { release } }',
    { id: packageId },
  );
  return shown.package?.release === release;
}

function crossings(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Cruce ${index}`);
}
