import type { AskOptions, Asked } from '../ask.ts';
import {
  ckanLimits,
  incomplete,
  whole,
  type ReadEnd,
  type ReadFailure,
  type ReadLimits,
  type ReadOptions,
  type ReadPage,
  type ReadStep,
} from '../reading.ts';
import { actionPaths, type CkanSource } from './ckan-action.ts';
import { createCursor, isOlder } from './changes-cursor.ts';
import { listedPages, listPackages } from './package-list.ts';
import { firstPage, searchPages, searchWith, type SearchPage } from './package-search.ts';

/** Failures that an API elsewhere, or another action, may not have. */
const mayWorkOtherwise = ({ code }: ReadFailure) =>
  ['http-status', 'not-json', 'wrong-shape', 'paging-repeats'].includes(code);

type Reading = { source: CkanSource; limits: ReadLimits; options: AskOptions };

type Opened = Asked<{ first: SearchPage }> & { actionPath: string };

/** The first page of everything, wherever the API is. */
async function open({ source, options }: Reading): Promise<Opened> {
  const [actionPath, otherPath] = actionPaths;
  const first = await searchWith(source, actionPath, options)(firstPage);
  if (first.ok) return { ok: true, first, actionPath };
  if (!mayWorkOtherwise(first.failure)) return { ...first, actionPath };
  const second = await searchWith(source, otherPath, options)(firstPage);
  return second.ok ? { ok: true, first: second, actionPath: otherPath } : { ...first, actionPath };
}

/**
 * Reads a CKAN catalogue (or one organisation of it) through `package_search`, sorted by id, page by page.
 * Advances by what was received, so a portal that caps `rows` is read whole; small catalogues by 100, large
 * ones by 1,000 rows. Complete only when as many records came as the portal's last `count`. A page identical
 * to the one before ends as `paging-repeats` (`start` ignored), one seen earlier or more records than twice the
 * first count as `paging-loop`, an early empty page as `count-mismatch`.
 *
 * With `since` only what changed since then is read, unless the portal refuses or ignores the question, and then
 * everything is. A portal whose search is broken is read by the names of its packages.
 */
export async function* readCkan(source: CkanSource & ReadOptions): AsyncGenerator<ReadStep, void> {
  yield yield* ckanPages(source);
}

async function* ckanPages({
  baseUrl,
  organization,
  ...given
}: CkanSource & ReadOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const limits = { ...ckanLimits, ...given.limits };
  const reading: Reading = {
    source: { baseUrl, organization },
    limits,
    options: { outbound: given.outbound, limits, signal: given.signal },
  };
  if (given.since !== undefined) {
    const changes = yield* changesSince(reading, given.since);
    if (changes !== null) return changes;
  }
  const opened = await open(reading);
  if (!opened.ok) return yield* byName(reading, opened, () => false);

  const cursor = createCursor(opened.first.date);
  const known = new Set<string>();
  const end = yield* noting(
    searchPages(searchWith(reading.source, opened.actionPath, reading.options), opened.first, limits),
    (page) => {
      cursor.take(page.records);
      for (const { remoteId } of page.records) if (remoteId !== null) known.add(remoteId);
    },
  );
  if (end.ok) return whole(end.received, cursor.next());
  if (end.failure.code !== 'paging-repeats') return incomplete(end.failure);
  const listed = yield* byName(reading, { ...end, actionPath: opened.actionPath }, (id) => known.has(id));
  return listed.complete ? whole(listed.count + known.size) : listed;
}

/** Passes pages on, each noted first. */
async function* noting<End>(
  pages: AsyncGenerator<ReadPage, End>,
  note: (page: ReadPage) => void,
): AsyncGenerator<ReadPage, End> {
  for (;;) {
    const step = await pages.next();
    if (step.done === true) return step.value;
    note(step.value);
    yield step.value;
  }
}

/** What changed since an instant; null when the portal cannot say, before anything was handed on. */
async function* changesSince(
  { source, limits, options }: Reading,
  since: string,
): AsyncGenerator<ReadPage, ReadEnd | null> {
  for (const actionPath of actionPaths) {
    const ask = searchWith(source, actionPath, { ...options, since });
    const first = await ask(firstPage);
    if (!first.ok) {
      if (mayWorkOtherwise(first.failure)) continue;
      return incomplete(first.failure);
    }
    if (first.records.some((record) => isOlder(record, since))) return null;
    const cursor = createCursor(first.date);
    const end = yield* noting(searchPages(ask, first, limits), (page) => cursor.take(page.records));
    if (!end.ok) return incomplete(end.failure);
    return { kind: 'end', complete: true, count: end.received, scope: 'changes', cursor: cursor.next(since) };
  }
  return null;
}

/** Reads what search did not give by the packages' names; the search's own failure when those are not told either. */
async function* byName(
  { source, options }: Reading,
  search: { failure: ReadFailure; actionPath: string },
  isKnown: (id: string) => boolean,
): AsyncGenerator<ReadPage, ReadEnd> {
  if (!mayWorkOtherwise(search.failure)) return incomplete(search.failure);
  const { actionPath } = search;
  const listing = await listPackages(source, actionPath, options);
  if (!listing.ok || listing.names.length === 0) return incomplete(search.failure);
  return yield* listedPages(listing, source, { ...options, actionPath, isKnown });
}
