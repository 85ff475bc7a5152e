import type { NotificationKind } from '@rma/domain';
import { enqueue } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import { addDelivery, webhooksToTell } from './webhook-queries.ts';

/** Has a person's systems told of what the person is told, once the caller's transaction commits. */
export function createWebhookQueue() {
  return {
    async add(
      trx: Trx,
      told: { accountId: string; kind: NotificationKind; notificationId: string },
    ): Promise<void> {
      const { accountId, kind, notificationId } = told;
      for (const webhookId of await webhooksToTell(trx, accountId, kind)) {
        await addDelivery(trx, { webhookId, notificationId });
        await enqueue(trx, {
          task: 'registry.deliver-webhook',
          payload: { webhookId, notificationId },
          key: `registry.deliver-webhook:${webhookId}:${notificationId}`,
        });
      }
    },
  };
}

export type WebhookQueue = ReturnType<typeof createWebhookQueue>;
