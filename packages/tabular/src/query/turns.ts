/** A turn is given back once, however often `end` is called. */
export type Turn = { end: () => void };

/**
 * Lets `running` work at once and `waiting` more wait in order, each for `waitMs` at most; whoever waited in vain, or
 * comes when the queue is full, gets null, so that a flood costs nothing and nobody hangs.
 */
export function createTurns(options: { running: number; waiting: number; waitMs: number }) {
  const { running, waiting, waitMs } = options;
  let free = running;
  const queue = new Set<(turn: Turn) => void>();

  const turn = (): Turn => {
    let isOver = false;
    return {
      end: () => {
        if (isOver) return;
        isOver = true;
        const [next] = queue;
        if (next === undefined) free += 1;
        else next(turn());
      },
    };
  };

  return {
    take(): Promise<Turn | null> {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(turn());
      }
      if (queue.size >= waiting) return Promise.resolve(null);
      return new Promise((resolve) => {
        const give = (given: Turn | null): void => {
          clearTimeout(timer);
          queue.delete(give);
          resolve(given);
        };
        const timer = setTimeout(() => give(null), waitMs);
        queue.add(give);
      });
    },
  };
}
