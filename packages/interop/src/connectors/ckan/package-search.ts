import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AskOptions, Asked } from '../ask.ts';
import {
  remoteIdOf,
  type ReadFailure,
  type ReadLimits,
  type ReadPage,
  type RemoteRecord,
} from '../reading.ts';
import { actionUrl, askAction, organizationName, type CkanSource } from './ckan-action.ts';

/** What the usual CKAN client asks for, and what a large catalogue is read by: CKAN's own maximum. */
const SMALL_PAGE = 100;
const LARGE_PAGE = 1000;
const LARGE_CATALOGUE = 2000;
const MOST_SHIFTS = 20;

const searchResult = z.object({ count: z.number().int().nonnegative(), results: z.array(z.unknown()) });
const identified = z.object({ id: z.unknown() });

export type SearchPage = { count: number; records: RemoteRecord[]; date: Date | null };

/** One page of `package_search`. */
export type AskSearch = (page: { rows: number; start: number }) => Promise<Asked<SearchPage>>;

export function toRecord(raw: unknown): RemoteRecord {
  const parsed = identified.safeParse(raw);
  return { remoteId: parsed.success ? remoteIdOf(parsed.data.id) : null, raw };
}

/** Lucene's own syntax; Solr reads instants in UTC. */
function filterOf({ organization }: CkanSource, since: string | undefined): string | null {
  const filters = [
    ...(organization === undefined ? [] : [`organization:${organizationName.parse(organization)}`]),
    ...(since === undefined ? [] : [`metadata_modified:[${since} TO *]`]),
  ];
  return filters.length === 0 ? null : filters.join(' AND ');
}

/** Asks one portal's search; `since` (ISO 8601, UTC) asks for what changed since then only. */
export function searchWith(
  source: CkanSource,
  actionPath: string,
  { since, ...options }: AskOptions & { since?: string | undefined },
): AskSearch {
  const fq = filterOf(source, since);
  return async (page) => {
    const url = actionUrl(source, `${actionPath}/package_search`, {
      ...page,
      sort: 'id asc',
      ...(fq !== null && { fq }),
    });
    const reply = await askAction(url, searchResult, options);
    if (!reply.ok) return reply;
    const { count, results } = reply.result;
    return { ok: true, count, records: results.map(toRecord), date: reply.date };
  };
}

export const firstPage = { rows: SMALL_PAGE, start: 0 };

const idOf = (record: RemoteRecord) => record.remoteId ?? JSON.stringify(record.raw);

const fingerprint = (records: readonly RemoteRecord[]) =>
  createHash('sha1')
    .update(JSON.stringify(records.map(idOf)))
    .digest('base64');

/** A page too heavy or too slow for the portal may still come in smaller helpings. */
const isWorthSmallerPages = (page: Asked<SearchPage>) =>
  !page.ok && (['too-large', 'timeout'].includes(page.failure.code) || (page.failure.status ?? 0) >= 500);

/** Reads pages as large as the portal bears. */
function createHelpings(ask: AskSearch, count: number) {
  let rows = count > LARGE_CATALOGUE ? LARGE_PAGE : SMALL_PAGE;
  return {
    rows: () => rows,
    async ask(start: number): Promise<Asked<SearchPage>> {
      const page = await ask({ rows, start });
      if (rows !== LARGE_PAGE || !isWorthSmallerPages(page)) return page;
      rows = SMALL_PAGE;
      return ask({ rows, start });
    },
  };
}

export type SearchEnd = { ok: true; received: number } | { ok: false; failure: ReadFailure };

const failed = (code: ReadFailure['code'], detail: string): SearchEnd => ({
  ok: false,
  failure: { code, detail },
});

/**
 * Reads what a search finds, page by page from its first, advancing by what was received. When the count changes
 * meanwhile, records moved between pages: the page before is asked again, and what came already is left out.
 */
export async function* searchPages(
  ask: AskSearch,
  first: SearchPage,
  limits: ReadLimits,
): AsyncGenerator<ReadPage, SearchEnd> {
  const helpings = createHelpings(ask, first.count);
  const mostRecords = Math.min(limits.maxRecords, first.count * 2 + LARGE_PAGE);
  const marks = new Set<string>();
  const known = new Set<string>();
  let page = first;
  let position = 0;
  let previous: string | null = null;
  let received = 0;
  let shifts = 0;

  const unknownOf = (records: readonly RemoteRecord[]) =>
    records.filter((record) => !known.has(idOf(record)));
  function* handOn(records: RemoteRecord[]): Generator<ReadPage, void> {
    for (const record of records) known.add(idOf(record));
    received += records.length;
    if (records.length > 0) yield { kind: 'page', records };
  }

  while (page.records.length > 0) {
    const mark = fingerprint(page.records);
    if (mark === previous) return failed('paging-repeats', `the page at ${position} repeats the last one`);
    if (marks.has(mark)) return failed('paging-loop', `the page at ${position} was already given`);
    marks.add(mark);
    previous = mark;
    position += page.records.length;
    if (position > mostRecords) {
      const code = page.count > limits.maxRecords ? 'too-large' : 'paging-loop';
      return failed(code, `${position} records came of a catalogue that first announced fewer`);
    }
    yield* handOn(shifts === 0 ? page.records : unknownOf(page.records));
    if (position >= page.count) break;

    const next = await helpings.ask(position);
    if (!next.ok) return next;
    if (next.count !== page.count) {
      shifts += 1;
      const again = await helpings.ask(position - page.records.length);
      if (!again.ok) return again;
      const fresh = unknownOf(again.records);
      // With nothing of the page before in its place, more moved than one page can tell.
      if (shifts > MOST_SHIFTS || fresh.length === again.records.length) {
        return failed('count-mismatch', 'the catalogue changes too much while it is read');
      }
      yield* handOn(fresh);
    }
    page = next;
  }
  if (position === page.count) return { ok: true, received };
  return failed('count-mismatch', `the portal announces ${page.count} records and gave ${position}`);
}
