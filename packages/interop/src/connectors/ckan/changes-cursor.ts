import { z } from 'zod';
import { readDate } from '../../record/dates.ts';
import type { RemoteRecord } from '../reading.ts';

/** Clocks differ, searches are indexed late and a reading takes its time. */
const OVERLAP_MS = 3_600_000;

const dated = z.object({ metadata_modified: z.string() });

/** When a record last changed, by its portal's clock. */
function changedAt({ raw }: RemoteRecord): number | null {
  const parsed = dated.safeParse(raw);
  const instant = parsed.success ? readDate(parsed.data.metadata_modified) : null;
  return instant === null ? null : Date.parse(instant);
}

/** A record that did not change since then, and that a portal which understood the question would not give. */
export function isOlder(record: RemoteRecord, since: string): boolean {
  const at = changedAt(record);
  return at !== null && at < Date.parse(since) - OVERLAP_MS;
}

/**
 * Follows the newest change of a reading. The cursor is that moment by the portal's own clock, and never later than
 * that clock says it is, less an hour; null when nothing tells a moment.
 */
export function createCursor(portalNow: Date | null) {
  let newest: number | null = null;
  return {
    take(records: readonly RemoteRecord[]): void {
      for (const record of records) {
        const at = changedAt(record);
        if (at !== null && (newest === null || at > newest)) newest = at;
      }
    },
    /** What the next reading of changes begins from; never before `since`. */
    next(since?: string): string | null {
      const limit = portalNow?.getTime() ?? Infinity;
      if (newest === null) return since ?? null;
      const at = Math.min(newest, limit) - OVERLAP_MS;
      return new Date(since === undefined ? at : Math.max(at, Date.parse(since))).toISOString();
    },
  };
}
