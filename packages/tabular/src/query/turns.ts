/** A turn is given back once, however often `end` is called. */
export type Turn = { end: () => void };

/**
 * Lets `running` work at once and `waiting` more wait in order; whoever comes after is sent away with null at once,
 * so that a flood costs nothing.
 */
export function createTurns({ running, waiting }: { running: number; waiting: number }) {
  let free = running;
  const queue: (() => void)[] = [];

  const turn = (): Turn => {
    let isOver = false;
    return {
      end: () => {
        if (isOver) return;
        isOver = true;
        const next = queue.shift();
        if (next === undefined) free += 1;
        else next();
      },
    };
  };

  return {
    take(): Promise<Turn> | null {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(turn());
      }
      if (queue.length >= waiting) return null;
      return new Promise((resolve) => {
        queue.push(() => resolve(turn()));
      });
    },
  };
}
