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
const MOST_MISSED = 20_000;
/** Whether a search found a change is worked out from its words, twice for each. */
const MOST_MISSED_BY_SEARCH = 2000;
export const MOST_STREAMS = 500;
export const MOST_PER_CALLER = 10;

export type Stream = {
  /** Resolves when there is room for more; `reset` says that changes were missed and what was known must be read again. */
  send(told: { event: ChangeEvent } | { position: number; isReset: boolean }): Promise<void>;
  close(): void;
};
type Open = {
  stream: Stream;
  filter: ChangeFilter;
  caller: string | null;
  position: number;
  /** What it is being told; not null either while it is being opened. */
  telling: Promise<void> | null;
};

/**
 * Tells each open stream the changes it wants, in the order of their numbers, each once. `pulse` says that something
 * changed, of which some may be theirs. A stream goes on from the number it had seen, wherever it was connected before.
 */
export function createChangeStreams({ db, logger }: { db: Kysely<Tables>; logger: Logger }) {
  const streams = new Set<Open>();
  let asking: Promise<void> | null = null;
  let hasMore = false;
  let head = 0;

  async function tell(open: Open): Promise<void> {
    try {
      while (open.position < head && streams.has(open)) {
        const until = Math.min(open.position + AT_ONCE, head);
        const events = await changeEvents(db, open.filter, { since: open.position, until });
        for (const event of events) await open.stream.send({ event });
        open.position = until;
      }
    } catch (error) {
      letGo(open, error);
    } finally {
      open.telling = null;
    }
  }

  async function tellAll(): Promise<void> {
    while (hasMore) {
      hasMore = false;
      head = await lastChangeNumber(db);
      // Each goes on by itself: one that reads slowly holds up nobody else.
      for (const open of streams) if (open.position < head) open.telling ??= tell(open);
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
    asking ??= tellAll()
      .catch((error: unknown) => logger.warn({ err: error }, 'could not tell the changes of datasets'))
      .finally(() => {
        asking = null;
        if (hasMore) pulse();
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
     * Opens a stream, which takes its place at once, from the change numbered `lastSeen` on, or from now on without it.
     * One that missed more than 20,000 changes (2,000 of a search), or names one that never was, is told to start over.
     * Returns how to close it.
     */
    async open(
      stream: Stream,
      { filter, caller, lastSeen }: { filter: ChangeFilter; caller: string | null; lastSeen: number | null },
    ): Promise<() => void> {
      const opening = Promise.withResolvers<void>();
      const open: Open = { stream, filter, caller, position: 0, telling: opening.promise };
      streams.add(open);
      try {
        const last = await lastChangeNumber(db);
        const mostMissed = filter.query === null ? MOST_MISSED : MOST_MISSED_BY_SEARCH;
        const isResumable = lastSeen !== null && lastSeen <= last && last - lastSeen <= mostMissed;
        open.position = isResumable ? lastSeen : last;
        await stream.send({ position: open.position, isReset: lastSeen !== null && !isResumable });
      } catch (error) {
        streams.delete(open);
        throw error;
      } finally {
        open.telling = null;
        opening.resolve();
      }
      pulse();
      return () => {
        streams.delete(open);
      };
    },
    async close(): Promise<void> {
      const all = [...streams];
      for (const open of all) drop(open);
      await asking;
      await Promise.all(all.flatMap(({ telling }) => telling ?? []));
    },
  };
}
export type ChangeStreams = ReturnType<typeof createChangeStreams>;
