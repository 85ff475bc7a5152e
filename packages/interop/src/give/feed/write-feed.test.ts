import { judgeFeed, parseFeed, type FeedMediaType } from '@rma/testkit/conformance/feed';
import { canonicalRdf } from '@rma/testkit/conformance/rdf';
import { describe, expect, test } from 'vitest';
import { harvested, hosted } from '../dcat/datasets-for-tests.ts';
import type { WrittenEvent, WrittenFeedPage } from './feed-input.ts';
import { feedShape } from './feed-shape.ts';
import { writeFeedPage, type FeedFormat } from './write-feed.ts';

const formats: [FeedFormat, FeedMediaType][] = [
  ['jsonld', 'application/ld+json'],
  ['trig', 'application/trig'],
];

const hub = 'https://hub.example';
const shapeUrl = `${hub}/feed/shape.ttl`;
const event = (number: number, facts: Partial<WrittenEvent>): WrittenEvent => ({
  url: `${hub}/feed/events/${number}`,
  kind: 'create',
  publishedAt: `2026-03-0${number}T00:00:00.000000Z`,
  datasetUrl: hosted.url,
  dataset: hosted,
  ...facts,
});
const page: WrittenFeedPage = {
  url: `${hub}/feed/pages/2`,
  feedUrl: `${hub}/feed`,
  shapeUrl,
  since: '2026-01-01T00:00:00Z',
  previous: { url: `${hub}/feed/pages/1`, bound: '2026-03-01T00:00:00Z' },
  next: { url: `${hub}/feed/pages/3`, bound: '2026-03-04T00:00:00Z' },
  events: [
    event(1, {}),
    event(2, { datasetUrl: harvested.url, dataset: harvested }),
    event(3, { kind: 'update', dataset: { ...hosted, title: 'Otro título' } }),
    event(4, { kind: 'delete', datasetUrl: harvested.url, dataset: null }),
  ],
};
const written = async (format: FeedFormat, mediaType: FeedMediaType, of = page) =>
  parseFeed([...writeFeedPage(format, of)].join(''), mediaType);

describe('a page of a feed', () => {
  test.each(formats)('conforms to DCAT-AP Feeds and to DCAT-AP as %s', async (format, mediaType) => {
    const judged = await judgeFeed(await written(format, mediaType), { servedShape: feedShape(shapeUrl) });
    expect(judged.violations).toEqual([]);
    expect(judged.payloads).toEqual({ datasets: 2, distributions: 3 });
    expect(judged.next).toEqual([`${hub}/feed/pages/3`]);
    expect(judged.previous).toEqual([`${hub}/feed/pages/1`]);
    expect(judged.activities).toEqual(
      page.events.map(({ url, kind, datasetUrl, publishedAt }) => ({
        id: url,
        kind: { create: 'Create', update: 'Update', delete: 'Delete' }[kind],
        object: datasetUrl,
        published: publishedAt,
      })),
    );
  });

  test('says the same in both formats', async () => {
    const [jsonLd, trig] = await Promise.all(
      formats.map(async ([format, mediaType]) => canonicalRdf(await written(format, mediaType))),
    );
    expect(trig).toContain('Otro título');
    expect(trig).toBe(jsonLd);
  });

  test.each(formats)(
    'keeps every version of a dataset in the graph of its event: %s',
    async (format, mediaType) => {
      const quads = await written(format, mediaType);
      const titles = quads.filter(
        ({ subject, predicate }) => subject.value === hosted.url && predicate.value.endsWith('terms/title'),
      );
      expect(titles.map(({ graph, object }) => [graph.value, object.value])).toEqual([
        [`${hub}/feed/events/1`, hosted.title],
        [`${hub}/feed/events/3`, 'Otro título'],
      ]);
    },
  );

  test.each(formats)('without events is still a feed: %s', async (format, mediaType) => {
    const empty = { ...page, since: null, previous: null, next: null, events: [] };
    const quads = await written(format, mediaType, empty);
    expect(quads.map(({ object }) => object.value)).toContain('https://w3id.org/ldes#EventStream');
    expect(await judgeFeed(quads)).toMatchObject({ violations: [], activities: [], next: [] });
  });

  test('whose event says more than it may is refused by both shapes', async () => {
    const text = [...writeFeedPage('trig', page)].join('');
    const quads = await parseFeed(
      `${text}\n<${hub}/feed/events/1> <https://www.w3.org/ns/activitystreams#summary> "algo".`,
      'application/trig',
    );
    const { violations } = await judgeFeed(quads, { servedShape: feedShape(shapeUrl) });
    expect(violations).toHaveLength(2);
    expect(violations.join()).toContain('ClosedConstraint');
  });
});
