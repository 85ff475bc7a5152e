import { generateKeyPairSync, sign } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Tables } from '@rma/persistence';
import { judgeFeed, parseFeed, type FeedMediaType } from '@rma/testkit/conformance/feed';
import { judgeDcatAp, parseRdf } from '@rma/testkit/conformance/rdf';
import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { catalogForTests, publicUrl } from '../catalog-for-tests.ts';
import { enterDatasets, idOf, nationalDataset } from '../national/datasets-for-tests.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const signer = {
  kid: async () => 'prueba',
  sign: async (data: Uint8Array) => sign(null, data, privateKey),
  publicKeys: async () => [],
};
const { server, database, clock } = await catalogForTests({ signer });
const db: Kysely<Tables> = database.db;
const torreon = '05035';
const monterrey = '19039';

const several = (from: number, count: number, facts = {}) =>
  Array.from({ length: count }, (_, index) =>
    nationalDataset(from + index, { cvegeo: index % 2 === 0 ? torreon : monterrey, ...facts }),
  );
const read = async (url: string, accept: FeedMediaType = 'application/ld+json') => {
  const answer = await server.inject({ url, headers: { accept } });
  expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 200, accept]);
  return parseFeed(answer.body, accept);
};

/** Every event from the first page on, by the relations alone. */
async function follow(first: string) {
  const events: Awaited<ReturnType<typeof judgeFeed>>['activities'] = [];
  const violations: string[] = [];
  for (let url: string | undefined = first; url !== undefined;) {
    const judged = await judgeFeed(await read(url));
    events.push(...judged.activities);
    violations.push(...judged.violations);
    url = judged.next[0]?.replace(publicUrl, '');
  }
  return { events, violations };
}

const liveAfter = (events: { kind: string; object: string }[]) => {
  const live = new Set<string>();
  for (const { kind, object } of events)
    if (kind === 'Delete') live.delete(object);
    else live.add(object);
  return [...live].toSorted();
};

