import { dateInMexicoCity, type Clock, type UseChannel } from '@rma/domain';
import type { Logger, Metrics } from '@rma/service-kit';
import type { Use } from './served-use.ts';
import type { CountedUse } from './use-queries.ts';

/** Counts reach the database this long after the first of them. */
const FLUSH_MS = 30_000;
/** A count more is written at once; while nothing can be written, none beyond twice as many is begun. */
const MOST_WAITING = 50_000;

/**
 * Counts uses in memory and hands them to `write` in batches; what could not be written is counted on. `close` writes
 * what is left, so that an orderly end loses nothing; a killed process loses half a minute.
 */
export function createUseCounter(options: {
  write: (counted: CountedUse[]) => Promise<void>;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
}) {
  const { write, clock, logger, metrics } = options;
  let waiting = new Map<string, CountedUse>();
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let day = { untilMs: 0, date: '' };
  const lost = metrics.counter({
    name: 'rma_use_not_counted_total',
    help: 'Uses of datasets that were not counted because the database could not be written for long',
    labels: ['channel'] as const,
  });

  /** The date in Mexico City, worked out once a second. */
  function today(): string {
    const now = clock.now();
    if (Math.abs(now.getTime() - day.untilMs) > 1000)
      day = { untilMs: now.getTime(), date: dateInMexicoCity(now) };
    return day.date;
  }

  function add(counted: CountedUse): void {
    const { datasetId, channel, count, robots } = counted;
    const key = `${datasetId} ${channel} ${counted.day}`;
    const known = waiting.get(key);
    if (known !== undefined) {
      known.count += count;
      known.robots += robots;
    } else if (waiting.size < 2 * MOST_WAITING) waiting.set(key, { ...counted });
    else lost.inc({ channel: channel satisfies UseChannel }, count + robots);
  }

  function begin(): void {
    timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
  }

  async function writeWaiting(): Promise<void> {
    const batch = [...waiting.values()];
    waiting = new Map();
    if (batch.length === 0) return;
    try {
      await write(batch);
    } catch (error) {
      for (const counted of batch) add(counted);
      logger.warn({ err: error, waiting: waiting.size }, 'uses of datasets could not be written yet');
      begin();
    }
  }

  /** Writes what was counted until now. Never rejects: what cannot be written waits for the next time. */
  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    while (writing !== null) await writing;
    writing = writeWaiting().finally(() => {
      writing = null;
    });
    await writing;
  }

  return {
    count({ datasetId, channel, isRobot }: Use): void {
      add({ datasetId, channel, day: today(), count: isRobot ? 0 : 1, robots: isRobot ? 1 : 0 });
      if (waiting.size === MOST_WAITING) void flush();
      else begin();
    },
    flush,
    async close(): Promise<void> {
      await flush();
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
export type UseCounter = ReturnType<typeof createUseCounter>;
