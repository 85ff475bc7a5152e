/** Turns for work that needs much memory: so many at a time, the others wait in the order they came. */
export type Turns = { take(signal?: AbortSignal): Promise<() => void> };

/**
 * `take` waits for a turn and answers how to give it back, which may be called more than once; it rejects when the
 * signal aborts first.
 */
export function createTurns(atATime: number): Turns {
  let free = atATime;
  let waiting: (() => void)[] = [];

  function giveBack(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (free > 0) free -= 1;
      else await inLine(signal);
      let isGiven = false;
      return () => {
        if (!isGiven) giveBack();
        isGiven = true;
      };
    },
  };

  async function inLine(signal: AbortSignal | undefined): Promise<void> {
    const turn = Promise.withResolvers<void>();
    const onAbort = () => {
      waiting = waiting.filter((one) => one !== turn.resolve);
      turn.reject(signal?.reason);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    waiting.push(turn.resolve);
    try {
      await turn.promise;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }
}

/** A page of a large catalogue, read and understood, may take tens of megabytes. */
const LARGE_READS_AT_A_TIME = 3;

/** Turns of this process for reading catalogues that are large, or of which nobody knows yet how large they are. */
export const largeReads = createTurns(LARGE_READS_AT_A_TIME);

/** A catalogue with more records than this is large. */
export const LARGE_CATALOGUE = 5000;