describe('the feed', () => {
  test('of an empty network is a feed with one open page', async () => {
    const judged = await judgeFeed(await read('/feed'));
    expect(judged).toMatchObject({ violations: [], activities: [], next: [], previous: [] });
    expect((await server.inject('/feed/pages/2')).statusCode).toBe(404);
  });

  test('followed from its first page to its last gives exactly the live datasets, and conforms', async () => {
    await enterDatasets(db, 'dataset.published', { datasets: several(0, 230), clock });
    await enterDatasets(db, 'dataset.updated', {
      datasets: several(10, 30, {
        title: 'Otro título',
        identities: ['urn:x:1'],
        originUri: 'https://o.example/1',
      }),
      clock,
    });
    await enterDatasets(db, 'dataset.archived', { datasets: several(20, 5), clock });
    await enterDatasets(db, 'dataset.withdrawn', { datasets: several(40, 5), clock });
    await enterDatasets(db, 'dataset.published', { datasets: several(20, 2), clock });

    const { events, violations } = await follow('/feed/pages/1');
    expect(violations).toEqual([]);
    expect(events).toHaveLength(230 + 30 + 5 + 5 + 2);
    expect(events.map(({ id }) => id)).toEqual(
      events.map((_, index) => `${publicUrl}/feed/events/${index + 1}`),
    );
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .select('id')
      .execute();
    expect(rows).toHaveLength(222);
    expect(liveAfter(events)).toEqual(rows.map(({ id }) => `${publicUrl}/datasets/${id}`).toSorted());
  });

  test('carries what the page of the dataset says', async () => {
    const quads = await read('/feed/pages/3');
    const id = `${publicUrl}/datasets/${idOf(39)}`;
    const graph = quads.find(({ subject, graph: { value } }) => subject.value === id && value !== '')?.graph;
    const carried = quads.filter((quad) => quad.graph.value === graph?.value);
    const page = await parseRdf(
      (await server.inject(`/datasets/${idOf(39)}.jsonld`)).body,
      'application/ld+json',
    );
    expect(carried.length).toBeGreaterThan(20);
    expect(carried.length).toBe(page.length);
    const saying = (said: typeof carried) =>
      said.map(
        ({ predicate, object }) =>
          `${predicate.value} ${object.termType === 'BlankNode' ? '' : object.value}`,
      );
    expect(saying(carried).toSorted()).toEqual(saying(page).toSorted());
    const names = carried.filter(({ predicate }) => predicate.value.endsWith('#notation'));
    expect(names.map(({ object }) => object.value)).toEqual(['https://o.example/1', 'urn:x:1']);
    expect((await judgeDcatAp(page)).violations).toEqual([]);
  });

  test('is its newest page, which leads back to the first', async () => {
    const newest = await server.inject('/feed');
    expect(newest.headers['content-location']).toBe(`${publicUrl}/feed/pages/3`);
    expect(newest.body).toBe((await server.inject('/feed/pages/3')).body);
    const visited: string[] = [];
    for (let url: string | undefined = '/feed'; url !== undefined;) {
      visited.push(url);
      url = (await judgeFeed(await read(url, 'application/trig'))).previous[0]?.replace(publicUrl, '');
    }
    expect(visited).toEqual(['/feed', '/feed/pages/2', '/feed/pages/1']);
  });

  test('closes a page for good when it is full, and keeps the open one fresh', async () => {
    const closed = await server.inject('/feed/pages/1');
    expect(closed.headers['cache-control']).toBe('public, max-age=604800, immutable');
    const open = await server.inject('/feed/pages/3');
    const etag = String(open.headers['etag']);
    expect(open.headers['cache-control']).toBe('public, max-age=2');
    const kept = () => server.inject({ url: '/feed/pages/3', headers: { 'if-none-match': etag } });
    expect((await kept()).statusCode).toBe(304);
    await enterDatasets(db, 'dataset.updated', { datasets: several(100, 28), clock });
    expect((await kept()).statusCode).toBe(200);
    // 300 events: the third page is full and leads to a fourth that is still empty.
    const full = await server.inject('/feed/pages/3');
    expect(full.headers['cache-control']).toContain('immutable');
    expect((await judgeFeed(await read('/feed/pages/3'))).next).toEqual([`${publicUrl}/feed/pages/4`]);
    expect((await judgeFeed(await read('/feed'))).activities).toEqual([]);
    await enterDatasets(db, 'dataset.updated', { datasets: several(100, 1), clock });
    expect((await server.inject('/feed/pages/3')).body).toBe(full.body);
    expect((await server.inject('/feed/pages/1')).body).toBe(closed.body);
  });

  test('is never told to have gone back in time, whatever the clocks of its writers', async () => {
    const behind = { now: () => new Date('2020-01-01T00:00:00Z') };
    await enterDatasets(db, 'dataset.updated', { datasets: several(100, 3), clock: behind });
    const { activities } = await judgeFeed(await read('/feed'));
    expect(activities).toHaveLength(4);
    const dates = activities.map(({ published }) => published);
    expect(dates.every((date) => date.startsWith('2026-03-02T15:00:00.000'))).toBe(true);
    expect(new Set(dates).size).toBe(4);
    expect(activities.map(({ id }) => id)).toEqual(
      [301, 302, 303, 304].map((number) => `${publicUrl}/feed/events/${number}`),
    );
  });

  test('is TriG for whoever asks for it, compressed for whoever reads gzip, and has no body for HEAD', async () => {
    const plain = await server.inject({ url: '/feed', headers: { accept: 'application/trig' } });
    expect(String(plain.headers['vary'])).toContain('Accept');
    const packed = await server.inject({
      url: '/feed',
      headers: { accept: 'application/trig', 'accept-encoding': 'gzip' },
    });
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    const head = await server.inject({ method: 'HEAD', url: '/feed' });
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', undefined]);
    expect(head.headers['content-type']).toBe('application/ld+json');
    for (const accept of ['*/*', 'text/html', 'application/trig;q=0.5, application/ld+json'])
      expect((await server.inject({ url: '/feed', headers: { accept } })).headers['content-type']).toBe(
        'application/ld+json',
      );
  });

  test('of one government has its own changes, in pages of their own', async () => {
    const { events, violations } = await follow('/governments/19039/feed/pages/1');
    expect(violations).toEqual([]);
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .where('cvegeo', '=', monterrey)
      .select('id')
      .execute();
    expect(rows.length).toBeGreaterThan(100);
    expect(liveAfter(events)).toEqual(rows.map(({ id }) => `${publicUrl}/datasets/${id}`).toSorted());
    expect((await server.inject('/governments/99999/feed')).statusCode).toBe(404);
    expect((await judgeFeed(await read('/governments/17007/feed'))).activities).toEqual([]);
  });

  test('says where an event is told of and which shape it has', async () => {
    const event = await server.inject('/feed/events/101');
    expect([event.statusCode, event.headers['location']]).toEqual([303, '/feed/pages/2']);
    expect((await server.inject('/feed/events/100000')).statusCode).toBe(404);
    const shape = await server.inject('/feed/shape.ttl');
    expect(shape.headers['content-type']).toContain('text/turtle');
    const page = await server.inject('/feed/pages/1');
    const quads = await parseFeed(page.body, 'application/ld+json');
    const judged = await judgeFeed(quads, { servedShape: shape.body });
    expect(judged.violations).toEqual([]);
    expect(quads.find(({ predicate }) => predicate.value.endsWith('tree#shape'))?.object.value).toBe(
      `${publicUrl}/feed/shape.ttl`,
    );
  });
});
