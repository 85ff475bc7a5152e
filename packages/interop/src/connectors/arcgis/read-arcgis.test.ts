import {
  startArcgisHub,
  startArcgisServer,
  syntheticArcgis,
  withChanges,
  withField,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { canonicalHash } from '../../record/canonical-hash.ts';
import { outboundTo, readAll } from '../testing.ts';
import { arcgis } from './connector.ts';

let portal: Pick<RemotePortal, 'url' | 'host' | 'close'> & Partial<RemotePortal>;
afterEach(() => portal.close());

const ask = (path: string, limits = {}) =>
  readAll(arcgis.read({ url: `${portal.url}${path}`, outbound: outboundTo(portal.host), limits }));

async function readHub(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startArcgisHub({ datasets: syntheticArcgis(count), script });
  return ask('/search?collection=dataset', limits);
}

async function readServer(count: number, script: PortalScript = {}, path = '/arcgis/rest/services') {
  portal = await startArcgisServer({ datasets: syntheticArcgis(count), script });
  return ask(path);
}

/** A server of these very answers, by path. */
async function answering(answers: Record<string, unknown>) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    const found = answers[pathname];
    response
      .writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  portal = { url: `http://${host}`, host, close };
}

const whole = (count: number) => ({ kind: 'end', complete: true, count, scope: 'whole', cursor: null });
const idsOf = (records: { remoteId: string | null }[]) => records.map(({ remoteId }) => remoteId);

