/** The stages of a run, in order. The same words in code, tables, pages and documentation. */
export const runStages = ['extract', 'compare', 'transform', 'validate', 'sync', 'report'] as const;
export type RunStage = (typeof runStages)[number];

export const runStates = ['queued', 'running', 'applied', 'held', 'failed', 'refused', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

/** What became of one record of a run. Archived records are not among those read. */
export const recordOutcomes = ['added', 'updated', 'unchanged', 'rejected', 'skipped'] as const;
export type RecordOutcome = (typeof recordOutcomes)[number];

export type RunCounts = { [Outcome in RecordOutcome]: number } & { read: number };

/** The invariant of every run: read = added + updated + unchanged + rejected + skipped. */
export function countsAddUp(counts: RunCounts): boolean {
  return counts.read === recordOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** A source may lose at most this share of its live records in one run before a person must confirm. */
export const deletionBreakerShare = 0.2;
/** Days a vanished record stays archived-with-grace before it is withdrawn. */
export const archiveGraceDays = 7;

/**
 * Whether a complete read must be held for a person: it would archive everything, or more than the share.
 * A first run (nothing live) is never held.
 */
export function mustHold(live: { before: number; missing: number }): boolean {
  if (live.before === 0 || live.missing === 0) return false;
  return live.missing === live.before || live.missing / live.before > deletionBreakerShare;
}
