import { dateAt, grantSchema, mayActInPost, type Grant, type Role } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';
import { listAdopted } from '../handover/adoption-queries.ts';
import { listPosts, type PostHolding } from '../officials/post-queries.ts';

/**
 * What an account may do at an instant: its grants, without those of a post in which it does not act on that day where
 * the government is, and with those of the municipalities that its state adopted. The calendar may be turned later.
 */
export async function findLiveGrants(
  db: Database,
  accountId: string,
  { now }: { now: Date },
): Promise<Grant[]> {
  const rows = await db
    .selectFrom('registry.account_grant')
    .select(['role', 'cvegeo'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .execute();
  const granted = grantSchema.array().parse(rows);
  const keys = granted.flatMap(({ cvegeo }) => cvegeo ?? []);
  const posts = keys.length === 0 ? [] : await listPosts(db, keys);
  const live = granted.filter((grant) => actsBy(grant, { accountId, posts, now }));
  return [...live, ...(await adoptedGrants(db, live))];
}

/** A grant counts unless it is of a post, held or substituted by this account, in which it does not act today. */
function actsBy(
  { role, cvegeo }: Grant,
  { accountId, posts, now }: { accountId: string; posts: PostHolding[]; now: Date },
): boolean {
  if (cvegeo === null) return true;
  const ofPost = posts.filter((each) => each.cvegeo === cvegeo && each.post === role);
  const own = ofPost.filter((each) => each.accountId === accountId);
  if (own.length === 0) return true;
  const today = dateAt(cvegeo, now);
  const holder = ofPost.find(({ standing }) => standing === 'holder') ?? null;
  return own.some((each) =>
    each.standing === 'holder'
      ? mayActInPost({ standing: 'holder', holder: each }, today)
      : mayActInPost({ standing: 'substitute', term: each.term, holder }, today),
  );
}

/** A state's liaison and administrator act for the municipalities it adopted, while it has them. */
async function adoptedGrants(db: Database, live: readonly Grant[]): Promise<Grant[]> {
  const ofStates = live.flatMap(({ role, cvegeo }) =>
    cvegeo?.length === 2 && (role === 'liaison' || role === 'administrator') ? [{ role, cvegeo }] : [],
  );
  if (ofStates.length === 0) return [];
  const adopted = await listAdopted(
    db,
    ofStates.map(({ cvegeo }) => cvegeo),
  );
  return adopted.flatMap((adoption) =>
    ofStates
      .filter((grant) => grant.cvegeo === adoption.state_cvegeo)
      .map(({ role }) => ({ role, cvegeo: adoption.cvegeo }))
      .filter((each) => !live.some(({ role, cvegeo }) => role === each.role && cvegeo === each.cvegeo)),
  );
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
