import type { Database } from '../dependencies.ts';

/** What decides whether governments can be invited, by their keys; those INEGI does not have are missing. */
export async function findInvitable(db: Database, cvegeos: readonly string[]) {
  if (cvegeos.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('registry.government as government')
    .leftJoin('registry.membership as membership', 'membership.cvegeo', 'government.cvegeo')
    .leftJoin('registry.outreach as outreach', 'outreach.cvegeo', 'government.cvegeo')
    .select(['government.cvegeo', 'government.name', 'membership.state', 'outreach.invited_at'])
    .where('government.cvegeo', 'in', cvegeos)
    .execute();
  return new Map(rows.map((row) => [row.cvegeo, row]));
}
