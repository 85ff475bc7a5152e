import type { LedgerKind, Tables } from '@rma/persistence';
import type { ExpressionBuilder, Selectable } from 'kysely';
import type { Database } from '../dependencies.ts';

export type LedgerRow = Selectable<Tables['national.ledger_entry']>;

/** Which entries are wanted; nothing given leaves nothing out. */
export type LedgerCriteria = {
  government?: string | undefined;
  kinds?: readonly LedgerKind[] | undefined;
  subject?: string | undefined;
  since?: Date | undefined;
};

function meets({ government, kinds, subject, since }: LedgerCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.ledger_entry'>) =>
    eb.and([
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(kinds === undefined ? [] : [eb('kind', 'in', [...kinds])]),
      ...(subject === undefined ? [] : [eb('subject', '=', subject)]),
      ...(since === undefined ? [] : [eb('at', '>=', since)]),
    ]);
}

/** Oldest first, after an entry. Entries never change, so pages never do. */
export function entriesAfter(
  db: Database,
  criteria: LedgerCriteria,
  { afterSeq, limit }: { afterSeq: number; limit: number },
): Promise<LedgerRow[]> {
  return db
    .selectFrom('national.ledger_entry')
    .selectAll()
    .where(meets(criteria))
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** The names of governments by key, for people. */
export async function governmentNames(
  db: Database,
  cvegeos: readonly string[],
): Promise<Map<string, string>> {
  if (cvegeos.length === 0) return new Map();
  const rows = await db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'level', 'state_name'])
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
  return new Map(
    rows.map((row) => [row.cvegeo, row.level === 'state' ? row.name : `${row.name}, ${row.state_name}`]),
  );
}

/** The newest entries first, for who follows what changes. */
export function newestEntries(
  db: Database,
  criteria: LedgerCriteria,
  { limit }: { limit: number },
): Promise<LedgerRow[]> {
  return db
    .selectFrom('national.ledger_entry')
    .selectAll()
    .where(meets(criteria))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** The last entry of the chain; undefined while nothing has happened. */
export function lastEntry(db: Database): Promise<Pick<LedgerRow, 'seq' | 'hash'> | undefined> {
  return db
    .selectFrom('national.ledger_entry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}
