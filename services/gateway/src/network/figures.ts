import type { Clock } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { packagesAndSources, reachOfThemes } from './figure-queries.ts';

/** Figures that are quick to count are counted after every change; slow ones at most this often. */
const SLOW_MS = 50;
const SLOW_FIGURES_KEPT_MS = 2000;

function remember<Value>(count: () => Promise<Value>, version: () => number | string): () => Promise<Value> {
  let kept: { value: Promise<Value>; version: number | string; tookMs: number; readAt: number } | null = null;
  return () => {
    const now = performance.now();
    const isCurrent =
      kept !== null &&
      (kept.version === version() || (kept.tookMs > SLOW_MS && now - kept.readAt < SLOW_FIGURES_KEPT_MS));
    if (kept !== null && isCurrent) return kept.value;
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
    return reading.value;
  };
}

/** Counts over the whole network, kept until the national view changes (`version`); never older than 2 s. */
export function createFigures({
  db,
  clock,
  version,
}: {
  db: Kysely<Tables>;
  clock: Clock;
  version: () => number;
}) {
  const MINUTE_MS = 60_000;
  // Sources grow stale without anything changing, so their count is also never older than a minute.
  const versionAndMinute = () => `${version()} ${Math.floor(clock.now().getTime() / MINUTE_MS)}`;
  return {
    network: remember(() => packagesAndSources(db, clock.now()), versionAndMinute),
    reach: remember(() => reachOfThemes(db), version),
  };
}
export type Figures = ReturnType<typeof createFigures>;
