import { grantSchema, type Grant, type Role } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';

/**
 * What an account may do today. A grant that belongs to a post is not counted once the official's term is
 * over, also before the calendar has been turned.
 */
export async function findLiveGrants(
  db: Database,
  accountId: string,
  { today }: { today: string },
): Promise<Grant[]> {
  const rows = await db
    .selectFrom('registry.account_grant as granted')
    .select(['granted.role', 'granted.cvegeo'])
    .where('granted.account_id', '=', accountId)
    .where('granted.ended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('registry.official as official')
            .select('official.id')
            .whereRef('official.account_id', '=', 'granted.account_id')
            .whereRef('official.cvegeo', '=', 'granted.cvegeo')
            .whereRef('official.post', '=', 'granted.role')
            .where('official.ended_at', 'is', null)
            .where('official.term_ends', '<', today),
        ),
      ),
    )
    .orderBy('granted.granted_at')
    .execute();
  return grantSchema.array().parse(rows);
}

/** Gives a role; giving one the account has already changes nothing. */
export async function addGrant(
  trx: Trx,
  grant: { accountId: string; role: Role; cvegeo: string | null; grantedBy: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('registry.account_grant')
    .values({
      account_id: grant.accountId,
      role: grant.role,
      cvegeo: grant.cvegeo,
      granted_at: grant.at,
      granted_by: grant.grantedBy,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends the live grants of a government: of one account and role, or all of them. */
export async function endGrants(
  trx: Trx,
  which: { cvegeo: string; accountId?: string; role?: Role },
  ending: { at: Date; by: string },
): Promise<void> {
  let query = trx
    .updateTable('registry.account_grant')
    .set({ ended_at: ending.at, ended_by: ending.by })
    .where('cvegeo', '=', which.cvegeo)
    .where('ended_at', 'is', null);
  if (which.accountId !== undefined) query = query.where('account_id', '=', which.accountId);
  if (which.role !== undefined) query = query.where('role', '=', which.role);
  await query.execute();
}

/** Whether the network has somebody who can coordinate it. */
export async function hasCoordinator(db: Database): Promise<boolean> {
  const found = await db
    .selectFrom('registry.account_grant')
    .innerJoin('registry.account', 'registry.account.id', 'registry.account_grant.account_id')
    .select('registry.account_grant.id')
    .where('registry.account_grant.role', '=', 'coordinator')
    .where('registry.account_grant.ended_at', 'is', null)
    .where('registry.account.state', '=', 'active')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
