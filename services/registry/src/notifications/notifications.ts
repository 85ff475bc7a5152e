import type { Delivery, NotificationKind } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { NewMessage } from '../messages/message-queries.ts';
import type { Messages } from '../messages/messages.ts';
import { officialsToTell } from '../officials/told-queries.ts';
import { jobSchema, type Audience, type Notice } from './notice.ts';
import { noticeLetter, withLinks, withoutGreeting, type Links } from './notification-letter.ts';
import * as queries from './notification-queries.ts';
import type { Preferences } from './preferences.ts';
import type { Unsubscribing } from './unsubscribing.ts';
import type { WebhookQueue } from './webhook-queue.ts';

/** What people are told: written in the transaction of what it tells, shown in the portal, sent as each one chose. */
export function createNotifications(
  deps: RegistryDeps,
  parts: {
    messages: Messages;
    preferences: Preferences;
    unsubscribing: Unsubscribing;
    webhooks: WebhookQueue;
  },
) {
  const { db, clock, publicUrl } = deps;
  const { messages, preferences, unsubscribing, webhooks } = parts;

  async function recipientsOf(trx: Trx, audience: Audience): Promise<queries.Recipient[]> {
    if ('officialsOf' in audience) return officialsToTell(trx, audience.officialsOf);
    if ('role' in audience) return queries.holdersOf(trx, audience.role);
    if ('accounts' in audience) return queries.accountsOf(trx, audience.accounts);
    return audience.people.map((person) => ({ accountId: null, ...person }));
  }

  /** Has a person told: in the portal, by the way they chose, and in their systems; `letter` is what goes by mail. */
  async function tell(
    trx: Trx,
    recipient: queries.Recipient,
    told: { notice: Notice; mail: Delivery; letter: (id: string, links: Links) => NewMessage },
  ): Promise<void> {
    const { notice, mail, letter } = told;
    const id = await queries.addNotification(trx, { ...notice, recipient, mail, at: clock.now() });
    if (id === null) return;
    if (recipient.accountId !== null)
      await webhooks.add(trx, { accountId: recipient.accountId, kind: notice.kind, notificationId: id });
    if (mail !== 'immediate') return;
    const links = await unsubscribing.linksOf(trx, recipient.email, notice.kind);
    await messages.post(trx, letter(id, links));
  }

  /** Tells an audience something, in the caller's transaction; who was told the same (`about`) is not told again. */
  async function notify(trx: Trx, audience: Audience, notice: Notice): Promise<void> {
    const recipients = await recipientsOf(trx, audience);
    const addresses = recipients.map(({ email }) => email);
    const deliveryOf = await preferences.deliveriesOf(trx, addresses, notice.kind);
    for (const recipient of recipients)
      await tell(trx, recipient, {
        notice,
        mail: deliveryOf(recipient.email),
        letter: (id, links) => noticeLetter({ id, to: recipient, notice, publicUrl, links }),
      });
  }

  /** The same for a report with a letter of its own, which goes by mail as it is; `about` of the letter is what it tells. */
  async function notifyByLetter(
    trx: Trx,
    recipient: queries.Recipient,
    report: {
      kind: NotificationKind;
      cvegeo: string | null;
      path: string;
      letter: NewMessage & { about: string };
    },
  ): Promise<void> {
    const { kind, cvegeo, path, letter } = report;
    const deliveryOf = await preferences.deliveriesOf(trx, [recipient.email], kind);
    const { subject: title, about } = letter;
    await tell(trx, recipient, {
      notice: { kind, cvegeo, title, body: withoutGreeting(letter.body, recipient.name), path, about },
      mail: deliveryOf(recipient.email),
      letter: (_id, links) => withLinks(letter, links),
    });
  }

  return {
    notify,
    notifyByLetter,

    /** The job `registry.notify`: what another service has to tell. Running it again tells nobody twice. */
    async run(payload: unknown): Promise<void> {
      const { audience, notice } = jobSchema.parse(payload);
      await transaction(db, { name: 'notify' }, (trx) => notify(trx, audience, notice));
    },
  };
}

export type Notifications = ReturnType<typeof createNotifications>;
