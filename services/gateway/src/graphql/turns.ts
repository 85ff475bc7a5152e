import { GatewayError } from './gateway-error.ts';

/** Between two heavy ones the process attends to what came in meanwhile, which would else wait for all of them. */
const BREATH_MS = 5;

type Waiting = { weight: number; begin: () => void };

/**
 * Executes at most `mostWeight` at once, first come, first served; what does not fit waits. With `mostWaiting` already
 * waiting, the next is BUSY, and so is what waited `mostWaitMs`. What weighs no more than `light` never waits: small
 * questions are answered while large ones are being worked out.
 */
export function createTurns(options: {
  mostWeight: number;
  light: number;
  mostWaiting: number;
  mostWaitMs: number;
}) {
  const { mostWeight, light, mostWaiting, mostWaitMs } = options;
  const waiting: Waiting[] = [];
  let running = 0;

  const fits = (weight: number) => running === 0 || running + weight <= mostWeight;

  function beginThoseThatFit(): void {
    for (let next = waiting[0]; next !== undefined && fits(next.weight); next = waiting[0]) {
      waiting.shift();
      running += next.weight;
      next.begin();
    }
  }

  function turnOf(weight: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const turn: Waiting = { weight, begin: resolve };
    waiting.push(turn);
    const patience = setTimeout(() => {
      const place = waiting.indexOf(turn);
      if (place === -1) return;
      waiting.splice(place, 1);
      reject(new GatewayError('BUSY'));
      // It may have been what others, lighter than it, were waiting behind.
      beginThoseThatFit();
    }, mostWaitMs);
    return promise.finally(() => clearTimeout(patience));
  }

  return {
    /** Runs `work` in its turn; rejects with BUSY, or as `work` does. */
    take: async <Value>(weight: number, work: () => Promise<Value>): Promise<Value> => {
      if (weight <= light) return work();
      if (waiting.length > 0 || !fits(weight)) {
        if (waiting.length >= mostWaiting) throw new GatewayError('BUSY');
        await turnOf(weight);
      } else running += weight;
      try {
        return await work();
      } finally {
        running -= weight;
        if (waiting.length > 0) setTimeout(beginThoseThatFit, BREATH_MS);
      }
    },
  };
}
export type Turns = ReturnType<typeof createTurns>;
