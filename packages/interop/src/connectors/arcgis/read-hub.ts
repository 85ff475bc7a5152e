import { z } from 'zod';
import { refused, type AskOptions } from '../ask.ts';
import { readDataJson } from '../data-json/read-data-json.ts';
import type { AskPage } from '../read-by-offset.ts';
import {
  dataJsonLimits,
  remoteIdOf,
  type ReadOptions,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';
import { itemId, readItem } from './arcgis-item.ts';
import { askArcgis } from './ask-arcgis.ts';

const answer = z.object({
  features: z.array(z.unknown()),
  numberMatched: z.number().int().nonnegative(),
});
const feature = z.object({
  id: z.unknown().optional(),
  geometry: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).catch({}),
});

/** What changes without the dataset having changed. */
const counters = new Set([
  'numViews',
  'numRatings',
  'avgRating',
  'numComments',
  'scoreCompleteness',
  'lastViewed',
]);

const toRecord =
  (portal: string) =>
  (raw: unknown): RemoteRecord => {
    const parsed = feature.safeParse(raw);
    if (!parsed.success) return { remoteId: null, raw };
    const { id, geometry, properties } = parsed.data;
    const item = readItem(id) ?? readItem(properties['id']);
    const kept = Object.fromEntries(Object.entries(properties).filter(([name]) => !counters.has(name)));
    return {
      remoteId: item === null ? remoteIdOf(id) : itemId(item),
      raw: { portal, title: properties['title'], id, geometry, properties: kept },
    };
  };

/** A page of a Hub's own search (OGC API Records), ordered by when the items were made, which does not change. */
export const hubPageAsker =
  (portal: string, options: AskOptions): AskPage =>
  async ({ start, rows }) => {
    const url = new URL(`${portal}/api/search/v1/collections/dataset/items`);
    url.searchParams.set('limit', String(rows));
    url.searchParams.set('startindex', String(start + 1));
    url.searchParams.set('sortBy', 'properties.created');
    const asked = await askArcgis(url, options);
    if (!asked.ok) return asked;
    const parsed = answer.safeParse(asked.body);
    if (!parsed.success)
      return refused('wrong-shape', `${url.host} answered JSON that is not a Hub's search`);
    return {
      ok: true,
      total: parsed.data.numberMatched,
      records: parsed.data.features.map(toRecord(portal)),
    };
  };

const fed = z.object({ identifier: z.unknown(), '@id': z.unknown(), landingPage: z.unknown() }).partial();

/** A dataset of the Hub's feed under the identifier its search gives it. */
const feedRecord =
  (portal: string) =>
  ({ remoteId, raw }: RemoteRecord): RemoteRecord => {
    const parsed = fed.safeParse(raw);
    if (!parsed.success) return { remoteId, raw };
    const { identifier, '@id': iri, landingPage } = parsed.data;
    const item = [identifier, iri, landingPage].map(readItem).find((found) => found !== null);
    return { remoteId: item ? itemId(item) : remoteId, raw: { ...(raw as object), portal } };
  };

/** Reads a Hub's DCAT-US feed, as it streams. */
export async function* readFeed(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  const { origin } = new URL(source.url);
  const reading = readDataJson({ ...source, limits: { ...dataJsonLimits, ...source.limits } });
  for await (const step of reading) {
    yield step.kind === 'page' ? { kind: 'page', records: step.records.map(feedRecord(origin)) } : step;
  }
}
