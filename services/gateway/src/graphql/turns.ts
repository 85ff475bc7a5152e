import { GatewayError } from './gateway-error.ts';

/**
 * Executes at most `mostWeight` at once, first come, first served; what does not fit waits. With `mostWaiting` already
 * waiting, the next is BUSY. What weighs no more than `light` never waits: small questions are answered while large
 * ones are being worked out.
 */
export function createTurns(options: { mostWeight: number; light: number; mostWaiting: number }) {
  const { mostWeight, light, mostWaiting } = options;
  const waiting: { weight: number; begin: () => void }[] = [];
  let running = 0;

  const fits = (weight: number) => running === 0 || running + weight <= mostWeight;

  function beginThoseThatFit(): void {
    for (let next = waiting[0]; next !== undefined && fits(next.weight); next = waiting[0]) {
      waiting.shift();
      running += next.weight;
      next.begin();
    }
  }

  return {
    /** Runs `work` in its turn; rejects with BUSY, or as `work` does. */
    take: async <Value>(weight: number, work: () => Promise<Value>): Promise<Value> => {
      if (weight <= light) return work();
      if (waiting.length > 0 || !fits(weight)) {
        if (waiting.length >= mostWaiting) throw new GatewayError('BUSY');
        await new Promise<void>((resolve) => {
          waiting.push({ weight, begin: resolve });
        });
      } else running += weight;
      try {
        return await work();
      } finally {
        running -= weight;
        beginThoseThatFit();
      }
    },
  };
}
export type Turns = ReturnType<typeof createTurns>;
