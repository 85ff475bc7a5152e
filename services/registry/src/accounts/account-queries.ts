import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

const accountColumns = ['id', 'email', 'name', 'password_hash', 'state'] as const;

/** An account as sign-in needs it. */
export type Account = {
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
  state: 'active' | 'disabled';
};

/** The account of an e-mail, whatever its capitals. */
export function findAccountByEmail(db: Database, email: string): Promise<Account | undefined> {
  return db
    .selectFrom('registry.account')
    .select(accountColumns)
    .where('email', '=', email)
    .executeTakeFirst();
}

export function findAccount(db: Database, id: string): Promise<Account | undefined> {
  return db.selectFrom('registry.account').select(accountColumns).where('id', '=', id).executeTakeFirst();
}

/** Adds an account; undefined when the e-mail has one already. */
export async function addAccount(
  trx: Trx,
  account: { email: string; name: string; passwordHash: string | null; at: Date },
): Promise<string | undefined> {
  const row = await trx
    .insertInto('registry.account')
    .values({
      email: account.email,
      name: account.name,
      password_hash: account.passwordHash,
      created_at: account.at,
      last_signed_in_at: null,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function noteSignIn(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('registry.account').set({ last_signed_in_at: at }).where('id', '=', id).execute();
}

/** Opens or shuts every account of a mail domain. */
export async function putAccountStates(
  db: Database,
  which: { emailDomain: string },
  state: Account['state'],
): Promise<void> {
  await db
    .updateTable('registry.account')
    .set({ state })
    .where(sql<string>`split_part(email::text, '@', 2)`, '=', which.emailDomain)
    .where('state', '<>', state)
    .execute();
}
