import type { MembershipState } from '@rma/domain';
import type { Database } from '../dependencies.ts';

/** The name of a government; null when INEGI's catalogue has no such key. */
export async function findName(db: Database, cvegeo: string): Promise<string | null> {
  const row = await db
    .selectFrom('registry.government')
    .select('name')
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** A state and its municipalities that are in one of these states of membership, by key; null without such a state. */
export async function listMembersOfState(
  db: Database,
  cvegeo: string,
  states: readonly MembershipState[],
): Promise<Map<string, string> | null> {
  const rows = await db
    .selectFrom('registry.government as government')
    .leftJoin('registry.membership as membership', 'membership.cvegeo', 'government.cvegeo')
    .select(['government.cvegeo', 'government.name', 'membership.state'])
    .where('government.state_cvegeo', '=', cvegeo)
    .orderBy('government.cvegeo')
    .execute();
  if (rows.length === 0) return null;
  const members = rows.filter(({ state }) => states.some((each) => each === state));
  return new Map(members.map((row) => [row.cvegeo, row.name]));
}
