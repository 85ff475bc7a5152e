import type { OutboundClock, Politeness } from './outbound-types.ts';

type Lane = { active: number; nextStartAt: number; waiting: (() => void)[] };

/** Lanes are forgotten once idle, but only looked over when there are this many. */
const lanesKept = 1000;

/**
 * Turns per host: so many requests at a time and a gap between their starts. `take` waits for a turn and returns
 * how to give it back; it rejects when the signal aborts first.
 */
export function createTurns(options: { politeness: (host: string) => Politeness; clock: OutboundClock }) {
  const { politeness, clock } = options;
  const lanes = new Map<string, Lane>();

  function laneOf(host: string): Lane {
    const found = lanes.get(host);
    if (found) return found;
    if (lanes.size >= lanesKept) {
      for (const [name, lane] of lanes)
        if (lane.active === 0 && lane.nextStartAt <= clock.now()) lanes.delete(name);
    }
    const lane: Lane = { active: 0, nextStartAt: 0, waiting: [] };
    lanes.set(host, lane);
    return lane;
  }

  function giveBack(lane: Lane): void {
    const next = lane.waiting.shift();
    // A waiting request inherits the turn, so nobody can slip in between.
    if (next) next();
    else lane.active -= 1;
  }

  return {
    async take(host: string, signal: AbortSignal): Promise<() => void> {
      signal.throwIfAborted();
      const { concurrency, gapMs } = politeness(host);
      const lane = laneOf(host);
      if (lane.active < concurrency) lane.active += 1;
      else await inherit(lane, signal);

      const now = clock.now();
      const startAt = Math.max(now, lane.nextStartAt);
      lane.nextStartAt = startAt + gapMs;
      let isGiven = false;
      const release = () => {
        if (!isGiven) giveBack(lane);
        isGiven = true;
      };
      try {
        if (startAt > now) await clock.sleep(startAt - now, signal);
        return release;
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}

async function inherit(lane: Lane, signal: AbortSignal): Promise<void> {
  const turn = Promise.withResolvers<void>();
  const onAbort = () => {
    lane.waiting = lane.waiting.filter((waiting) => waiting !== turn.resolve);
    turn.reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  lane.waiting.push(turn.resolve);
  try {
    await turn.promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