describe('an ArcGIS Hub', () => {
  test('is read whole, a hundred at a time, from the oldest item on', async () => {
    const { records, end } = await readHub(250);
    expect(end).toEqual(whole(250));
    expect(new Set(idsOf(records)).size).toBe(250);
    expect(portal.requests).toHaveLength(3);
    expect(portal.requests?.[1]).toContain('limit=100&startindex=101&sortBy=properties.created');
  });

  test('keeps its records when it calls them otherwise: with a layer, or by a slug', async () => {
    const { records } = await readHub(3);
    const renamed = withField(syntheticArcgis(3), 'id', (_, record) => `${String(record['id'])}_0`);
    portal.serve?.(withField(renamed, 'slug', (index) => `otro::nombre-${index}`));
    expect(idsOf((await ask('')).records)).toEqual(idsOf(records));
  });

  test('without a search is read by its feed, under the same identifiers', async () => {
    const { records } = await readHub(5);
    portal.misbehave?.({ searchBroken: true });
    const fed = await ask('');
    expect(fed.end).toEqual(whole(5));
    expect(idsOf(fed.records)).toEqual(idsOf(records));
    expect(idsOf((await ask('/api/feed/dcat-us/1.1.json')).records)).toEqual(idsOf(records));
  });

  test('longer than its search can be paged is read by its feed', async () => {
    expect((await readHub(30, { announces: 10_001 })).end).toEqual(whole(30));
  });

  test('is the same when it was looked at more often', async () => {
    const before = await readHub(3);
    const after = await ask('');
    expect(after.records.map(({ raw }) => canonicalHash(raw))).toEqual(
      before.records.map(({ raw }) => canonicalHash(raw)),
    );
  });

  test('is complete and empty when it announces nothing', async () => {
    expect(await readHub(0)).toMatchObject({ records: [], end: whole(0) });
  });

  test('that says in a 200 that it failed has failed', async () => {
    await answering({
      '/api/search/v1/collections/dataset/items': { error: { code: 503, message: 'Service unavailable' } },
    });
    expect((await ask('')).end).toMatchObject({ failure: { code: 'http-status', status: 503 } });
  });

  const harmless: [string, PortalScript][] = [
    ['caps its pages', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its JSON a web page', { contentType: 'text/html' }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
  ];
  test.each(harmless)('is read whole when it %s', async (_, script) => {
    expect((await readHub(150, script)).end).toEqual(whole(150));
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
    ['fails at the second page', { failing: { page: 2, status: 500 } }, 'http-status'],
    ['always asks for patience', { failing: { page: 1, status: 429 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 2 }, 'truncated'],
    ['ignores where a page starts', { ignoresStart: true }, 'paging-repeats'],
    ['gives a page twice', { repeatsPage: 1 }, 'paging-repeats'],
    ['never ends', { endless: true }, 'paging-loop'],
    ['gives less than it announces', { announces: 400 }, 'count-mismatch'],
    ['gives more than it announces', { announces: 120 }, 'count-mismatch'],
    ['loses its first records meanwhile', { shifts: { page: 2, by: 10 } }, 'count-mismatch'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when it %s', async (_, script, code) => {
    const { end } = await readHub(250, script);
    expect(end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete past the deadline or the size that is allowed', async () => {
    const slow = await readHub(5, { slowMs: 5000 }, { deadlineMs: 50 });
    expect(slow.end).toMatchObject({ failure: { code: 'timeout' } });
    await portal.close();
    const large = await readHub(100, {}, { maxBytes: 10_000 });
    expect(large.end).toMatchObject({ failure: { code: 'too-large' } });
  });
});

describe('an ArcGIS Server', () => {
  test('is read whole, folder by folder and service by service', async () => {
    const { records, pages, end } = await readServer(25);
    expect(end).toEqual(whole(25));
    expect(pages).toEqual([10, 10, 5]);
    expect(new Set(idsOf(records)).size).toBe(25);
    expect(idsOf(records).slice(8, 12)).toEqual([
      'Servicio0/8',
      'Servicio0/9',
      'Catastro/Servicio1/0',
      'Catastro/Servicio1/1',
    ]);
    expect(portal.requests).not.toContain('/arcgis/rest/services/Utilities?f=json');
  });

  test.each([
    ['a folder', '/arcgis/rest/services/Catastro', 15],
    ['a service', '/arcgis/rest/services/Catastro/Servicio2/MapServer', 5],
  ])('may be %s of one', async (_, path, count) => {
    expect((await readServer(25, {}, path)).end).toEqual(whole(count));
  });

  test('without services is complete and empty', async () => {
    expect((await readServer(0)).end).toEqual(whole(0));
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
    ['fails at a folder', { failing: { page: 2, status: 500 } }, 'http-status'],
    ['fails at a service', { failing: { page: 4, status: 404 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off at a service', { truncatedPage: 5 }, 'truncated'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when it %s', async (_, script, code) => {
    expect((await readServer(25, script)).end).toMatchObject({ complete: false, failure: { code } });
  });

  const layers = {
    layers: [
      { id: 0, name: 'Predios' },
      { id: 1, name: 'Grupo', subLayerIds: [2] },
    ],
    tables: [],
  };
  const root = {
    folders: ['Privado'],
    services: [
      { name: 'A', type: 'MapServer' },
      { name: 'A', type: 'FeatureServer' },
      { name: 'B', type: 'MapServer' },
      { name: 'C', type: 'GPServer' },
    ],
  };

  test('has its private parts left out, its twins read once, its groups not at all', async () => {
    await answering({
      '/rest/services': root,
      '/rest/services/Privado': { error: { code: 499, message: 'Token Required' } },
      '/rest/services/A/FeatureServer': layers,
      '/rest/services/B/MapServer': { error: { code: 403, message: 'Forbidden' } },
    });
    const { records, end } = await ask('/rest/services');
    expect(end).toEqual(whole(1));
    expect(idsOf(records)).toEqual(['A/0']);
    expect(arcgis.map(records[0]?.raw)).toMatchObject({ ok: true, record: { title: 'Predios' } });
  });

  test('whose service has stopped is not complete', async () => {
    await answering({
      '/rest/services': { ...root, folders: [] },
      '/rest/services/A/FeatureServer': layers,
      '/rest/services/B/MapServer': { error: { code: 500, message: 'Service B/MapServer not started' } },
    });
    expect((await ask('/rest/services')).end).toMatchObject({
      complete: false,
      failure: { code: 'http-status', status: 500 },
    });
  });
});

describe('an ArcGIS dataset is told in the network’s terms', () => {
  const guid = '0'.repeat(32);

  test('as an item of a Hub', async () => {
    const { records } = await readHub(1);
    const told = arcgis.map(records[0]?.raw);
    expect(told).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias 0',
        description: expect.stringMatching(/^municipio/),
        themeId: 'mobility',
        issued: '2024-01-15T00:00:00.000Z',
        modified: '2025-01-10T00:00:00.000Z',
        landingPage: `${portal.url}/datasets/${guid}`,
        contact: { name: 'Municipio de ejemplo' },
        provenance: { identities: [`https://www.arcgis.com/home/item.html?id=${guid}`] },
      },
    });
    if (!told.ok) throw new Error('rejected');
    expect(told.record.spatial).toContain('"Polygon"');
    expect(told.record.distributions.map(({ format, url }) => [format, url?.split('/').at(-1)])).toEqual([
      ['CSV', 'csv?redirect=true&layers=0'],
      ['GEOJSON', 'geojson?redirect=true&layers=0'],
      ['SHP', 'shapefile?redirect=true&layers=0'],
      ['KML', 'kml?redirect=true&layers=0'],
      ['ARCGIS', undefined],
    ]);
  });

  test('as a dataset of a Hub’s feed, with the downloads that the feed forgot and the same identity', async () => {
    await readHub(1, { searchBroken: true });
    const { records } = await ask('');
    const told = arcgis.map(records[0]?.raw);
    if (!told.ok) throw new Error('rejected');
    expect(told.record.provenance.identities).toEqual([`https://www.arcgis.com/home/item.html?id=${guid}`]);
    expect(told.record.description).not.toContain('<div>');
    expect(told.record.distributions.map(({ format }) => format)).toEqual([
      'ARCGIS',
      'CSV',
      'GEOJSON',
      'SHP',
      'KML',
    ]);
  });

  test('as a layer of a Server, with how much it gives at most', async () => {
    const { records } = await readServer(1);
    expect(arcgis.map(records[0]?.raw)).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias 0',
        themeId: 'cadastre',
        modified: '2025-01-10T00:00:00.000Z',
        contact: { name: 'Catastro municipal' },
        spatial: expect.stringContaining('[-97,19]'),
        distributions: [
          {
            format: 'GEOJSON',
            title: 'GEOJSON (hasta 2,000 elementos)',
            url: expect.stringContaining('f=geojson'),
          },
          { format: 'JSON' },
          {
            format: 'ARCGIS',
            url: null,
            accessUrl: `${portal.url}/arcgis/rest/services/Servicio0/MapServer/0`,
          },
        ],
      },
    });
  });

  test('unless it has no title', async () => {
    const datasets = withChanges(syntheticArcgis(1), { 0: { title: '' } });
    portal = await startArcgisHub({ datasets });
    const { records } = await ask('');
    expect(arcgis.map(records[0]?.raw)).toMatchObject({ ok: false, problems: [{ rule: 'title-required' }] });
    expect(arcgis.map('texto')).toMatchObject({ ok: false, problems: [{ rule: 'not-an-object' }] });
  });
});
