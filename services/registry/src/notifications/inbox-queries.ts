import type { Database, Trx } from '../dependencies.ts';

/** What a person was told, newest first; one more than `first` when there is more. */
export function listNotifications(
  db: Database,
  page: { accountId: string; first: number; after: string | null; isUnreadOnly: boolean },
) {
  let query = db
    .selectFrom('registry.notification')
    .select(['id', 'kind', 'cvegeo', 'title', 'body', 'path', 'created_at', 'read_at'])
    .where('account_id', '=', page.accountId)
    .orderBy('id', 'desc')
    .limit(page.first + 1);
  if (page.isUnreadOnly) query = query.where('read_at', 'is', null);
  if (page.after !== null) query = query.where('id', '<', page.after);
  return query.execute();
}

/** How many a person has not read, up to `most`. */
export async function countUnread(
  db: Database,
  accountId: string,
  { most }: { most: number },
): Promise<number> {
  const rows = await db
    .selectFrom('registry.notification')
    .select('id')
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .limit(most)
    .execute();
  return rows.length;
}

/** Marks as read what a person was told: one thing, or everything up to the newest they have seen. */
export async function markRead(
  db: Database,
  which: { accountId: string } & ({ id: string } | { upTo: string }),
  at: Date,
): Promise<void> {
  const unread = db
    .updateTable('registry.notification')
    .set({ read_at: at })
    .where('account_id', '=', which.accountId)
    .where('read_at', 'is', null);
  await ('id' in which ? unread.where('id', '=', which.id) : unread.where('id', '<=', which.upTo)).execute();
}

/** What a person was told by mail before they had an account is theirs in the portal too. */
export async function adoptNotifications(trx: Trx, account: { id: string; email: string }): Promise<void> {
  await trx
    .updateTable('registry.notification')
    .set({ account_id: account.id })
    .where('recipient', '=', account.email)
    .where('account_id', 'is', null)
    .execute();
}
