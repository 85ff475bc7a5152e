import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { putNationalDatasets, transaction, type NationalDataset } from '@rma/persistence';
import { startCkanPortal, syntheticPackages } from '@rma/testkit';
import { sql } from 'kysely';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from '../testing.ts';
import { checkLinks, queueLinks } from './check-links.ts';
import { startFileSite } from './file-site-for-tests.ts';
import { findLinks } from './find-links.ts';
import { readLinks } from './read-links.ts';
import { requestCheck } from './request-check.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let sourceId: string;

beforeEach(async () => {
  hub = await startTestHarvester();
  sourceId = randomUUID();
  await hub.admin
    .insertInto('national.source')
    .values({ id: sourceId, cvegeo: xalapa, kind: 'ckan', title: 'Portal', url: null, health: 'healthy' })
    .execute();
});

const fileAt = (url: string, format = 'CSV') => ({
  id: url,
  title: url,
  format,
  mediaType: null,
  url,
  accessUrl: null,
  bytes: null,
  sha256: null,
  modified: null,
  role: null,
});

/** Publishes a harvested dataset of Xalapa with these files; its id. */
async function publish(urls: string[], id: string = randomUUID()): Promise<string> {
  const dataset: NationalDataset = {
    id,
    origin: 'harvested',
    sourceId,
    packageId: null,
    cvegeo: xalapa,
    publisherName: 'Xalapa',
    title: 'Obras',
    description: '',
    themeId: null,
    standardId: null,
    keywords: [],
    licence: null,
    issued: null,
    modified: null,
    periodicity: null,
    temporal: null,
    spatial: null,
    landingPage: null,
    contact: null,
    distributions: urls.map((url) => fileAt(url)),
    preview: null,
    alsoAt: [],
    originUri: null,
    identities: [],
    updatedAt: hub.clock.now(),
  };
  await transaction(hub.admin, { name: 'test' }, (trx) => putNationalDatasets(trx, [dataset]));
  return id;
}

const csv: RequestListener = (_, response) => void response.writeHead(200).end('clave\n30087\n');
const shown = () => hub.admin.selectFrom('national.link_check').selectAll().orderBy('url').execute();
const links = () => hub.admin.selectFrom('harvest.link').selectAll().orderBy('url').execute();
/** Checks everything that is due at a host, job after job, as the queue does. */
async function checkAll(host: string): Promise<number> {
  const deps = hub.depsFor([host]);
  let jobs = 0;
  while ((await checkLinks(deps, { host })) > 0) jobs += 1;
  return jobs;
}
const find = () => findLinks(hub.depsFor([]), { sourceId });

describe('finding addresses', () => {
  test('notes each once, due at once, with the datasets that give it', async () => {
    const both = 'https://datos.example/a.csv';
    await publish([both, 'https://datos.example/b.csv', 'ftp://no.example/c.csv', 'https://u:p@d.example/d']);
    await publish([both]);
    expect(await find()).toBe(3);
    expect(await find()).toBe(3);
    expect((await links()).map(({ url, host, state }) => [url, host, state])).toEqual([
      [both, 'datos.example', 'waiting'],
      ['https://datos.example/b.csv', 'datos.example', 'waiting'],
    ]);
  });

  test('forgets what nothing gives any more, and keeps what another dataset still gives', async () => {
    const [kept, gone] = ['https://datos.example/kept.csv', 'https://datos.example/gone.csv'];
    const id = await publish([kept, gone]);
    await publish([kept]);
    await find();
    await publish([], id);
    await find();
    expect((await links()).map(({ url }) => url)).toEqual([kept]);
  });
});

