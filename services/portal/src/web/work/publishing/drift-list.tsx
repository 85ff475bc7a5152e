import type { Drift } from '../upload-types.ts';

/** What changed since the delivery the public has now. */
export function DriftList({ drift }: { drift: Drift | null; titleOf: (field: string) => string }) {
  if (!drift) return null;
  return null;
}
