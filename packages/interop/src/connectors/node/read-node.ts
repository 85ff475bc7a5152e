import { setImmediate as turn } from 'node:timers/promises';
import { verifyResponse } from '@rma/service-kit';
import {
  failureOf,
  incomplete,
  whole,
  type ReadEnd,
  type ReadFailure,
  type ReadLimits,
  type ReadOptions,
  type ReadPage,
  type ReadStep,
} from '../reading.ts';
import { cursorAfter, isAsRemembered, readCursor, writeCursor, type FeedCursor } from './feed-cursor.ts';
import { readFeedPage, type FeedEvent, type FeedPage } from './feed-page.ts';

const nodeLimits: ReadLimits = { deadlineMs: 30_000, maxBytes: 16 * 1024 ** 2, maxRecords: 2_000_000 };

// Closed pages may be kept for a week by whoever stands in between; the newest one only for moments.
const oldestPageMs = 8 * 86_400_000;
const oldestHeadMs = 15 * 60_000;

/**
 * Follows the feed of a node of this network from its newest page back: to the event the last reading ended with, or to
 * the first one there is. Every page must be signed by one of `keys` and its numbers must follow without a gap; the
 * newest version of each dataset counts. Failures of its own: `signature`, `gap`, and `history-rewritten` when the
 * events already read are told otherwise now, or no longer.
 */
export async function* readNode(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  yield yield* nodePages(source);
}

async function* nodePages(source: { url: string } & ReadOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const limits = { ...nodeLimits, ...source.limits };
  const since = source.since === undefined ? null : readCursor(source.since);
  const remembered = since ?? (source.remembered === undefined ? null : readCursor(source.remembered));
  const scope = since === null ? 'whole' : 'changes';
  const seen = new Set<string>();
  let cursor: FeedCursor | null = null;
  let count = 0;
  let below: number | null = null;
  let isVerified = false;
  for (let address: string | null = source.url; address !== null;) {
    const asked = await askPage(address, { source, limits, isNewest: address === source.url });
    if (!asked.ok) return incomplete(asked.failure);
    const { events, previous } = asked.page;
    const gap = gapIn(events, { below, isFirst: previous === null, isNewest: address === source.url });
    if (gap !== null) return incomplete({ code: 'gap', detail: gap });
    cursor ??= cursorAfter(events);
    below = events[0]?.number ?? below;
    const step = newest(
      events.filter(({ number }) => number > (since?.number ?? 0)),
      seen,
    );
    count += step.records.length;
    if (count > limits.maxRecords) {
      return incomplete({ code: 'too-large', detail: `more than ${limits.maxRecords} datasets` });
    }
    const isKnown = remembered !== null && events.some(({ number }) => number === remembered.number);
    if (isKnown) {
      if (!isAsRemembered(remembered, events))
        return rewritten(`the events up to ${remembered.number} changed`);
      isVerified = true;
    }
    if (isKnown && since !== null) {
      yield step;
      return { kind: 'end', complete: true, count, scope, cursor: writeCursor(cursor ?? since) };
    }
    yield scope === 'whole' ? { kind: 'page', records: step.records } : step;
    address = previous;
    await turn();
  }
  if (remembered !== null && !isVerified)
    return rewritten(`the feed no longer has ${remembered.number} events`);
  return whole(count, cursor === null ? null : writeCursor(cursor));
}

const rewritten = (detail: string) => incomplete({ code: 'history-rewritten', detail });

type Asked = { ok: true; page: FeedPage } | { ok: false; failure: ReadFailure };

/** One page, believed only when one of the node's keys signed it for this very address. */
async function askPage(
  url: string,
  options: { source: ReadOptions; limits: ReadLimits; isNewest: boolean },
): Promise<Asked> {
  const { source, limits, isNewest } = options;
  const reply = await source.outbound.read(url, {
    accept: 'application/trig',
    headers: { 'accept-encoding': 'identity' },
    maxRedirects: 0,
    deadlineMs: limits.deadlineMs,
    maxBytes: limits.maxBytes,
    ...(source.signal && { signal: source.signal }),
  });
  if (!reply.ok) return { ok: false, failure: failureOf(reply) };
  const verified = verifyResponse(
    { request: { method: 'GET', url }, status: reply.status, headers: reply.headers, body: reply.bytes },
    {
      keys: source.keys ?? [],
      now: source.now?.() ?? new Date(),
      maxAgeMs: isNewest ? oldestHeadMs : oldestPageMs,
    },
  );
  if (!verified.ok) {
    return { ok: false, failure: { code: 'signature', detail: `${url}: ${verified.reason}` } };
  }
  const read = readFeedPage(reply.text, url);
  return read.ok ? read : { ok: false, failure: { code: 'wrong-shape', detail: `${url}: ${read.detail}` } };
}

/** Why the numbers of a page do not follow one another up to the page after it; null when they do. */
function gapIn(
  events: readonly FeedEvent[],
  { below, isFirst, isNewest }: { below: number | null; isFirst: boolean; isNewest: boolean },
): string | null {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) {
    return isNewest ? null : `there are no events before ${below ?? 'the newest page'}`;
  }
  if (last.number - first.number + 1 !== events.length) return `events are missing after ${first.number}`;
  if (below !== null && last.number !== below - 1) return `${last.number} is followed by ${below}`;
  return isFirst && first.number !== 1 ? `the feed begins with the event ${first.number}` : null;
}

/** What a page adds to what newer pages told: each dataset as of its last event, or gone. */
function newest(events: readonly FeedEvent[], seen: Set<string>): Required<ReadPage> {
  const records: ReadPage['records'] = [];
  const removed: string[] = [];
  for (const { object, dataset } of events.toReversed()) {
    if (seen.has(object)) continue;
    seen.add(object);
    if (dataset === null) removed.push(object);
    else records.push({ remoteId: object, raw: dataset });
  }
  return { kind: 'page', records, removed };
}
