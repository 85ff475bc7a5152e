import { canonicalHash } from '../record/canonical-hash.ts';
import type { ReadEnd, ReadStep } from '../connectors/reading.ts';

/** What a reading of a catalogue left behind; raw records are handed on and not kept. */
export type ReadThrough = {
  /** Identifiers in the order they came; null where a record had none. */
  ids: (string | null)[];
  /** sha256 of each identified record's content. */
  hashes: Map<string, string>;
  end: ReadEnd;
};

/** Reads to the end. `each` sees every record once. */
export async function readThrough(
  steps: AsyncIterable<ReadStep>,
  each: (raw: unknown) => void = () => {},
): Promise<ReadThrough> {
  const ids: (string | null)[] = [];
  const hashes = new Map<string, string>();
  let end: ReadEnd = {
    kind: 'end',
    complete: false,
    failure: { code: 'truncated', detail: 'the reading had no end' },
  };
  for await (const step of steps) {
    if (step.kind === 'end') {
      end = step;
      continue;
    }
    for (const { remoteId, raw } of step.records) {
      ids.push(remoteId);
      if (remoteId !== null) hashes.set(remoteId, canonicalHash(raw));
      each(raw);
    }
  }
  return { ids, hashes, end };
}
