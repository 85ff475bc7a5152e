import type { Delivery, NotificationKind } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';

/** Somebody to be told; `accountId` null for who has no account, and so only hears by mail. */
export type Recipient = { accountId: string | null; name: string; email: string };

/** Those who hold a role of the whole network. */
export async function holdersOf(db: Database, role: 'coordinator' | 'squad'): Promise<Recipient[]> {
  return db
    .selectFrom('registry.account_grant as granted')
    .innerJoin('registry.account as account', 'account.id', 'granted.account_id')
    .select(['account.id as accountId', 'account.name', 'account.email'])
    .where('granted.role', '=', role)
    .where('granted.ended_at', 'is', null)
    .where('account.state', '=', 'active')
    .orderBy('account.email')
    .execute();
}

export async function accountsOf(db: Database, ids: readonly string[]): Promise<Recipient[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('registry.account')
    .select(['id as accountId', 'name', 'email'])
    .where('id', 'in', [...ids])
    .where('state', '=', 'active')
    .execute();
}

/** Returns the notification's id, or null when that person was told the same already. */
export async function addNotification(
  trx: Trx,
  notification: {
    recipient: Recipient;
    kind: NotificationKind;
    cvegeo: string | null;
    title: string;
    body: string;
    path: string;
    about: string;
    mail: Delivery;
    at: Date;
  },
): Promise<string | null> {
  const { recipient, at, ...told } = notification;
  const added = await trx
    .insertInto('registry.notification')
    .values({
      account_id: recipient.accountId,
      recipient: recipient.email,
      ...told,
      created_at: at,
      read_at: null,
      mailed_at: told.mail === 'immediate' ? at : null,
    })
    .onConflict((conflict) =>
      conflict.columns(['about', 'recipient']).where('about', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? null;
}