test('a run that changed nothing looks for no addresses', async () => {
  const portal = await startCkanPortal({ datasets: syntheticPackages(5) });
  onTestFinished(() => portal.close());
  const source = await hub.sourceAt(portal);
  const queued = async () => (await hub.jobs('harvester.find-links')).length;
  await source.harvest();
  expect(await queued()).toBe(1);
  await source.harvester.findLinks({ sourceId: source.sourceId });
  expect((await links()).length).toBeGreaterThan(0);
  await sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`.execute(
    hub.admin,
  );
  await source.harvest();
  expect(await queued()).toBe(0);
  portal.serve(syntheticPackages(6));
  await source.harvest();
  expect(await queued()).toBe(1);
});

describe('checking addresses', () => {
  test('tells the national view what each answered, and asks no more until their turn', async () => {
    const site = await startFileSite((request, response) =>
      request.url === '/a.csv' ? csv(request, response) : void response.writeHead(404).end(),
    );
    await publish([`${site.url}/a.csv`, `${site.url}/b.csv`]);
    await find();
    await checkAll(site.host);
    expect(await shown()).toMatchObject([
      { state: 'available', failing_since: null, checked_at: hub.clock.now() },
      { state: 'broken', status: 404, failing_since: hub.clock.now() },
    ]);
    const before = site.asked.length;
    hub.clock.advance({ hours: 11 });
    expect(await checkAll(site.host)).toBe(0);
    expect(site.asked).toHaveLength(before);
  });

  test('keeps since when a file fails, and it is available again by itself', async () => {
    let isUp = false;
    const site = await startFileSite((request, response) =>
      isUp ? csv(request, response) : void response.writeHead(500).end(),
    );
    await publish([`${site.url}/a.csv`]);
    await find();
    await checkAll(site.host);
    const since = hub.clock.now();
    hub.clock.advance({ days: 1 });
    await checkAll(site.host);
    expect(await links()).toMatchObject([{ state: 'unreachable', failing_since: since, failures: 2 }]);
    isUp = true;
    hub.clock.advance({ days: 8 });
    await checkAll(site.host);
    expect(await links()).toMatchObject([{ state: 'available', failing_since: null, failures: 0 }]);
    expect(await shown()).toMatchObject([{ state: 'available', failing_since: null }]);
  });

  test('notes when a file changed', async () => {
    let body = 'a';
    const site = await startFileSite((_, response) => void response.writeHead(200).end(body));
    await publish([`${site.url}/a.csv`]);
    await find();
    await checkAll(site.host);
    expect(await shown()).toMatchObject([{ changed_at: null }]);
    body = 'b';
    hub.clock.advance({ days: 1 });
    await checkAll(site.host);
    expect(await shown()).toMatchObject([{ changed_at: hub.clock.now() }]);
  });

  test('asks a host no more than 180 times in six minutes, whoever asks', async () => {
    const site = await startFileSite(csv);
    await publish(Array.from({ length: 200 }, (_, nth) => `${site.url}/${nth}.csv`));
    await find();
    await checkAll(site.host);
    expect(site.asked.length).toBeLessThanOrEqual(180);
    expect(site.asked.length).toBeGreaterThan(150);
    hub.clock.advance({ minutes: 6 });
    await checkAll(site.host);
    hub.clock.advance({ minutes: 6 });
    await checkAll(site.host);
    expect((await links()).filter(({ state }) => state === 'available')).toHaveLength(200);
  });

  test('lets a host that refuses rest for a day', async () => {
    const site = await startFileSite((_, response) => void response.writeHead(429).end());
    await publish([`${site.url}/a.csv`, `${site.url}/b.csv`]);
    await find();
    await checkAll(site.host);
    expect(site.asked).toEqual(['HEAD']);
    expect(await links()).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
    hub.clock.advance({ hours: 23 });
    expect(await queueLinks(hub.depsFor([site.host]))).toBe(0);
    await checkAll(site.host);
    expect(site.asked).toHaveLength(1);
    hub.clock.advance({ hours: 2 });
    expect(await queueLinks(hub.depsFor([site.host]))).toBe(1);
  });

  test('says of every file of a host that is down that it cannot be had, after three tries', async () => {
    const site = await startFileSite((request) => request.socket.destroy());
    await publish(Array.from({ length: 40 }, (_, nth) => `${site.url}/${nth}.csv`));
    await find();
    await checkAll(site.host);
    expect(site.asked).toHaveLength(6);
    const known = await links();
    expect(
      known.filter(({ state, failure }) => state === 'unreachable' && failure === 'connect'),
    ).toHaveLength(40);
    expect(await shown()).toHaveLength(40);
  });

  test('loses nothing when its worker is killed: what it did not keep is still due', async () => {
    const stop = new AbortController();
    const site = await startFileSite((request, response) => {
      if (request.url === '/3.csv') stop.abort();
      csv(request, response);
    });
    await publish(Array.from({ length: 6 }, (_, nth) => `${site.url}/${nth}.csv`));
    await find();
    await checkLinks(hub.depsFor([site.host]), { host: site.host, signal: stop.signal });
    expect((await links()).map(({ state }) => state)).toEqual([
      'available',
      'available',
      'available',
      'waiting',
      'waiting',
      'waiting',
    ]);
    await checkAll(site.host);
    expect((await links()).every(({ state }) => state === 'available')).toBe(true);
  });

  test('visits no address that the client does not allow, and does not call it broken', async () => {
    await publish(['http://10.0.0.1/a.csv']);
    await find();
    await checkAll('10.0.0.1');
    expect(await shown()).toMatchObject([{ state: 'refused', failing_since: null }]);
  });
});

describe('the publisher', () => {
  test('sees the addresses of its own government only', async () => {
    const site = await startFileSite((_, response) => void response.writeHead(404).end());
    const id = await publish([`${site.url}/a.csv`]);
    await find();
    await checkAll(site.host);
    const deps = hub.depsFor([]);
    expect(
      await readLinks(deps, administrator, { cvegeo: xalapa, state: 'failing', first: 10 }),
    ).toMatchObject({
      items: [
        {
          datasetId: id,
          datasetTitle: 'Obras',
          state: 'broken',
          status: 404,
          failure: 'http',
          format: 'CSV',
        },
      ],
      nextCursor: null,
    });
    expect(await readLinks(deps, administrator, { state: 'available', first: 10 })).toMatchObject({
      items: [],
    });
    expect(await readLinks(deps, liaisonElsewhere, { first: 10 })).toMatchObject({ items: [] });
    await expect(readLinks(deps, liaisonElsewhere, { cvegeo: xalapa, first: 10 })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('asks for another look: the addresses of that dataset go first', async () => {
    const site = await startFileSite(csv);
    await publish([`${site.url}/a.csv`]);
    const id = await publish([`${site.url}/z.csv`]);
    await find();
    await checkAll(site.host);
    hub.clock.advance({ minutes: 2 });
    const deps = hub.depsFor([site.host]);
    expect(await requestCheck(deps, administrator, { datasetId: id })).toEqual({
      links: 1,
      hosts: [{ host: site.host, restsUntil: null }],
    });
    expect(await hub.jobs('harvester.check-links')).toEqual([{ host: site.host }]);
    await checkAll(site.host);
    expect(await shown()).toMatchObject([{}, { checked_at: hub.clock.now() }]);
    expect(await requestCheck(deps, coordinator, { datasetId: id })).toMatchObject({ links: 0 });
    await expect(requestCheck(deps, liaisonElsewhere, { datasetId: id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(requestCheck(deps, coordinator, { datasetId: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
