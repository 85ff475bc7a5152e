import type { Clock } from '@rma/domain';

type Attempts = { failures: number; blockedUntilMs: number; lastMs: number };

const freeFailures = 5;
const firstPauseMs = 30_000;
const longestPauseMs = 15 * 60_000;
const forgottenAfterMs = 60 * 60_000;

/**
 * Counts failed sign-ins per account (by e-mail, whether it exists or not) and makes the next attempt wait:
 * after five failures 30 s, then twice as long each time, up to 15 minutes. The counters are in this process'
 * memory, at most `capacity` of them, the least recently used going first.
 */
export function createAttemptLimits({ clock, capacity = 10_000 }: { clock: Clock; capacity?: number }) {
  const attempts = new Map<string, Attempts>();

  return {
    /** Counts an attempt as failed until `succeeded`; says how long to wait when it is too early for one. */
    begin(key: string): { ok: true } | { ok: false; retryAfterSeconds: number } {
      const nowMs = clock.now().getTime();
      const known = attempts.get(key);
      const before = known && nowMs - known.lastMs < forgottenAfterMs ? known : undefined;
      if (before && nowMs < before.blockedUntilMs)
        return { ok: false, retryAfterSeconds: Math.ceil((before.blockedUntilMs - nowMs) / 1000) };
      const failures = (before?.failures ?? 0) + 1;
      const pauseMs =
        failures < freeFailures ? 0 : Math.min(firstPauseMs * 2 ** (failures - freeFailures), longestPauseMs);
      attempts.delete(key);
      attempts.set(key, { failures, blockedUntilMs: nowMs + pauseMs, lastMs: nowMs });
      const [oldest] = attempts.keys();
      if (attempts.size > capacity && oldest !== undefined) attempts.delete(oldest);
      return { ok: true };
    },

    succeeded(key: string): void {
      attempts.delete(key);
    },
  };
}

export type AttemptLimits = ReturnType<typeof createAttemptLimits>;
