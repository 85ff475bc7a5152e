import type { Actor } from '@rma/domain';
import { problems } from '@rma/service-kit';
import { findAccount, type Account } from '../accounts/account-queries.ts';
import type { RegistryDeps } from '../dependencies.ts';
import * as queries from './inbox-queries.ts';

/** Past this, a bell says «99+». */
const mostCounted = 100;

/** What each person was told, in the portal. A machine is told nothing. */
export function createInbox({ db, clock }: RegistryDeps) {
  function ownerOf(actor: Actor): string {
    if (actor.kind !== 'person') throw problems.unauthenticated();
    return actor.accountId;
  }

  return {
    /** The account behind a request, for what goes by its address. */
    async accountOf(actor: Actor): Promise<Account> {
      const account = await findAccount(db, ownerOf(actor));
      if (!account || account.state !== 'active') throw problems.unauthenticated();
      return account;
    },

    ownerOf,

    async list(actor: Actor, page: { first: number; after: string | null; isUnreadOnly: boolean }) {
      const rows = await queries.listNotifications(db, { accountId: ownerOf(actor), ...page });
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        cvegeo: row.cvegeo,
        title: row.title,
        body: row.body,
        path: row.path,
        createdAt: row.created_at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
      }));
    },

    /** How many are unread, up to a hundred. */
    countUnread(actor: Actor): Promise<number> {
      return queries.countUnread(db, ownerOf(actor), { most: mostCounted });
    },

    /** Marks one as read, or everything up to one; what is somebody else's is left as it is. */
    async markRead(actor: Actor, which: { id: string } | { upTo: string }): Promise<void> {
      await queries.markRead(db, { accountId: ownerOf(actor), ...which }, clock.now());
    },
  };
}

export type Inbox = ReturnType<typeof createInbox>;
