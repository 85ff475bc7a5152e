import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** How many events one notice tells of. */
export const MOST_EVENTS = 100;

export type AnnouncedEvent = {
  number: number;
  kind: 'create' | 'update' | 'delete';
  dataset_id: string;
  title: string | null;
  cvegeo: string | null;
  at: Date;
};

export const feedHead = async (db: Kysely<Tables>): Promise<number> =>
  (await db.selectFrom('national.feed_head').select('number').executeTakeFirst())?.number ?? 0;

/**
 * What a subscriber has not heard of, in order: the next events of its government and theme (all when null), and up to
 * which number of the feed they are all of them. A deletion has the title and the theme its dataset last had.
 */
export async function eventsToAnnounce(
  db: Kysely<Tables>,
  { after, cvegeo, themeId }: { after: number; cvegeo: string | null; themeId: string | null },
): Promise<{ events: AnnouncedEvent[]; to: number }> {
  const head = await feedHead(db);
  const isOfGovernment = cvegeo === null ? sql`true` : sql`event.cvegeo = ${cvegeo}`;
  const isOfTheme = themeId === null ? sql`true` : sql`known.snapshot ->> 'theme_id' = ${themeId}`;
  const { rows } = await sql<AnnouncedEvent>`
    select event.number, event.kind, event.dataset_id, event.cvegeo, event.at,
      known.snapshot ->> 'title' as title
    from national.dataset_event event
    left join lateral (
      select earlier.snapshot from national.dataset_event earlier
      where earlier.dataset_id = event.dataset_id and earlier.number <= event.number
        and earlier.snapshot is not null
      order by earlier.number desc limit 1) known on true
    where event.number > ${after} and event.number <= ${head} and ${isOfGovernment} and ${isOfTheme}
    order by event.number limit ${MOST_EVENTS}`.execute(db);
  const last = rows.at(-1);
  return { events: rows, to: rows.length === MOST_EVENTS && last ? last.number : head };
}
