import type { Database, Trx } from '../dependencies.ts';

export function findAdoption(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.charter_adoption')
    .select(['adopted_on', 'document_id', 'recorded_at'])
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
}

/** Records an adoption, or corrects the one on record. */
export async function putAdoption(
  trx: Trx,
  adoption: { cvegeo: string; adoptedOn: string; documentId: string; at: Date; by: string },
): Promise<void> {
  const recorded = {
    adopted_on: adoption.adoptedOn,
    document_id: adoption.documentId,
    recorded_at: adoption.at,
    recorded_by: adoption.by,
  };
  await trx
    .insertInto('registry.charter_adoption')
    .values({ cvegeo: adoption.cvegeo, ...recorded })
    .onConflict((conflict) => conflict.column('cvegeo').doUpdateSet(recorded))
    .execute();
}
