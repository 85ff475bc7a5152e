import type { Database } from '../dependencies.ts';

export type NewApiKey = {
  id: string;
  accountId: string;
  cvegeo: string;
  name: string;
  secretHash: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
};

export async function addApiKey(db: Database, key: NewApiKey): Promise<void> {
  await db
    .insertInto('registry.api_key')
    .values({
      id: key.id,
      account_id: key.accountId,
      cvegeo: key.cvegeo,
      name: key.name,
      secret_hash: key.secretHash,
      scopes: key.scopes,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
}

/** A key in force whose owner's account is active. */
export function findLiveApiKey(db: Database, id: string, now: Date) {
  return db
    .selectFrom('registry.api_key as key')
    .innerJoin('registry.account as account', 'account.id', 'key.account_id')
    .select(['key.id', 'key.account_id', 'key.cvegeo', 'key.secret_hash', 'key.scopes', 'key.last_used_at'])
    .where('key.id', '=', id)
    .where('key.revoked_at', 'is', null)
    .where('key.expires_at', '>', now)
    .where('account.state', '=', 'active')
    .executeTakeFirst();
}

export function findApiKeyGovernment(db: Database, id: string) {
  return db
    .selectFrom('registry.api_key')
    .select('cvegeo')
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Keys not revoked of these governments, newest first. */
export function listApiKeys(
  db: Database,
  page: { governments: 'all' | string[]; first: number; after: { createdAt: string; id: string } | null },
) {
  let query = db
    .selectFrom('registry.api_key')
    .select(['id', 'cvegeo', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.first + 1);
  if (page.governments !== 'all') query = query.where('cvegeo', 'in', page.governments);
  if (page.after) {
    const { createdAt, id } = page.after;
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(new Date(createdAt), id)));
  }
  return query.execute();
}

export async function noteApiKeyUse(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('registry.api_key').set({ last_used_at: at }).where('id', '=', id).execute();
}

export async function revokeApiKey(db: Database, id: string, at: Date): Promise<void> {
  await db
    .updateTable('registry.api_key')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}
