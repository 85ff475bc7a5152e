import type { Database } from '../dependencies.ts';

/** An official to be told something; `accountId` null while the invitation waits. */
export type Told = { accountId: string | null; name: string; email: string };

/**
 * Who is told of a government's work: the holders of its posts; their substitutes where nobody holds the post or an
 * absence of the holder is on record; and, while its state takes care of it, the state's.
 */
export function officialsToTell(db: Database, cvegeo: string): Promise<Told[]> {
  return db
    .selectFrom('registry.official as official')
    .select(['official.account_id as accountId', 'official.name', 'official.email'])
    .where((eb) =>
      eb.or([
        eb('official.cvegeo', '=', cvegeo),
        eb(
          'official.cvegeo',
          'in',
          eb
            .selectFrom('registry.adoption as adoption')
            .select('adoption.state_cvegeo')
            .where('adoption.cvegeo', '=', cvegeo)
            .where('adoption.ended_at', 'is', null),
        ),
      ]),
    )
    .where('official.ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('official.standing', '=', 'holder'),
        eb.not(
          eb.exists(
            eb
              .selectFrom('registry.official as holder')
              .leftJoin('registry.official_absence as absence', (join) =>
                join.onRef('absence.official_id', '=', 'holder.id').on('absence.ended_at', 'is', null),
              )
              .select('holder.id')
              .whereRef('holder.cvegeo', '=', 'official.cvegeo')
              .whereRef('holder.post', '=', 'official.post')
              .where('holder.standing', '=', 'holder')
              .where('holder.ended_at', 'is', null)
              .where('absence.id', 'is', null),
          ),
        ),
      ]),
    )
    .orderBy('official.cvegeo', 'desc')
    .orderBy('official.post')
    .execute();
}
