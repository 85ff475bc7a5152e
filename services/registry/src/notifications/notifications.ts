import { notificationKinds, type Delivery, type NotificationKind } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { farewell } from '../messages/letters.ts';
import type { Messages } from '../messages/messages.ts';
import { jobSchema, type Audience, type Notice } from './notice.ts';
import * as queries from './notification-queries.ts';

/** What people are told: written in the transaction of what it tells, shown in the portal, sent by mail. */
export function createNotifications(deps: RegistryDeps, { messages }: { messages: Messages }) {
  const { db, clock, publicUrl } = deps;

  async function recipientsOf(trx: Trx, audience: Audience): Promise<queries.Recipient[]> {
    if ('officialsOf' in audience) return queries.officialsOf(trx, audience.officialsOf);
    if ('role' in audience) return queries.holdersOf(trx, audience.role);
    if ('accounts' in audience) return queries.accountsOf(trx, audience.accounts);
    return audience.people.map((person) => ({ accountId: null, ...person }));
  }

  /** Tells an audience something, in the caller's transaction; who was told the same (`about`) is not told again. */
  async function notify(trx: Trx, audience: Audience, notice: Notice): Promise<void> {
    const at = clock.now();
    for (const recipient of await recipientsOf(trx, audience)) {
      const mail = deliveryOf(notice.kind);
      const id = await queries.addNotification(trx, { ...notice, recipient, mail, at });
      if (id === null || mail !== 'immediate') continue;
      await messages.post(trx, {
        kind: notice.kind,
        recipient: recipient.email,
        subject: notice.title,
        body: `${recipient.name}:\n\n${notice.body}\n\n${publicUrl}${notice.path}\n\n${farewell}\n`,
        about: `notification:${id}`,
      });
    }
  }

  return {
    notify,

    /** The job `registry.notify`: what another service has to tell. Running it again tells nobody twice. */
    async run(payload: unknown): Promise<void> {
      const { audience, notice } = jobSchema.parse(payload);
      await transaction(db, { name: 'notify' }, (trx) => notify(trx, audience, notice));
    },
  };
}

function deliveryOf(kind: NotificationKind): Delivery {
  return notificationKinds[kind].delivery;
}

export type Notifications = ReturnType<typeof createNotifications>;
