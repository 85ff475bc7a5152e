import type { Tables } from '@rma/persistence';
import type { Logger } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import {
  changeEvents,
  lastChangeNumber,
  type ChangeEvent,
  type ChangeFilter,
} from './change-event-queries.ts';

/** Changes looked at in one statement, and how far back somebody may go on from. */
const AT_ONCE = 500;
export const MOST_MISSED = 20_000;
export const MOST_STREAMS = 500;
export const MOST_PER_CALLER = 10;

export type Stream = {
  /** Resolves when there is room for more; `reset` says that changes were missed and what was known must be read again. */
  send(told: { event: ChangeEvent } | { position: number; isReset: boolean }): Promise<void>;
  close(): void;
};
type Open = { stream: Stream; filter: ChangeFilter; caller: string | null; position: number };

/**
 * Tells each open stream the changes it wants, in the order of their numbers, each once. `pulse` says that something
 * changed, of which some may be theirs. A stream goes on from the number it had seen, wherever it was connected before.
 */
export function createChangeStreams({ db, logger }: { db: Kysely<Tables>; logger: Logger }) {
  const streams = new Set<Open>();
  let telling: Promise<void> | null = null;
  let hasMore = false;

  async function advance(open: Open, head: number): Promise<void> {
    while (open.position < head && streams.has(open)) {
      const until = Math.min(open.position + AT_ONCE, head);
      const events = await changeEvents(db, open.filter, { since: open.position, until });
      for (const event of events) await open.stream.send({ event });
      open.position = until;
    }
  }

  async function tellAll(): Promise<void> {
    while (hasMore) {
      hasMore = false;
      const head = await lastChangeNumber(db);
      // One that reads slowly holds up nobody else.
      await Promise.all([...streams].map((open) => advance(open, head).catch((error) => letGo(open, error))));
    }
  }

  /** It comes back by itself, and goes on from what it had seen. */
  function letGo(open: Open, error: unknown): void {
    logger.info({ err: error }, 'a stream of changes was let go');
    drop(open);
  }

  function drop(open: Open): void {
    if (streams.delete(open)) open.stream.close();
  }

  function pulse(): void {
    if (streams.size === 0) return;
    hasMore = true;
    telling ??= tellAll()
      .catch((error: unknown) => logger.warn({ err: error }, 'could not tell the changes of datasets'))
      .finally(() => {
        telling = null;
      });
  }

  return {
    pulse,
    count: () => streams.size,
    /** Null is a caller of this very machine, who may have as many as there are. */
    hasRoomFor: (caller: string | null): boolean =>
      streams.size < MOST_STREAMS &&
      (caller === null || [...streams].filter((open) => open.caller === caller).length < MOST_PER_CALLER),
    /**
     * Opens a stream from the change numbered `lastSeen` on, or from now on without it. One that missed more than
     * 20,000 changes, or names one that never was, is told to start over. Returns how to close it.
     */
    async open(
      stream: Stream,
      { filter, caller, lastSeen }: { filter: ChangeFilter; caller: string | null; lastSeen: number | null },
    ): Promise<() => void> {
      const head = await lastChangeNumber(db);
      const isResumable = lastSeen !== null && lastSeen <= head && head - lastSeen <= MOST_MISSED;
      const open = { stream, filter, caller, position: isResumable ? lastSeen : head };
      await stream.send({ position: open.position, isReset: lastSeen !== null && !isResumable });
      streams.add(open);
      pulse();
      return () => {
        streams.delete(open);
      };
    },
    async close(): Promise<void> {
      for (const open of streams) drop(open);
      await telling;
    },
  };
}
export type ChangeStreams = ReturnType<typeof createChangeStreams>;
