import { z } from 'zod';
import { askJson, isElsewhere, refused, type AskOptions } from '../ask.ts';
import { readDataJson } from '../data-json/read-data-json.ts';
import { readByOffset, type AskPage, type OffsetPage } from '../read-by-offset.ts';
import {
  dataJsonLimits,
  incomplete,
  remoteIdOf,
  type ReadLimits,
  type ReadOptions,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';
import { fourByFour } from './four-by-four.ts';

export const socrataLimits: ReadLimits = {
  deadlineMs: 60_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 500_000,
};

const PAGE = 100;
/** As far as the catalogue lets itself be paged by position; beyond, it goes on from an identifier. */
const FARTHEST = 10_000;

/** What is data; charts, filters, stories and maps show it again. */
const kinds = new Set(['dataset', 'file', 'href']);
/** What changes without the dataset having changed. */
const counters = ['page_views', 'download_count'];

const answer = z.object({
  resultSetSize: z.number().int().nonnegative(),
  results: z.array(z.unknown()),
});
const result = z.object({
  resource: z.object({ id: z.string(), type: z.string().optional() }).loose(),
});

const toRecord =
  (portal: string) =>
  (raw: unknown): RemoteRecord | null => {
    const parsed = result.safeParse(raw);
    if (!parsed.success) return { remoteId: null, raw };
    const { resource } = parsed.data;
    if (resource.type !== undefined && !kinds.has(resource.type)) return null;
    const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => !counters.includes(name)));
    const title = resource['name'];
    return { remoteId: remoteIdOf(resource.id), raw: { ...(raw as object), portal, title, resource: kept } };
  };

const idOf = (raw: unknown): string | null => {
  const parsed = result.safeParse(raw);
  return parsed.success ? parsed.data.resource.id : null;
};

function pageAsker(origin: string, options: AskOptions): AskPage {
  const { host } = new URL(origin);
  let last: string | null = null;
  return async ({ start, rows }) => {
    const url = new URL(`${origin}/api/catalog/v1`);
    url.searchParams.set('domains', host);
    url.searchParams.set('search_context', host);
    url.searchParams.set('limit', String(rows));
    if (start + rows <= FARTHEST || last === null) {
      url.searchParams.set('offset', String(start));
      url.searchParams.set('order', 'dataset_id');
    } else url.searchParams.set('scroll_id', last);
    const asked = await askJson(url, options);
    if (!asked.ok) return asked;
    const parsed = answer.safeParse(asked.body);
    if (!parsed.success)
      return refused('wrong-shape', `${host} answered JSON that is not Socrata's catalogue`);
    const { resultSetSize: total, results } = parsed.data;
    last = idOf(results.at(-1)) ?? last;
    const page: OffsetPage = {
      total,
      received: results.length,
      records: results.map(toRecord(host)).filter((record) => record !== null),
      mark: JSON.stringify(results.map((each) => idOf(each) ?? each)),
    };
    return { ok: true, ...page };
  };
}

const identified = z
  .object({ identifier: z.unknown(), landingPage: z.unknown(), '@id': z.unknown() })
  .partial();

/** A dataset of data.json under the same identifier that the catalogue's API gives it. */
function sameId({ remoteId, raw }: RemoteRecord): RemoteRecord {
  const parsed = identified.safeParse(raw);
  const addresses = parsed.success
    ? [parsed.data.identifier, parsed.data.landingPage, parsed.data['@id']]
    : [];
  return { remoteId: addresses.map(fourByFour).find((id) => id !== null) ?? remoteId, raw };
}

/**
 * Reads a Socrata portal by its catalogue API, ordered by identifier, a hundred at a time; beyond 10,000 it goes on
 * from the last identifier. Charts, filters and stories are left out. A portal without that API is read by its
 * data.json, under the same identifiers. Complete as `readByOffset` and `readDataJson` say.
 */
export async function* readSocrata(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  const { outbound, signal } = source;
  const limits = { ...socrataLimits, ...source.limits };
  const { origin } = new URL(source.url);
  const ask = pageAsker(origin, { outbound, limits, signal });
  const first = await ask({ start: 0, rows: PAGE });
  if (first.ok) {
    yield yield* readByOffset(ask, { rows: PAGE, limits, first });
    return;
  }
  if (first.failure.code !== 'http-status' || !isElsewhere(first.failure)) {
    yield incomplete(first.failure);
    return;
  }
  const reading = readDataJson({
    url: `${origin}/data.json`,
    outbound,
    limits: { ...dataJsonLimits, ...source.limits },
    ...(signal && { signal }),
  });
  for await (const step of reading) {
    yield step.kind === 'page' ? { kind: 'page', records: step.records.map(sameId) } : step;
  }
}
