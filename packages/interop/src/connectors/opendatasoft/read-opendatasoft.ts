import { z } from 'zod';
import { askJson, isElsewhere, refused, type AskOptions } from '../ask.ts';
import { readDataJson } from '../data-json/read-data-json.ts';
import { readByOffset, type AskPage } from '../read-by-offset.ts';
import {
  dataJsonLimits,
  incomplete,
  remoteIdOf,
  whole,
  type ReadEnd,
  type ReadLimits,
  type ReadOptions,
  type ReadPage,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';

export const opendatasoftLimits: ReadLimits = {
  deadlineMs: 60_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 500_000,
};

/** The most that the API gives at once, and how far it lets itself be paged. */
const PAGE = 100;
const FARTHEST = 10_000;

const answer = z.object({
  total_count: z.number().int().nonnegative(),
  results: z.array(z.unknown()),
});
const identified = z
  .object({
    dataset_uid: z.unknown(),
    dataset_id: z.unknown(),
    datasetid: z.unknown(),
    metas: z
      .object({ default: z.object({ title: z.unknown() }).partial() })
      .partial()
      .catch({}),
  })
  .partial();

/**
 * The uid stays when the identifier that is shown, which anybody may edit, becomes another one. The portal's address
 * and the title go with the record, where its downloads and its reports find them.
 */
const toRecord =
  (portal: string) =>
  (raw: unknown): RemoteRecord => {
    const parsed = identified.safeParse(raw);
    if (!parsed.success) return { remoteId: null, raw };
    const { dataset_uid: uid, dataset_id: id, datasetid, metas } = parsed.data;
    return {
      remoteId: remoteIdOf(uid) ?? remoteIdOf(id) ?? remoteIdOf(datasetid),
      raw: { ...(raw as object), title: metas?.default?.title, portal },
    };
  };

/** The portal's root: what is before its catalogue or its API. */
export function portalOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/(?:explore|api|catalog|pages|map|data)(?:\/.*)?$/, '').replace(/\/+$/, '')}`;
}

const pageAsker =
  (portal: string, options: AskOptions & { order: string | null }): AskPage =>
  async ({ start, rows }) => {
    const url = new URL(`${portal}/api/explore/v2.1/catalog/datasets`);
    url.searchParams.set('limit', String(Math.min(rows, FARTHEST - start)));
    url.searchParams.set('offset', String(start));
    if (options.order !== null) url.searchParams.set('order_by', options.order);
    const asked = await askJson(url, options);
    if (!asked.ok) return asked;
    const parsed = answer.safeParse(asked.body);
    if (!parsed.success)
      return refused('wrong-shape', `${url.host} answered JSON that is not the Explore API's`);
    return { ok: true, total: parsed.data.total_count, records: parsed.data.results.map(toRecord(portal)) };
  };

/** A catalogue too long to be paged comes as one export, which must have as many datasets as are announced. */
async function* readExport(
  portal: string,
  options: AskOptions & { announced: number },
): AsyncGenerator<ReadPage, ReadEnd> {
  const { outbound, signal, announced } = options;
  const reading = readDataJson({
    url: `${portal}/api/explore/v2.1/catalog/exports/json`,
    outbound,
    limits: { ...dataJsonLimits, maxRecords: options.limits.maxRecords },
    ...(signal && { signal }),
  });
  for await (const step of reading) {
    if (step.kind === 'page') {
      yield { kind: 'page', records: step.records.map(({ raw }) => toRecord(portal)(raw)) };
    } else if (step.complete && step.count !== announced) {
      return incomplete({
        code: 'count-mismatch',
        detail: `the portal announces ${announced} datasets and exported ${step.count}`,
      });
    } else return step.complete ? whole(step.count) : step;
  }
  return incomplete({ code: 'truncated', detail: 'the export has no end' });
}

/**
 * Reads an OpenDataSoft catalogue by its Explore API v2.1, ordered by identifier, a hundred datasets at a time; one of
 * more than 10,000, as far as the API can be paged, by its JSON export. Complete as `readByOffset` and
 * `readDataJson` say.
 */
export async function* readOpendatasoft(
  source: { url: string } & ReadOptions,
): AsyncGenerator<ReadStep, void> {
  const limits = { ...opendatasoftLimits, ...source.limits };
  const options = { outbound: source.outbound, limits, signal: source.signal };
  const portal = portalOf(source.url);
  let ask = pageAsker(portal, { ...options, order: 'dataset_id' });
  let first = await ask({ start: 0, rows: PAGE });
  if (!first.ok && isElsewhere(first.failure) && first.failure.code === 'http-status') {
    ask = pageAsker(portal, { ...options, order: null });
    first = await ask({ start: 0, rows: PAGE });
  }
  if (!first.ok) {
    yield incomplete(first.failure);
    return;
  }
  yield yield* first.total > FARTHEST
    ? readExport(portal, { ...options, announced: first.total })
    : readByOffset(ask, { rows: PAGE, limits, first });
}
