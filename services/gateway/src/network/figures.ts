import type { Clock } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { packagesAndSources, reachOfThemes } from './figure-queries.ts';

/** Figures that are quick to count are counted after every change; slow ones only so often. */
const SLOW_MS = 50;
export const slowFiguresKeptMs = 2000;

/** A count, and whether it is of this very version: what is made of one that is not must not be kept. */
export type Counted<Value> = { value: Value; isCurrent: boolean };

function remember<Value>(
  count: () => Promise<Value>,
  { version, slowKeptMs }: { version: () => number | string; slowKeptMs: number },
): () => Promise<Counted<Value>> {
  let kept: { value: Promise<Value>; version: number | string; tookMs: number; readAt: number } | null = null;
  const counted = async (value: Promise<Value>, isCurrent: boolean) => ({ value: await value, isCurrent });
  return () => {
    const now = performance.now();
    if (kept?.version === version()) return counted(kept.value, true);
    if (kept !== null && kept.tookMs > SLOW_MS && now - kept.readAt < slowKeptMs)
      return counted(kept.value, false);
    const reading = { value: timed(), version: version(), tookMs: 0, readAt: now };
    async function timed(): Promise<Value> {
      const value = await count();
      reading.tookMs = performance.now() - now;
      return value;
    }
    kept = reading;
    reading.value.catch(() => {
      if (kept === reading) kept = null;
    });
    return counted(reading.value, true);
  };
}

/** Counts over the whole network, kept until the national view changes (`version`), or for `slowKeptMs` where they take long. */
export function createFigures({
  db,
  clock,
  version,
  slowKeptMs,
}: {
  db: Kysely<Tables>;
  clock: Clock;
  version: () => number;
  slowKeptMs: number;
}) {
  const MINUTE_MS = 60_000;
  // Sources grow stale without anything changing, so their count is also never older than a minute.
  const versionAndMinute = () => `${version()} ${Math.floor(clock.now().getTime() / MINUTE_MS)}`;
  return {
    network: remember(() => packagesAndSources(db, clock.now()), { version: versionAndMinute, slowKeptMs }),
    reach: remember(() => reachOfThemes(db), { version, slowKeptMs }),
  };
}
export type Figures = ReturnType<typeof createFigures>;
