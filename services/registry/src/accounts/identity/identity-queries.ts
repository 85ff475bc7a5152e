import { sql } from 'kysely';
import type { Database, Trx } from '../../dependencies.ts';

export type IdentityMethod = 'oidc' | 'llave-mx';
export type Provider = {
  cvegeo: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  emailDomain: string;
};

const providers = (db: Database) =>
  db
    .selectFrom('registry.identity_provider')
    .select([
      'cvegeo',
      'issuer',
      'client_id as clientId',
      'client_secret as clientSecret',
      'email_domain as emailDomain',
      'set_at as setAt',
    ]);

export const findProvider = (db: Database, cvegeo: string) =>
  providers(db).where('cvegeo', '=', cvegeo).executeTakeFirst();

export const findProviderOfDomain = (db: Database, emailDomain: string) =>
  providers(db).where('email_domain', '=', emailDomain).executeTakeFirst();

export async function putProvider(
  trx: Trx,
  provider: Provider & { setAt: Date; setBy: string },
): Promise<void> {
  const settings = {
    issuer: provider.issuer,
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    email_domain: provider.emailDomain,
    set_at: provider.setAt,
    set_by: provider.setBy,
  };
  await trx
    .insertInto('registry.identity_provider')
    .values({ cvegeo: provider.cvegeo, ...settings })
    .onConflict((conflict) => conflict.column('cvegeo').doUpdateSet(settings))
    .execute();
}

export async function removeProvider(trx: Trx, cvegeo: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('registry.identity_provider')
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export type Identity = { method: IdentityMethod; issuer: string; subject: string };

export async function findIdentityAccount(db: Database, identity: Identity): Promise<string | undefined> {
  const row = await db
    .selectFrom('registry.account_identity')
    .select('account_id')
    .where('method', '=', identity.method)
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  return row?.account_id;
}

/** Links an identity to an account; false when it is somebody else's, or the account has another of that issuer. */
export async function addIdentity(
  trx: Trx,
  identity: Identity & { accountId: string; at: Date },
): Promise<boolean> {
  const added = await trx
    .insertInto('registry.account_identity')
    .values({
      account_id: identity.accountId,
      method: identity.method,
      issuer: identity.issuer,
      subject: identity.subject,
      linked_at: identity.at,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function noteIdentityUse(trx: Trx, identity: Identity, at: Date): Promise<void> {
  await trx
    .updateTable('registry.account_identity')
    .set({ last_used_at: at })
    .where('method', '=', identity.method)
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .execute();
}

export function listIdentities(db: Database, accountId: string) {
  return db
    .selectFrom('registry.account_identity')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
}

export async function removeIdentity(
  db: Database,
  which: { id: string; accountId: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('registry.account_identity')
    .where('id', '=', which.id)
    .where('account_id', '=', which.accountId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Whether somebody with a role elsewhere, or in the whole network, has an address of a mail domain. */
export async function isDomainOfOthers(
  db: Database,
  { emailDomain, cvegeo }: { emailDomain: string; cvegeo: string },
): Promise<boolean> {
  const other = await db
    .selectFrom('registry.account as account')
    .innerJoin('registry.account_grant as granted', 'granted.account_id', 'account.id')
    .select('account.id')
    .where(sql<string>`lower(split_part(account.email::text, '@', 2))`, '=', emailDomain)
    .where('granted.ended_at', 'is', null)
    .where((eb) => eb.or([eb('granted.cvegeo', 'is', null), eb('granted.cvegeo', '<>', cvegeo)]))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** The governments of every grant an account has, null for one of the whole network. */
export async function governmentsOfGrants(db: Database, accountId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('registry.account_grant')
    .select('cvegeo')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ cvegeo }) => cvegeo);
}
