import { sql } from 'kysely';
import type { Trx } from '../dependencies.ts';

/**
 * Makes a government, and the municipalities of a state, active members, here and in the national view; those that
 * already stand in any way stay as they do. Returns the keys of those that joined.
 */
export async function joinOwnGovernments(
  trx: Trx,
  { cvegeo, at }: { cvegeo: string; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ cvegeo: string }>`
    insert into registry.membership (cvegeo, state, since, joined_at)
    select cvegeo, 'active', ${at}, ${at} from registry.government
    where cvegeo = ${cvegeo} or (length(${cvegeo}::text) = 2 and left(cvegeo, 2) = ${cvegeo})
    on conflict (cvegeo) do nothing
    returning cvegeo`.execute(trx);
  const joined = rows.map((row) => row.cvegeo).toSorted();
  if (joined.length === 0) return [];
  await trx
    .updateTable('national.government')
    .set({ membership: 'active', member_since: at })
    .where('cvegeo', 'in', joined)
    .execute();
  return joined;
}
