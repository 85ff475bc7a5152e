import { connectors, type ReadFailure, type RemoteRecord, type SourceKind } from '@rma/interop';
import type { JWK, Outbound } from '@rma/service-kit';
import { boundedOutbound } from './bounded-outbound.ts';

export const previewLimits = {
  records: 2000,
  /** For everything: finding out what is there, and reading it. */
  wholeMs: 60_000,
  bytes: 100 * 1024 * 1024,
} as const;
export type PreviewLimits = { records: number; wholeMs: number; bytes: number };

/** How a reading of a part ended: `whole` had no more, `enough` was stopped by us, or it broke off. */
export type SampleEnd = { kind: 'whole' } | { kind: 'enough' } | { kind: 'broken'; failure: ReadFailure };

/** Reads a catalogue from its beginning up to so many records and bytes; hands over what came, page by page. */
export async function readSample(
  address: {
    kind: SourceKind;
    url: string;
    organization: string | null;
    keys?: readonly JWK[] | undefined;
  },
  options: {
    outbound: Outbound;
    signal: AbortSignal;
    limits: PreviewLimits;
    now: () => Date;
    onPage: (records: readonly RemoteRecord[]) => Promise<void>;
  },
): Promise<SampleEnd> {
  const { signal, limits, now, onPage } = options;
  const outbound = boundedOutbound(options.outbound, limits.bytes);
  let left = limits.records;
  const { kind, url, organization, keys } = address;
  const reading = connectors[kind].read({
    url,
    outbound,
    signal,
    now,
    ...(keys && { keys }),
    ...(organization !== null && { organization }),
  });
  for await (const step of reading) {
    if (step.kind === 'end')
      return step.complete ? { kind: 'whole' } : { kind: 'broken', failure: step.failure };
    const page = step.records.slice(0, left);
    await onPage(page);
    left -= page.length;
    if (left === 0) return { kind: 'enough' };
  }
  return { kind: 'broken', failure: { code: 'truncated', detail: 'the reading had no end' } };
}
