import type { NotificationKind } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';

export async function addWebhook(
  trx: Trx,
  webhook: { accountId: string; title: string; url: string; kinds: NotificationKind[]; at: Date },
): Promise<string | undefined> {
  const { accountId, title, url, kinds, at } = webhook;
  const row = await trx
    .insertInto('registry.notification_webhook')
    .values({
      account_id: accountId,
      title,
      url,
      kinds,
      failing_since: null,
      last_delivered_at: null,
      last_failure: null,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'url']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** A person's webhooks, newest first. */
export function listWebhooks(db: Database, accountId: string) {
  return db
    .selectFrom('registry.notification_webhook')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .execute();
}

/** Held, so that two that are added at once do not both count as the last allowed. */
export async function countWebhooks(trx: Trx, accountId: string): Promise<number> {
  await trx.selectFrom('registry.account').select('id').where('id', '=', accountId).forUpdate().execute();
  const { count } = await trx
    .selectFrom('registry.notification_webhook')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function removeWebhook(
  db: Database,
  which: { id: string; accountId: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('registry.notification_webhook')
    .where('id', '=', which.id)
    .where('account_id', '=', which.accountId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Those of a person that are still told of this kind. */
export async function webhooksToTell(trx: Trx, accountId: string, kind: NotificationKind): Promise<string[]> {
  const rows = await trx
    .selectFrom('registry.notification_webhook')
    .select(['id', 'kinds'])
    .where('account_id', '=', accountId)
    .where('state', '<>', 'ended')
    .execute();
  return rows.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind)).map(({ id }) => id);
}

export async function addDelivery(
  trx: Trx,
  delivery: { webhookId: string; notificationId: string },
): Promise<void> {
  await trx
    .insertInto('registry.webhook_delivery')
    .values({
      webhook_id: delivery.webhookId,
      notification_id: delivery.notificationId,
      delivered_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A delivery that is still to be made, with where and what, while its person's account is open. */
export function findDelivery(db: Database, which: { webhookId: string; notificationId: string }) {
  return db
    .selectFrom('registry.webhook_delivery as delivery')
    .innerJoin('registry.notification_webhook as webhook', 'webhook.id', 'delivery.webhook_id')
    .innerJoin('registry.account as account', 'account.id', 'webhook.account_id')
    .innerJoin('registry.notification as notification', 'notification.id', 'delivery.notification_id')
    .select([
      'webhook.id as webhookId',
      'webhook.url',
      'webhook.failing_since as failingSince',
      'notification.id',
      'notification.kind',
      'notification.cvegeo',
      'notification.title',
      'notification.body',
      'notification.path',
      'notification.created_at as createdAt',
    ])
    .where('delivery.webhook_id', '=', which.webhookId)
    .where('delivery.notification_id', '=', which.notificationId)
    .where('delivery.delivered_at', 'is', null)
    .where('webhook.state', '<>', 'ended')
    .where('account.state', '=', 'active')
    .executeTakeFirst();
}

export async function noteDelivered(
  trx: Trx,
  which: { webhookId: string; notificationId: string },
  at: Date,
): Promise<void> {
  await trx
    .updateTable('registry.webhook_delivery')
    .set((eb) => ({ delivered_at: at, attempts: eb('attempts', '+', 1) }))
    .where('webhook_id', '=', which.webhookId)
    .where('notification_id', '=', which.notificationId)
    .execute();
  await trx
    .updateTable('registry.notification_webhook')
    .set({ state: 'active', failing_since: null, last_failure: null, last_delivered_at: at })
    .where('id', '=', which.webhookId)
    .where('state', '<>', 'ended')
    .execute();
}

/** Notes a delivery that did not arrive; `isOver` ends the webhook. */
export async function noteUndelivered(
  trx: Trx,
  which: { webhookId: string; notificationId: string },
  failure: { text: string; at: Date; isOver: boolean },
): Promise<void> {
  await trx
    .updateTable('registry.webhook_delivery')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('webhook_id', '=', which.webhookId)
    .where('notification_id', '=', which.notificationId)
    .execute();
  await trx
    .updateTable('registry.notification_webhook')
    .set((eb) => ({
      state: failure.isOver ? ('ended' as const) : ('failing' as const),
      failing_since: eb.fn.coalesce('failing_since', eb.val(failure.at)),
      last_failure: failure.text,
    }))
    .where('id', '=', which.webhookId)
    // One that was on its way when the webhook ended does not bring it back.
    .where('state', '<>', 'ended')
    .execute();
}
