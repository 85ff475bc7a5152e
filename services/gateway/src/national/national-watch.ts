import type { Tables } from '@rma/persistence';
import type { Logger } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import { directoryTables } from '../governments/directory.ts';
import { createChangeLog } from './change-keys.ts';
import { changesSince, pruneChanges, settledBefore } from './change-queries.ts';
import { createListener } from './listener.ts';

/** How long a change may go unnoticed when its notification is lost. */
const POLL_MS = 1000;
/** The oldest that what is kept in memory may be. */
const MOST_STALE_MS = 2000;
const PRUNE_MS = 3_600_000;
/** A reader is looked after as long as it comes back within this many transactions. */
const KEPT_TRANSACTIONS = 2_000_000;

export type ChangeListener = {
  datasets(ordinals: readonly number[]): Promise<void>;
  tables(names: ReadonlySet<string>): Promise<void>;
};

/**
 * Follows every change of the national schema: told by notification, made sure of by a poll each second and a
 * place in the order of transactions, so a lost notification loses nothing. `version` grows with each reading that
 * found changes and again once the listener has taken them in; `hasChanged` tells what changed after a version.
 */
export function createNationalWatch(options: {
  db: Kysely<Tables>;
  connectionString: string | undefined;
  logger: Logger;
  listener: ChangeListener;
}) {
  const { db, connectionString, logger, listener } = options;
  let since: string | null = null;
  let seen = { datasets: new Set<number>(), tables: new Set<number>() };
  let version = 0;
  const log = createChangeLog();
  /** Notifications heard, and how many of them had been heard when the last complete reading began. */
  let heard = 0;
  let readUntil = 0;
  let reading: Promise<void> | null = null;
  let askedAgain = false;
  let isClosed = false;
  let isFailing = false;
  let readAtMs = -Infinity;

  async function readOnce(): Promise<boolean> {
    if (since === null) {
      const start = await settledBefore(db);
      await listener.tables(new Set<string>(directoryTables));
      since = start;
    }
    const changes = await changesSince(db, since, {
      datasets: [...seen.datasets],
      tables: [...seen.tables],
    });
    if (changes.datasets.length > 0 || changes.tables.length > 0) {
      const tables = new Set(changes.tables.map((change) => change.table));
      const told = { datasets: changes.datasets, tables };
      version += 1;
      log.note(told, version);
      await Promise.all([
        listener.tables(tables),
        listener.datasets([...new Set(changes.datasets.map((change) => change.ordinal))]),
      ]);
      // What was worked out meanwhile may be from before the listener took them in.
      version += 1;
      log.note(told, version);
    }
    if (changes.isComplete && changes.settledBefore !== since) {
      // What was seen of unsettled transactions is read once more after they settle, which changes nothing.
      since = changes.settledBefore;
      const kept = { datasets: new Set<number>(), tables: new Set<number>() };
      for (const { seq } of changes.datasets) kept.datasets.add(seq);
      for (const { seq } of changes.tables) kept.tables.add(seq);
      seen = kept;
    } else {
      for (const { seq } of changes.datasets) seen.datasets.add(seq);
      for (const { seq } of changes.tables) seen.tables.add(seq);
    }
    return changes.isComplete;
  }

  async function readAll(): Promise<void> {
    try {
      do {
        askedAgain = false;
        const heardBefore = heard;
        while (!(await readOnce()) && !isClosed);
        readUntil = heardBefore;
      } while (askedAgain && !isClosed);
      isFailing = false;
      readAtMs = performance.now();
    } catch (error) {
      if (!isFailing && !isClosed)
        logger.warn({ err: error }, 'could not read the changes of the national view');
      isFailing = true;
    }
  }

  /** Reads what has changed until now. Never rejects; a failure is logged and tried again at the next poll. */
  function catchUp(): Promise<void> {
    if (isClosed) return Promise.resolve();
    askedAgain = true;
    reading ??= readAll().finally(() => {
      reading = null;
    });
    return reading;
  }

  const notified = () => {
    heard += 1;
    void catchUp();
  };
  const sockets =
    connectionString === undefined
      ? null
      : createListener({
          connectionString,
          channels: ['national_dataset', 'national_table'],
          onNotification: notified,
          logger,
        });
  const poll = setInterval(() => void catchUp(), POLL_MS);
  const prune = setInterval(() => {
    pruneChanges(db, KEPT_TRANSACTIONS).catch((error: unknown) =>
      logger.warn({ err: error }, 'could not prune the changes of the national view'),
    );
  }, PRUNE_MS);
  poll.unref();
  prune.unref();

  return {
    async start(): Promise<void> {
      await catchUp();
      void sockets?.open();
    },
    version: () => version,
    /** True when any of `keys` (of changeKeys) may have changed after `version`. */
    hasChanged: (keys: Iterable<string>, from: number) => log.hasChanged(keys, from),
    /** True while something is known to have changed and not yet what. */
    isBehind: () => heard > readUntil,
    /** True while the last reading is recent: what was kept since then is what the database says. */
    isCurrent: () => performance.now() - readAtMs <= MOST_STALE_MS,
    /** Waits for the reading in progress, but never longer than `mostMs`. */
    caughtUp: async (mostMs: number): Promise<void> => {
      if (reading === null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, mostMs);
      await Promise.race([reading, promise]);
      clearTimeout(timer);
    },
    catchUp,
    async close(): Promise<void> {
      isClosed = true;
      clearInterval(poll);
      clearInterval(prune);
      await sockets?.close();
      await reading;
    },
  };
}
export type NationalWatch = ReturnType<typeof createNationalWatch>;
