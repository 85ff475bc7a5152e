import type { Database } from '../dependencies.ts';
import { entriesAfter, lastEntry } from './ledger-queries.ts';
import { toView } from './ledger-view.ts';

const BATCH = 2000;

/**
 * The chain after an entry as NDJSON, one entry per line, up to the last entry there was when it began. Reads in
 * batches, so its memory does not grow with the ledger.
 */
export async function* exportLedger(
  db: Database,
  { afterSeq }: { afterSeq: number },
): AsyncGenerator<string> {
  const end = (await lastEntry(db))?.seq ?? 0;
  let seq = afterSeq;
  while (seq < end) {
    const rows = await entriesAfter(db, {}, { afterSeq: seq, limit: Math.min(BATCH, end - seq) });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => `${JSON.stringify(toView(row))}\n`).join('');
    seq = last.seq;
  }
}
