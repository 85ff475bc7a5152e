import { isElsewhere } from '../ask.ts';
import type { CkanSource } from '../ckan/ckan-action.ts';
import { listedPages, listPackages } from '../ckan/package-list.ts';
import { readDataJson } from '../data-json/read-data-json.ts';
import {
  ckanLimits,
  incomplete,
  type ReadEnd,
  type ReadFailure,
  type ReadOptions,
  type ReadPage,
  type ReadStep,
} from '../reading.ts';

/** Where DKAN 2 keeps its datasets, and where both generations publish them. */
const documents = ['api/1/metastore/schemas/dataset/items', 'data.json'];

const baseOf = (url: string) =>
  url.replace(/[?#].*$/, '').replace(/\/+(data\.json|api(\/.*)?|search\/?|datasets?\/?)?$/, '');

/** Not here, or not for everybody; another door may be open. */
const mayBeElsewhere = (failure: ReadFailure) => isElsewhere(failure) || failure.code === 'forbidden';

/**
 * Reads a DKAN: the metastore of DKAN 2, else its data.json, else the API of DKAN 1, which is CKAN's of old with
 * names in place of pages. The next one is tried only when one is not there; what is there and broken is a failure.
 */
export async function* readDkan(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  yield yield* dkanPages(source);
}

async function* dkanPages({
  url,
  ...options
}: { url: string } & ReadOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const base = baseOf(url);
  let first: ReadFailure | null = null;
  for (const path of documents) {
    const end = yield* oneDocument({ ...options, url: `${base}/${path}` });
    if (end.complete || !mayBeElsewhere(end.failure)) return end;
    first ??= end.failure;
  }
  const limits = { ...ckanLimits, ...options.limits };
  const asking = { outbound: options.outbound, limits, signal: options.signal };
  const portal: CkanSource = { baseUrl: base };
  const actionPath = 'api/3/action';
  const listing = await listPackages(portal, actionPath, asking);
  if (!listing.ok)
    return incomplete(mayBeElsewhere(listing.failure) ? (first ?? listing.failure) : listing.failure);
  return yield* listedPages(listing, portal, { ...asking, actionPath, isKnown: () => false });
}

/** One document's pages, and its end. */
async function* oneDocument(source: { url: string } & ReadOptions): AsyncGenerator<ReadPage, ReadEnd> {
  for await (const step of readDataJson(source)) {
    if (step.kind === 'end') return step;
    yield step;
  }
  throw new Error('a reading ended without an end');
}
