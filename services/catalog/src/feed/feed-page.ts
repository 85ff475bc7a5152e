import type { Tables } from '@rma/persistence';
import type { WrittenFeedPage } from '@rma/interop';
import type { Kysely } from 'kysely';
import { addresses } from '../releases/addresses.ts';
import {
  boundBefore,
  eventsOfPage,
  feedLength,
  firstEventAt,
  PAGE_SIZE,
  type FeedScope,
} from './feed-queries.ts';
import { writtenEvent } from './written-event.ts';

/** Which page is the newest: never full, so that every full one has a next and is as it will be forever. */
export const newestPage = (length: number): number => Math.floor(length / PAGE_SIZE) + 1;

/**
 * A page of the feed (the first is 1, the newest when none is asked for); null beyond the newest. `isClosed`: it never
 * changes again.
 */
export async function readFeedPage(
  { db, publicUrl }: { db: Kysely<Tables>; publicUrl: string },
  { cvegeo, number }: FeedScope & { number?: number },
): Promise<{ page: WrittenFeedPage; number: number; isClosed: boolean } | null> {
  const newest = newestPage(await feedLength(db, { cvegeo }));
  const wanted = number ?? newest;
  if (wanted > newest) return null;
  const at = addresses(publicUrl);
  const pageUrl = (page: number) => `${at.feed(cvegeo)}/pages/${page}`;
  const [rows, since, before] = await Promise.all([
    eventsOfPage(db, { cvegeo, page: wanted }),
    firstEventAt(db, { cvegeo }),
    boundBefore(db, { cvegeo, page: wanted }),
  ]);
  const isClosed = rows.length === PAGE_SIZE;
  const last = rows.at(-1);
  return {
    number: wanted,
    isClosed,
    page: {
      url: pageUrl(wanted),
      feedUrl: at.feed(cvegeo),
      shapeUrl: at.feedShape,
      since: since ?? null,
      previous: before === undefined ? null : { url: pageUrl(wanted - 1), bound: before },
      next: isClosed && last ? { url: pageUrl(wanted + 1), bound: last.published_at } : null,
      events: rows.map((row) => writtenEvent(row, publicUrl)),
    },
  };
}
