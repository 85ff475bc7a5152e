import { dateAt, grantSchema, type Grant, type Role } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';
import { listAdministrationEnds } from '../administrations/administration-queries.ts';
import { listAdopted } from '../handover/adoption-queries.ts';
import { actsOn, listPosts, type PostHolding } from '../officials/post-queries.ts';

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
    .select(['role', 'cvegeo', 'granted_at'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .execute();
  const keys = rows.flatMap(({ cvegeo }) => cvegeo ?? []);
  const known =
    keys.length === 0
      ? { posts: [], ends: [] }
      : { posts: await listPosts(db, keys), ends: await listAdministrationEnds(db, keys) };
  const live = rows
    .filter((row) => actsBy(row, { accountId, now, ...known }))
    .map(({ role, cvegeo }) => grantSchema.parse({ role, cvegeo }));
  return [...live, ...(await adoptedGrants(db, live))];
}

type Granted = { role: string; cvegeo: string | null; granted_at: Date };
type AdministrationEnd = { cvegeo: string; ends_on: string };

/**
 * Whether a grant counts: one of a post, held or substituted by this account, while they act in it; any other of a
 * government, until the administration in which it was given ends.
 */
function actsBy(
  grant: Granted,
  known: { accountId: string; posts: PostHolding[]; ends: AdministrationEnd[]; now: Date },
): boolean {
  const { role, cvegeo } = grant;
  if (cvegeo === null) return true;
  const today = dateAt(cvegeo, known.now);
  const ofPost = known.posts.filter((each) => each.cvegeo === cvegeo && each.post === role);
  const own = ofPost.filter(({ accountId }) => accountId === known.accountId);
  if (own.length === 0) return !isOutlived({ cvegeo, grantedAt: grant.granted_at }, known.ends, today);
  return own.some((each) => actsOn(each, ofPost, today));
}

/** Whether an administration has ended since the grant was given. */
function isOutlived(
  { cvegeo, grantedAt }: { cvegeo: string; grantedAt: Date },
  ends: readonly AdministrationEnd[],
  today: string,
): boolean {
  const grantedOn = dateAt(cvegeo, grantedAt);
  return ends.some((each) => each.cvegeo === cvegeo && grantedOn <= each.ends_on && each.ends_on < today);
}

/** Ends the grants that outlived their administration, apart from those of a post; returns how many. */
export async function endOutlivedGrants(trx: Trx, ending: { now: Date; by: string }): Promise<number> {
  const candidates = await trx
    .selectFrom('registry.account_grant as granted')
    .innerJoin('registry.administration as administration', (join) =>
      join.onRef('administration.cvegeo', '=', 'granted.cvegeo').on('administration.is_confirmed', '=', true),
    )
    .select(['granted.id', 'granted.cvegeo', 'granted.granted_at', 'administration.ends_on'])
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
            .where('official.ended_at', 'is', null),
        ),
      ),
    )
    .execute();
  const outlived = candidates.filter(({ cvegeo, granted_at: grantedAt, ends_on }) => {
    if (cvegeo === null) return false;
    return isOutlived({ cvegeo, grantedAt }, [{ cvegeo, ends_on }], dateAt(cvegeo, ending.now));
  });
  if (outlived.length === 0) return 0;
  await trx
    .updateTable('registry.account_grant')
    .set({ ended_at: ending.now, ended_by: ending.by })
    .where(
      'id',
      'in',
      outlived.map(({ id }) => id),
    )
    .execute();
  return outlived.length;
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
