import type { Clock } from '@rma/domain';
import { GatewayError } from '../graphql/gateway-error.ts';

/** Points of cost a minute (`extensions.cost.estimated`; one point for an answer that is at hand). */
export type QuotaLimits = { address: number; identified: number };

export const defaultQuotas: QuotaLimits = { address: 200_000, identified: 2_000_000 };

/** Who asks, for a quota: a key or person of the network, an address, or null for who has none. */
export type Caller = { name: string; kind: keyof QuotaLimits } | null;

export type Quota = { limit: number; remaining: number; resetSeconds: number };

const WINDOW_MS = 60_000;
const MOST_CALLERS = 100_000;

/**
 * What each caller has spent in the current minute, in this process. A question is refused before it is worked out
 * when its points no longer fit.
 */
export function createQuotas({ clock, limits }: { clock: Clock; limits: QuotaLimits }) {
  let windowStart = -Infinity;
  let spent = new Map<string, number>();

  function turnWindow(): number {
    const nowMs = clock.now().getTime();
    if (nowMs - windowStart >= WINDOW_MS || nowMs < windowStart || spent.size > MOST_CALLERS) {
      windowStart = nowMs;
      spent = new Map();
    }
    return Math.max(1, Math.ceil((windowStart + WINDOW_MS - nowMs) / 1000));
  }

  return {
    /** Throws QUOTA_EXCEEDED when `points` are more than what is left; nothing is spent then. */
    spend({ name, kind }: NonNullable<Caller>, points: number): void {
      const resetSeconds = turnWindow();
      const before = spent.get(name) ?? 0;
      const limit = limits[kind];
      if (before + points > limit) throw new GatewayError('QUOTA_EXCEEDED', { limit, seconds: resetSeconds });
      spent.set(name, before + points);
    },
    left({ name, kind }: NonNullable<Caller>): Quota {
      const resetSeconds = turnWindow();
      const limit = limits[kind];
      return { limit, remaining: limit - (spent.get(name) ?? 0), resetSeconds };
    },
  };
}
export type Quotas = ReturnType<typeof createQuotas>;
