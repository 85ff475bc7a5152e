import { createHash } from 'node:crypto';
import type { Asked } from './ask.ts';
import {
  incomplete,
  whole,
  type ReadEnd,
  type ReadLimits,
  type ReadPage,
  type RemoteRecord,
} from './reading.ts';

export type OffsetPage = {
  /** How many records the portal says there are, in all pages. */
  total: number;
  records: RemoteRecord[];
  /** How many records the page had, when some of them are none of ours. */
  received?: number;
  /** What tells this page from another one, when its records do not. */
  mark?: string;
};

/** `start` counts the records already received. */
export type AskPage = (page: { start: number; rows: number }) => Promise<Asked<OffsetPage>>;

function markOf(page: OffsetPage): string {
  const ids = page.records.map((record) => record.remoteId ?? JSON.stringify(record.raw));
  return createHash('sha1')
    .update(page.mark ?? JSON.stringify(ids))
    .digest('base64');
}

const SLACK = 1000;

/**
 * Reads a catalogue that is asked for by position, advancing by what was received, so that a portal that caps its
 * pages is read whole. Complete only when as many records came as the portal announces. A page identical to the one
 * before ends as `paging-repeats`, one seen earlier or more records than twice the first total as
 * `paging-loop`; an early empty page, or a total that shrank meanwhile (records moved to pages already read), as
 * `count-mismatch`.
 */
export async function* readByOffset(
  ask: AskPage,
  options: { rows: number; limits: ReadLimits; first?: OffsetPage },
): AsyncGenerator<ReadPage, ReadEnd> {
  const { rows, limits } = options;
  let page: Asked<OffsetPage> = options.first
    ? { ok: true, ...options.first }
    : await ask({ start: 0, rows });
  if (!page.ok) return incomplete(page.failure);
  let announced = page.total;
  const most = Math.min(limits.maxRecords, page.total * 2 + SLACK);
  const seen = new Set<string>();
  let previous: string | null = null;
  let received = 0;
  let given = 0;

  while ((page.received ?? page.records.length) > 0) {
    const mark = markOf(page);
    if (seen.has(mark)) {
      const code = mark === previous ? 'paging-repeats' : 'paging-loop';
      return incomplete({ code, detail: `the page at ${received} was already given` });
    }
    seen.add(mark);
    previous = mark;
    received += page.received ?? page.records.length;
    if (received > most) {
      return incomplete({
        code: announced > limits.maxRecords ? 'too-large' : 'paging-loop',
        detail: `${received} records came of a catalogue that first announced fewer`,
      });
    }
    given += page.records.length;
    if (page.records.length > 0) yield { kind: 'page', records: page.records };
    if (received >= page.total) break;
    page = await ask({ start: received, rows });
    if (!page.ok) return incomplete(page.failure);
    if (page.total < announced) {
      return incomplete({
        code: 'count-mismatch',
        detail: `the catalogue went from ${announced} to ${page.total} records while it was read`,
      });
    }
    announced = page.total;
  }
  if (received !== page.total) {
    return incomplete({
      code: 'count-mismatch',
      detail: `the portal announces ${page.total} records and gave ${received}`,
    });
  }
  return whole(given);
}
