import type { Database, Trx } from '../dependencies.ts';

export type CalendarFeed = {
  id: string;
  name: string;
  kinds: string[];
  state_cvegeo: string | null;
  created_at: Date;
  last_read_at: Date | null;
};

const columns = ['id', 'name', 'kinds', 'state_cvegeo', 'created_at', 'last_read_at'] as const;

export function listFeeds(db: Database, accountId: string): Promise<CalendarFeed[]> {
  return db
    .selectFrom('registry.calendar_feed')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
}

export async function addFeed(
  trx: Trx,
  feed: {
    accountId: string;
    name: string;
    kinds: string[];
    stateCvegeo: string | null;
    tokenHash: string;
    at: Date;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.calendar_feed')
    .values({
      account_id: feed.accountId,
      name: feed.name,
      kinds: feed.kinds,
      state_cvegeo: feed.stateCvegeo,
      token_hash: feed.tokenHash,
      created_at: feed.at,
      last_read_at: null,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function revokeFeed(
  db: Database,
  feed: { id: string; accountId: string; at: Date },
): Promise<boolean> {
  const revoked = await db
    .updateTable('registry.calendar_feed')
    .set({ revoked_at: feed.at })
    .where('id', '=', feed.id)
    .where('account_id', '=', feed.accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}

/** A feed by the hash of its secret, while it was not revoked and its account can be used. */
export function findFeed(db: Database, tokenHash: string) {
  return db
    .selectFrom('registry.calendar_feed as feed')
    .innerJoin('registry.account as account', 'account.id', 'feed.account_id')
    .select([
      'feed.id',
      'feed.name',
      'feed.kinds',
      'feed.state_cvegeo',
      'feed.account_id',
      'account.name as account_name',
    ])
    .where('feed.token_hash', '=', tokenHash)
    .where('feed.revoked_at', 'is', null)
    .where('account.state', '=', 'active')
    .executeTakeFirst();
}

/** Notes that a feed was read, at most once an hour: calendars ask often. */
export async function noteRead(db: Database, id: string, at: Date): Promise<void> {
  await db
    .updateTable('registry.calendar_feed')
    .set({ last_read_at: at })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([eb('last_read_at', 'is', null), eb('last_read_at', '<', new Date(at.getTime() - 3_600_000))]),
    )
    .execute();
}
