import { membershipStates, type MembershipState } from '@rma/domain';
import { z } from 'zod';
import type { Database, Trx } from '../dependencies.ts';

const stateSchema = z.enum(membershipStates).nullable();

/** A government of INEGI's catalogue and how it stands in the network; state null: a prospect. */
export type Member = {
  cvegeo: string;
  name: string;
  state: MembershipState | null;
  since: Date | null;
  joinedAt: Date | null;
};

const withMembership = (db: Database, cvegeo: string) =>
  db
    .selectFrom('registry.government as government')
    .leftJoin('registry.membership as membership', 'membership.cvegeo', 'government.cvegeo')
    .select([
      'government.cvegeo',
      'government.name',
      'membership.state',
      'membership.since',
      'membership.joined_at',
    ])
    .where('government.cvegeo', '=', cvegeo);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof withMembership>['executeTakeFirst']>>>;

const toMember = (row: Row): Member => ({
  cvegeo: row.cvegeo,
  name: row.name,
  state: stateSchema.parse(row.state),
  since: row.since,
  joinedAt: row.joined_at,
});

/** A government by its key; null when INEGI's catalogue has none. */
export async function findMember(db: Database, cvegeo: string): Promise<Member | null> {
  const row = await withMembership(db, cvegeo).executeTakeFirst();
  return row ? toMember(row) : null;
}

/**
 * The same, locked to the end of the transaction: whoever changes a government's membership, officials or
 * folios waits here for whoever else does.
 */
export async function lockMember(trx: Trx, cvegeo: string): Promise<Member | null> {
  await trx
    .selectFrom('registry.government')
    .select('cvegeo')
    .where('cvegeo', '=', cvegeo)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return findMember(trx, cvegeo);
}

/** Writes how a government stands, here and in the national view. */
export async function putMembership(
  trx: Trx,
  membership: { cvegeo: string; state: MembershipState; since: Date; joinedAt: Date | null },
): Promise<void> {
  const { cvegeo, state, since, joinedAt } = membership;
  await trx
    .insertInto('registry.membership')
    .values({ cvegeo, state, since, joined_at: joinedAt })
    .onConflict((conflict) => conflict.column('cvegeo').doUpdateSet({ state, since, joined_at: joinedAt }))
    .execute();
  await trx
    .updateTable('national.government')
    // Who was declined never was a member, so the public sees a prospect and not somebody who left.
    .set({
      membership: state === 'withdrawn' && joinedAt === null ? null : state,
      member_since: joinedAt,
    })
    .where('cvegeo', '=', cvegeo)
    .execute();
}

/** Whether a memorandum of this government ever was in force. */
export async function hadMemorandum(db: Database, cvegeo: string): Promise<boolean> {
  const found = await db
    .selectFrom('registry.memorandum')
    .select('id')
    .where('cvegeo', '=', cvegeo)
    .where('state', 'in', ['active', 'expiring', 'suspended', 'expired', 'terminated'])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Public changes of a government's membership, newest first. */
export function listMembershipChanges(db: Database, cvegeo: string) {
  return db
    .selectFrom('national.ledger_entry')
    .select(['seq', 'at', 'kind', 'cause'])
    .where('cvegeo', '=', cvegeo)
    .where('kind', 'like', 'membership.%')
    .orderBy('seq', 'desc')
    .limit(100)
    .execute();
}
