import type { Custodian } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';

/** Who answers for a government's data now; null before anybody did. */
export async function findCustodian(db: Database, cvegeo: string): Promise<Custodian | null> {
  const row = await db
    .selectFrom('registry.custody')
    .select(['kind', 'official_id', 'state_cvegeo'])
    .where('cvegeo', '=', cvegeo)
    .where('until', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (row.official_id !== null) return { kind: 'official', officialId: row.official_id };
  return row.state_cvegeo === null ? { kind: 'network' } : { kind: 'state', cvegeo: row.state_cvegeo };
}

/** Closes the custody there is and opens another. */
export async function putCustodian(
  trx: Trx,
  cvegeo: string,
  { custodian, at }: { custodian: Custodian; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.custody')
    .set({ until: at })
    .where('cvegeo', '=', cvegeo)
    .where('until', 'is', null)
    .execute();
  await trx
    .insertInto('registry.custody')
    .values({
      cvegeo,
      kind: custodian.kind,
      official_id: custodian.kind === 'official' ? custodian.officialId : null,
      state_cvegeo: custodian.kind === 'state' ? custodian.cvegeo : null,
      since: at,
      until: null,
    })
    .execute();
}

/** Whose hands a government's data were in, newest first; public facts only. */
export function listCustody(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.custody as custody')
    .leftJoin('registry.official as official', 'official.id', 'custody.official_id')
    .leftJoin('registry.government as state', 'state.cvegeo', 'custody.state_cvegeo')
    .select([
      'custody.id',
      'custody.kind',
      'custody.since',
      'custody.until',
      'official.name as official_name',
      'official.position as official_position',
      'official.post',
      'official.standing',
      'state.cvegeo as state_cvegeo',
      'state.name as state_name',
    ])
    .where('custody.cvegeo', '=', cvegeo)
    .orderBy('custody.since', 'desc')
    .orderBy('custody.id', 'desc')
    .execute();
}

/** Members, and governments that somebody still answers for: whose custody may have to change. */
export async function listInCustody(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('registry.custody')
    .select('cvegeo')
    .where('until', 'is', null)
    .orderBy('cvegeo')
    .execute();
  return rows.map(({ cvegeo }) => cvegeo);
}
