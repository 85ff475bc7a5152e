import type { Tables } from '@rma/persistence';
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';

export type LedgerRow = Pick<
  Selectable<Tables['national.ledger_entry']>,
  'seq' | 'at' | 'kind' | 'subject' | 'cvegeo' | 'cause' | 'body' | 'previous_hash' | 'hash'
>;
export type LedgerCriteria = {
  government?: string;
  kinds?: readonly string[];
  subject?: string;
  since?: Date;
  until?: Date;
};

function meets({ government, kinds, subject, since, until }: LedgerCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.ledger_entry'>) =>
    eb.and([
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(kinds === undefined ? [] : [eb('kind', 'in', [...kinds])]),
      ...(subject === undefined ? [] : [eb('subject', '=', subject)]),
      ...(since === undefined ? [] : [eb('at', '>=', since)]),
      ...(until === undefined ? [] : [eb('at', '<=', until)]),
    ]);
}

/** Newest first, before an entry. Entries never change, so pages never do. */
export function listEntries(
  db: Kysely<Tables>,
  criteria: LedgerCriteria,
  { beforeSeq, limit }: { beforeSeq: number | null; limit: number },
): Promise<LedgerRow[]> {
  return db
    .selectFrom('national.ledger_entry')
    .select(['seq', 'at', 'kind', 'subject', 'cvegeo', 'cause', 'body', 'previous_hash', 'hash'])
    .where(meets(criteria))
    .$if(beforeSeq !== null, (query) => query.where('seq', '<', beforeSeq ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

export async function countEntries(db: Kysely<Tables>, criteria: LedgerCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.ledger_entry')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
