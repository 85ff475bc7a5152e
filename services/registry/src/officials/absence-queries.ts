import type { Database, Trx } from '../dependencies.ts';

export async function addAbsence(
  trx: Trx,
  absence: {
    officialId: string;
    from: string;
    until: string | null;
    reason: string;
    documentId: string;
    at: Date;
    by: string;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.official_absence')
    .values({
      official_id: absence.officialId,
      from_on: absence.from,
      until_on: absence.until,
      reason: absence.reason,
      document_id: absence.documentId,
      recorded_at: absence.at,
      recorded_by: absence.by,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Absences of these officials, ended ones too, newest first. */
export async function listAbsencesOf(db: Database, officialIds: readonly string[]) {
  if (officialIds.length === 0) return [];
  return db
    .selectFrom('registry.official_absence')
    .select(['id', 'official_id', 'from_on', 'until_on', 'reason', 'ended_at'])
    .where('official_id', 'in', [...officialIds])
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Ends a live absence of an official; false when there is no such one. */
export async function endAbsence(
  trx: Trx,
  which: { id: string; officialId: string },
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('registry.official_absence')
    .set({ ended_at: at })
    .where('id', '=', which.id)
    .where('official_id', '=', which.officialId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
