import { createHash } from 'node:crypto';
import { z } from 'zod';
import { askPage, type CkanPage } from './ckan-page.ts';
import {
  ckanLimits,
  incomplete,
  remoteIdOf,
  whole,
  type ReadOptions,
  type ReadEnd,
  type ReadPage,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';

/** What the usual CKAN client asks for, and what a large catalogue is read by: CKAN's own maximum. */
const SMALL_PAGE = 100;
const LARGE_PAGE = 1000;
const LARGE_CATALOGUE = 2000;

/** Portals of every age: the versioned path first, then the one without it. */
const actionPaths = ['api/3/action', 'api/action'];

const identified = z.object({ id: z.unknown() });

/** The organisation's name goes into a query, so it may only be what CKAN allows in names. */
export const organizationName = z.string().regex(/^[\w-]{1,100}$/);

export type CkanSource = { baseUrl: string; organization?: string | undefined };

function searchUrl(source: CkanSource, actionPath: string, page: { rows: number; start: number }): URL {
  const base = source.baseUrl.replace(/[?#].*$/, '').replace(/\/+(api(\/\d)?(\/action.*)?\/?)?$/, '');
  const url = new URL(`${base}/${actionPath}/package_search`);
  url.searchParams.set('rows', String(page.rows));
  url.searchParams.set('start', String(page.start));
  url.searchParams.set('sort', 'id asc');
  if (source.organization !== undefined) {
    url.searchParams.set('fq', `organization:${organizationName.parse(source.organization)}`);
  }
  return url;
}

function toRecord(raw: unknown): RemoteRecord {
  const parsed = identified.safeParse(raw);
  return { remoteId: parsed.success ? remoteIdOf(parsed.data.id) : null, raw };
}

function fingerprint(records: readonly RemoteRecord[]): string {
  const ids = records.map((record) => record.remoteId ?? JSON.stringify(record.raw));
  return createHash('sha1').update(JSON.stringify(ids)).digest('base64');
}

/** A page too heavy or too slow for the portal may still come in smaller helpings. */
const isWorthSmallerPages = (page: CkanPage) =>
  !page.ok && (['too-large', 'timeout'].includes(page.failure.code) || (page.failure.status ?? 0) >= 500);

/**
 * Reads a CKAN catalogue (or one organisation of it) through `package_search`, sorted by id, page by page.
 * Advances by what was received, so a portal that caps `rows` is read whole; small catalogues by 100, large
 * ones by 1,000 rows. Complete only when as many records came as the portal's last `count`. A page identical
 * to the one before ends as `paging-repeats` (`start` ignored), one seen earlier or more records than twice the
 * first count as `paging-loop`, an early empty page as `count-mismatch`.
 */
export async function* readCkan(source: CkanSource & ReadOptions): AsyncGenerator<ReadStep, void> {
  yield yield* ckanPages(source);
}

async function* ckanPages(source: CkanSource & ReadOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const limits = { ...ckanLimits, ...source.limits };
  const ask = (actionPath: string, page: { rows: number; start: number }) =>
    askPage(searchUrl(source, actionPath, page), {
      outbound: source.outbound,
      limits,
      signal: source.signal,
    });

  let actionPath = actionPaths[0] ?? '';
  let page = await ask(actionPath, { rows: SMALL_PAGE, start: 0 });
  const mayBeElsewhere = !page.ok && ['http-status', 'not-json'].includes(page.failure.code);
  if (mayBeElsewhere) {
    const other = actionPaths[1] ?? '';
    const second = await ask(other, { rows: SMALL_PAGE, start: 0 });
    if (second.ok) [page, actionPath] = [second, other];
  }
  if (!page.ok) return incomplete(page.failure);

  const mostRecords = Math.min(limits.maxRecords, page.count * 2 + LARGE_PAGE);
  let rows = page.count > LARGE_CATALOGUE ? LARGE_PAGE : SMALL_PAGE;
  let received = 0;
  let previous: string | null = null;
  const seen = new Set<string>();

  while (page.ok && page.results.length > 0) {
    const records = page.results.map(toRecord);
    const mark = fingerprint(records);
    if (mark === previous) {
      return incomplete({
        code: 'paging-repeats',
        detail: `the page at ${received} repeats the last one`,
      });
    }
    if (seen.has(mark)) {
      return incomplete({ code: 'paging-loop', detail: `the page at ${received} was already given` });
    }
    seen.add(mark);
    previous = mark;
    received += records.length;
    if (received > mostRecords) {
      return incomplete({
        code: page.count > limits.maxRecords ? 'too-large' : 'paging-loop',
        detail: `${received} records came of a catalogue that first announced fewer`,
      });
    }
    yield { kind: 'page', records };
    if (received >= page.count) break;
    let next = await ask(actionPath, { rows, start: received });
    if (rows === LARGE_PAGE && isWorthSmallerPages(next)) {
      rows = SMALL_PAGE;
      next = await ask(actionPath, { rows, start: received });
    }
    page = next.ok ? next : { ok: false, failure: next.failure };
  }
  if (!page.ok) return incomplete(page.failure);
  if (received !== page.count) {
    return incomplete({
      code: 'count-mismatch',
      detail: `the portal announces ${page.count} records and gave ${received}`,
    });
  }
  return whole(received);
}
