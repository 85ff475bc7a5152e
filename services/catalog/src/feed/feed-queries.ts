import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** How many events a page holds; a page that has them all never changes again. */
export const PAGE_SIZE = 100;

/** Whose changes: one government's by its key, or everybody's. */
export type FeedScope = { cvegeo: string | null };

/** How many events there are. */
export async function feedLength(db: Kysely<Tables>, { cvegeo }: FeedScope): Promise<number> {
  if (cvegeo === null)
    return (await db.selectFrom('national.feed_head').select('number').executeTakeFirst())?.number ?? 0;
  const { total } = await db
    .selectFrom('national.dataset_event')
    .where('cvegeo', '=', cvegeo)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** ISO 8601 in UTC with microseconds, which tell one event of a batch from the next. */
const publishedAt = sql<string>`to_char(event.published_at at time zone 'UTC',
  'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('published_at');

const eventDates = (db: Kysely<Tables>, { cvegeo }: FeedScope) =>
  db
    .selectFrom('national.dataset_event as event')
    .$if(cvegeo !== null, (query) => query.where('event.cvegeo', '=', cvegeo ?? ''))
    .orderBy('event.number')
    .select(publishedAt);

/** The date of the first event; undefined when there is none. */
export async function firstEventAt(db: Kysely<Tables>, scope: FeedScope): Promise<string | undefined> {
  const first = await eventDates(db, scope).limit(1).executeTakeFirst();
  return first?.published_at;
}

/** The date of the last event before a page; undefined before the first page. */
export async function boundBefore(
  db: Kysely<Tables>,
  { cvegeo, page }: FeedScope & { page: number },
): Promise<string | undefined> {
  if (page === 1) return undefined;
  const last = (page - 1) * PAGE_SIZE;
  const found = await eventDates(db, { cvegeo })
    .$if(cvegeo === null, (query) => query.where('event.number', '=', last))
    .$if(cvegeo !== null, (query) => query.offset(last - 1))
    .limit(1)
    .executeTakeFirst();
  return found?.published_at;
}

const wholeEvents = (db: Kysely<Tables>) =>
  db
    .selectFrom('national.dataset_event as event')
    .leftJoin('national.government as government', 'government.cvegeo', 'event.cvegeo')
    .select([
      'event.number',
      'event.kind',
      'event.dataset_id',
      'event.snapshot',
      publishedAt,
      'government.cvegeo',
      'government.level',
      'government.name as government_name',
      'government.state_name',
      'government.west',
      'government.south',
      'government.east',
      'government.north',
      'government.lon',
      'government.lat',
    ])
    .orderBy('event.number');

export type EventRow = Awaited<ReturnType<ReturnType<typeof wholeEvents>['execute']>>[number];

/** The events of a page (the first is 1), each with the facts of its government as they are now. */
export function eventsOfPage(
  db: Kysely<Tables>,
  { cvegeo, page }: FeedScope & { page: number },
): Promise<EventRow[]> {
  const before = (page - 1) * PAGE_SIZE;
  if (cvegeo === null)
    return wholeEvents(db)
      .where('event.number', '>', before)
      .where('event.number', '<=', before + PAGE_SIZE)
      .execute();
  return wholeEvents(db)
    .where('event.cvegeo', '=', cvegeo)
    .where(
      'event.number',
      '>=',
      sql<number>`coalesce((select number from national.dataset_event where cvegeo = ${cvegeo}
        order by number offset ${before} limit 1), 9223372036854775807)`,
    )
    .limit(PAGE_SIZE)
    .execute();
}
