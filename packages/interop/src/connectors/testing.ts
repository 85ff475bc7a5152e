import { createOutbound, type Outbound } from '@rma/service-kit';
import type { ReadEnd, ReadStep, RemoteRecord } from './reading.ts';

/** An outbound client for tests: it may reach one portal of this machine, and does not wait between requests. */
export function outboundTo(host: string): Outbound {
  return createOutbound({
    contact: { publicUrl: 'http://127.0.0.1', email: 'pruebas@example.org' },
    allow: [host],
    politeness: () => ({ concurrency: 2, gapMs: 0 }),
    clock: { now: () => Date.now(), sleep: async () => {}, random: () => 0.5 },
  });
}

/** Reads to the end and keeps everything; `pages` says how many records each page had. */
export async function readAll(
  reading: AsyncIterable<ReadStep>,
): Promise<{ records: RemoteRecord[]; pages: number[]; end: ReadEnd | undefined }> {
  const records: RemoteRecord[] = [];
  const pages: number[] = [];
  let end: ReadEnd | undefined;
  for await (const step of reading) {
    if (step.kind === 'page') {
      records.push(...step.records);
      pages.push(step.records.length);
    } else end = step;
  }
  return { records, pages, end };
}
