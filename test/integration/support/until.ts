import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 100;
const giveUpAfterMs = 60_000;

/**
 * Asks `look` until it gives something other than null or false, and returns that. Gives up, saying what never
 * happened, after a minute: a machine that is busy only makes it slower.
 */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | null | false>,
  { timeoutMs = giveUpAfterMs }: { timeoutMs?: number } = {},
): Promise<Found> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > giveUpAt) throw new Error(`it never happened that ${what}`);
    await sleep(lookEveryMs);
  }
}
