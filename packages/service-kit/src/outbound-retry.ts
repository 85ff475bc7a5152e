import type { OutboundClock } from './outbound-types.ts';

const firstBackOffMs = 500;
const longestBackOffMs = 10_000;
/** A server may ask for hours; a call waits at most this long, and otherwise tells its caller. */
const longestRetryAfterMs = 60_000;

/** Methods that may be repeated without doing something twice (RFC 9110 §9.2.2). */
export function isIdempotent(method: string): boolean {
  return method !== 'POST' && method !== 'PATCH';
}

/** Whether a status says that the same request may work a little later. */
export function isTransientStatus(status: number): boolean {
  return status === 429 || status >= 500;
}

/** Retry-After in milliseconds from now, from seconds or from a date (RFC 9110 §10.2.3); undefined when unreadable. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/**
 * How long to wait before the next try: what the server asked for, else exponential back-off with full jitter.
 * Undefined when that is longer than is sensible or than what remains of the deadline.
 */
export function waitBeforeRetry(
  attempt: number,
  facts: { retryAfterMs: number | undefined; remainingMs: number; clock: OutboundClock },
): number | undefined {
  const { retryAfterMs, remainingMs, clock } = facts;
  const backOffMs = clock.random() * Math.min(longestBackOffMs, firstBackOffMs * 2 ** (attempt - 1));
  const waitMs = retryAfterMs ?? backOffMs;
  return waitMs > longestRetryAfterMs || waitMs >= remainingMs ? undefined : waitMs;
}
