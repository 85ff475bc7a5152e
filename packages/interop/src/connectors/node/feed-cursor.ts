import { createHash } from 'node:crypto';
import type { FeedEvent } from './feed-page.ts';

/**
 * Up to where a feed was read: the number of its last event, and what the events from `from` to it, all of one page,
 * said then. A node that later tells them otherwise rewrites its history.
 */
export type FeedCursor = { number: number; from: number; digest: string };

/** The cursor after the newest page that has events. */
export function cursorAfter(events: readonly FeedEvent[]): FeedCursor | null {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { number: last.number, from: first.number, digest: digestOf(events) };
}

/** Whether a page still tells what the cursor remembers of it. */
export function isAsRemembered({ number, from, digest }: FeedCursor, events: readonly FeedEvent[]): boolean {
  const remembered = events.filter((event) => event.number >= from && event.number <= number);
  return remembered.length === number - from + 1 && digestOf(remembered) === digest;
}

export const writeCursor = ({ number, from, digest }: FeedCursor): string => `${number}:${from}:${digest}`;

/** A cursor as it was written; null for any other text. */
export function readCursor(text: string): FeedCursor | null {
  const [, number, from, digest] = /^(\d{1,15}):(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return digest === undefined ? null : { number: Number(number), from: Number(from), digest };
}

const digestOf = (events: readonly FeedEvent[]): string =>
  createHash('sha256')
    .update(events.map(({ digest }) => digest).join('\n'))
    .digest('hex');
