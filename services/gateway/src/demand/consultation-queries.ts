import type { Tables } from '@rma/persistence';
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';

export type ConsultationRow = Selectable<Tables['national.consultation']>;
export type ConsultationCriteria = { government?: string; state?: 'open' | 'closed' };
export type ConsultationPlace = { openedAt: string; id: string };

function meets({ government, state }: ConsultationCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.consultation'>) =>
    eb.and([
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(state === undefined ? [] : [eb('state', '=', state)]),
    ]);
}

/** The newest first. */
export function listConsultations(
  db: Kysely<Tables>,
  criteria: ConsultationCriteria,
  { after, limit }: { after: ConsultationPlace | null; limit: number },
): Promise<ConsultationRow[]> {
  return db
    .selectFrom('national.consultation')
    .selectAll()
    .where(meets(criteria))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('opened_at', 'id'), '<', eb.tuple(new Date(after?.openedAt ?? 0), after?.id ?? '')),
      ),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countConsultations(
  db: Kysely<Tables>,
  criteria: ConsultationCriteria,
): Promise<number> {
  const { count } = await db
    .selectFrom('national.consultation')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function consultationById(db: Kysely<Tables>, id: string): Promise<ConsultationRow | undefined> {
  return db.selectFrom('national.consultation').selectAll().where('id', '=', id).executeTakeFirst();
}
