import type { Database, Trx } from '../dependencies.ts';

/** The municipalities that these states take care of today. */
export function listAdopted(
  db: Database,
  states: readonly string[],
): Promise<{ cvegeo: string; state_cvegeo: string }[]> {
  return db
    .selectFrom('registry.adoption')
    .select(['cvegeo', 'state_cvegeo'])
    .where('state_cvegeo', 'in', [...states])
    .where('ended_at', 'is', null)
    .orderBy('cvegeo')
    .execute();
}

export function findAdoption(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.adoption')
    .select(['id', 'state_cvegeo', 'reason', 'adopted_at'])
    .where('cvegeo', '=', cvegeo)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

export async function addAdoption(
  trx: Trx,
  adoption: { cvegeo: string; stateCvegeo: string; reason: string; at: Date; by: string },
): Promise<void> {
  await trx
    .insertInto('registry.adoption')
    .values({
      cvegeo: adoption.cvegeo,
      state_cvegeo: adoption.stateCvegeo,
      reason: adoption.reason,
      adopted_at: adoption.at,
      adopted_by: adoption.by,
      ended_at: null,
      ended_because: null,
    })
    .execute();
}

/** Ends the live adoption of a member; the state that had it, or null when there was none. */
export async function endAdoption(
  trx: Trx,
  cvegeo: string,
  ending: { at: Date; because: string },
): Promise<string | null> {
  const ended = await trx
    .updateTable('registry.adoption')
    .set({ ended_at: ending.at, ended_because: ending.because })
    .where('cvegeo', '=', cvegeo)
    .where('ended_at', 'is', null)
    .returning('state_cvegeo')
    .executeTakeFirst();
  return ended?.state_cvegeo ?? null;
}

/** Every adoption of a member there ever was, newest first. */
export function listAdoptions(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.adoption as adoption')
    .innerJoin('registry.government as state', 'state.cvegeo', 'adoption.state_cvegeo')
    .select([
      'adoption.state_cvegeo',
      'state.name as state_name',
      'adoption.reason',
      'adoption.adopted_at',
      'adoption.ended_at',
      'adoption.ended_because',
    ])
    .where('adoption.cvegeo', '=', cvegeo)
    .orderBy('adoption.adopted_at', 'desc')
    .execute();
}
