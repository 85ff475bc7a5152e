import { get } from 'node:http';
import { verifyResponse } from '@rma/service-kit';
import { judgeDataJson } from '@rma/testkit/conformance/data-json';
import { judgeFeed, parseFeed, type FeedMediaType } from '@rma/testkit/conformance/feed';
import { judgeDcatAp, parseRdf, type RdfMediaType } from '@rma/testkit/conformance/rdf';
import { expect, test } from 'vitest';
import { ask, graphql } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';

const hub = await startHubProcess({ demonstration: true });
const counted = async () =>
  (await graphql<{ network: { datasets: number } }>(hub, '{ network { datasets } }')).network.datasets;
const total = await counted();
const { datasets } = await graphql<{
  datasets: { nodes: { id: string; publisher: { cvegeo: string } }[] };
}>(hub, '{ datasets(first: 1) { nodes { id publisher { cvegeo } } } }');
const [some] = datasets.nodes;

const formats: [string, RdfMediaType][] = [
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['rdf', 'application/rdf+xml'],
];

async function read(path: string, mediaType: RdfMediaType) {
  const answer = await fetch(`${hub.url}${path}`, { headers: { 'accept-encoding': 'gzip' } });
  expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, mediaType]);
  return parseRdf(await answer.text(), mediaType);
}

test.each(formats)(
  'every page of the catalogue of the demonstration conforms to DCAT-AP 3.0.1 as %s, and none of its datasets is missing',
  async (format, mediaType) => {
    let found = 0;
    for (let path: string | null = `/catalog.${format}`; path !== null;) {
      const quads = await read(path, mediaType);
      const { violations, catalogues, datasets: onPage } = await judgeDcatAp(quads);
      expect({ violations, catalogues }).toEqual({ violations: [], catalogues: 1 });
      found += onPage;
      const next = quads.find(({ predicate }) => predicate.value.endsWith('hydra/core#next'));
      path = next === undefined ? null : next.object.value.replace(/^https?:\/\/[^/]+/, '');
    }
    expect(total).toBeGreaterThan(0);
    expect(found).toBe(total);
  },
);

test('a government’s catalogue conforms and holds its own', async () => {
  const { cvegeo } = some?.publisher ?? { cvegeo: '' };
  const owned = await graphql<{ datasets: { totalCount: number } }>(
    hub,
    `{ datasets(filter: { government: "${cvegeo}" }) { totalCount } }`,
  );
  const judged = await judgeDcatAp(await read(`/governments/${cvegeo}/catalog.ttl`, 'text/turtle'));
  expect(judged).toMatchObject({ violations: [], catalogues: 1, datasets: owned.datasets.totalCount });
});

test('data.json and the CKAN API hold the same datasets, and all of data.json is valid', async () => {
  const { dataset } = await ask<{ dataset: { identifier: string }[] }>(hub, 'GET', '/data.json');
  expect(dataset.flatMap(judgeDataJson)).toEqual([]);
  const { result } = await ask<{ result: string[] }>(hub, 'GET', '/api/3/action/package_list');
  expect(dataset).toHaveLength(total);
  expect(
    dataset.map(({ identifier }) => identifier.split('/').at(-1) ?? '').toSorted((a, b) => (a < b ? -1 : 1)),
  ).toEqual(result);
});

test('a dataset’s address is a page to a person and RDF to a program that asks for it', async () => {
  const url = `${hub.url}/datasets/${some?.id}`;
  const page = await fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('vary')?.toLowerCase()).toContain('accept');
  for (const [, mediaType] of formats) {
    const rdf = await fetch(url, { headers: { accept: mediaType } });
    expect(rdf.headers.get('content-type')).toBe(mediaType);
    expect(await judgeDcatAp(await parseRdf(await rdf.text(), mediaType))).toMatchObject({
      violations: [],
      datasets: 1,
    });
  }
});

const feedFormats: FeedMediaType[] = ['application/ld+json', 'application/trig'];

test.each(feedFormats)(
  'the feed of the demonstration, followed from its first page to its last, conforms and gives exactly the live datasets: %s',
  async (mediaType) => {
    const shape = await (await fetch(`${hub.url}/feed/shape.ttl`)).text();
    const live = new Set<string>();
    let events = 0;
    for (let page: string | undefined = `${hub.url}/feed/pages/1`; page !== undefined;) {
      const answer: Response = await fetch(page, { headers: { accept: mediaType } });
      expect([page, answer.status, answer.headers.get('content-type')]).toEqual([page, 200, mediaType]);
      const judged = await judgeFeed(await parseFeed(await answer.text(), mediaType), { servedShape: shape });
      expect(judged.violations).toEqual([]);
      for (const { kind, object } of judged.activities)
        if (kind === 'Delete') live.delete(object);
        else live.add(object);
      events += judged.activities.length;
      [page] = judged.next;
    }
    expect(events).toBeGreaterThanOrEqual(total);
    expect(live.size).toBe(total);
    const ids = (await ask<{ result: string[] }>(hub, 'GET', '/api/3/action/package_list')).result;
    expect([...live].map((url) => url.split('/').at(-1) ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      ids,
    );
  },
);

test('a page of the feed is signed by the key that this instance says it has', async () => {
  const { keys } = await ask<{ keys: Parameters<typeof verifyResponse>[1]['keys'] }>(
    hub,
    'GET',
    '/.well-known/rma-node.json',
  );
  const url = `${hub.url}/feed/pages/1`;
  for (const encoding of ['gzip', 'identity']) {
    const { status, headers, body } = await received(url, encoding);
    const verified = verifyResponse(
      { request: { method: 'GET', url }, status, headers, body },
      { keys, now: new Date() },
    );
    expect([encoding, verified]).toMatchObject([encoding, { ok: true }]);
  }
});

/** An answer as it came over the line, which is what is signed: fetch would unpack it. */
function received(url: string, encoding: string) {
  return new Promise<{ status: number; headers: Record<string, string>; body: Buffer }>((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks),
        }),
      );
    }).on('error', reject);
  });
}

test('pages say where their RDF and their news are, and each is there', async () => {
  for (const path of ['/', `/governments/${some?.publisher.cvegeo}`, `/datasets/${some?.id}`]) {
    const page = await fetch(`${hub.url}${path}`, { headers: { accept: 'text/html' } });
    const links = [
      ...(page.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="alternate"; type="([^"]+)"/g),
    ];
    expect(links.map(([, , type]) => type)).toEqual(expect.arrayContaining(formats.map(([, type]) => type)));
    const html = await page.text();
    for (const [, href = '', type = ''] of links) {
      expect(html).toContain(`<link rel="alternate" type="${type}" href="${href}"`);
      const other = await fetch(`${hub.url}${href}`);
      expect([href, other.status, other.headers.get('content-type')?.split(';')[0]]).toEqual([
        href,
        200,
        type,
      ]);
      await other.body?.cancel();
    }
  }
});

test('search engines find every dataset from robots.txt on', async () => {
  const robots = await (await fetch(`${hub.url}/robots.txt`)).text();
  const locations = async (url: string) =>
    [...(await (await fetch(url)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, location = '']) => location,
    );
  const sitemaps = await locations(/^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '');
  const pages = (await Promise.all(sitemaps.map(locations))).flat();
  expect(pages.filter((url) => url.startsWith(`${hub.url}/datasets/`))).toHaveLength(total);
});
