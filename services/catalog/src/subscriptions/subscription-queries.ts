import type { Tables } from '@rma/persistence';
import type { Insertable, Kysely, Transaction, Updateable } from 'kysely';

type Database = Kysely<Tables>;

const whole = (db: Database) => db.selectFrom('catalog.subscription').selectAll();
export type SubscriptionRow = Awaited<ReturnType<ReturnType<typeof whole>['execute']>>[number];

export const findSubscription = (db: Database, id: string) =>
  whole(db).where('id', '=', id).executeTakeFirst();

/** The subscription of this node's hub, by the hub's address. */
export const findHubSubscription = (db: Database, url: string) =>
  whole(db).where('kind', '=', 'hub').where('url', '=', url).executeTakeFirst();

/** Held until the transaction ends, so that a person and a delivery do not undo one another. */
export const lockSubscription = (trx: Transaction<Tables>, id: string) =>
  whole(trx).where('id', '=', id).forUpdate().executeTakeFirst();

/** Webhooks of these governments (of the whole network too, for `all`), newest first; one more than asked. */
export const listSubscriptions = (
  db: Database,
  { governments, first, after }: { governments: 'all' | string[]; first: number; after: string | undefined },
) =>
  whole(db)
    .$if(governments !== 'all', (query) =>
      query.where('cvegeo', 'in', governments === 'all' ? [] : governments),
    )
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(first + 1)
    .execute();

export const countSubscriptions = async (db: Database, createdBy: string): Promise<number> =>
  (
    await db
      .selectFrom('catalog.subscription')
      .where('created_by', '=', createdBy)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

export const insertSubscription = (db: Database, row: Insertable<Tables['catalog.subscription']>) =>
  db.insertInto('catalog.subscription').values(row).returning('id').executeTakeFirstOrThrow();

export const updateSubscription = (
  db: Database,
  id: string,
  set: Updateable<Tables['catalog.subscription']>,
) => db.updateTable('catalog.subscription').set(set).where('id', '=', id).execute();

export const deleteSubscription = (db: Database, id: string) =>
  db.deleteFrom('catalog.subscription').where('id', '=', id).execute();

/** Subscriptions that have not heard of the newest event and may be told now. */
export const subscriptionsBehind = (db: Database, now: Date) =>
  db
    .selectFrom('catalog.subscription')
    .where('state', 'in', ['active', 'failing'])
    .where('last_number', '<', (eb) => eb.selectFrom('national.feed_head').select('number'))
    .where((eb) => eb.or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', now)]))
    .orderBy('id')
    .select('id')
    .execute();

export const insertDelivery = (db: Database, row: Insertable<Tables['catalog.subscription_delivery']>) =>
  db.insertInto('catalog.subscription_delivery').values(row).execute();

/** The deliveries of a subscription, newest first; one more than asked. */
export const listDeliveries = (
  db: Database,
  { subscriptionId, first, after }: { subscriptionId: string; first: number; after: string | undefined },
) =>
  db
    .selectFrom('catalog.subscription_delivery')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(first + 1)
    .execute();

/** Forgets deliveries from before a date; says how many. */
export async function forgetDeliveries(db: Database, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('catalog.subscription_delivery')
    .where('at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
