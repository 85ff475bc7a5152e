import type { FigureResult } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';

export type PastScorecard = Pick<
  Selectable<Tables['national.scorecard']>,
  'cvegeo' | 'theme_id' | 'month' | 'grade' | 'confidence' | 'datasets'
> & { figures: FigureResult[] };

export function currentScorecards(db: Kysely<Tables>, month: string): Promise<PastScorecard[]> {
  return db
    .selectFrom('national.scorecard')
    .select(['cvegeo', 'theme_id', 'month', 'grade', 'confidence', 'datasets', 'figures'])
    .where('month', '=', month)
    .execute();
}

/** The months of which something was worked out. */
export async function workedOutMonths(db: Kysely<Tables>): Promise<Set<string>> {
  const rows = await db
    .selectFrom('national.scorecard')
    .select('month')
    .distinct()
    .where('is_demonstration', '=', false)
    .execute();
  return new Set(rows.map(({ month }) => month));
}

/** Adds scorecards of past months that are not there yet, marked as a demonstration's; gives how many were added. */
export async function addPastScorecards(
  trx: Transaction<Tables>,
  rows: readonly PastScorecard[],
  { at }: { at: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into national.scorecard
      (cvegeo, theme_id, month, grade, confidence, datasets, figures, computed_at, is_demonstration)
    select cvegeo, theme_id, month, grade, confidence, datasets, figures, ${at}::timestamptz, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (cvegeo text, theme_id text, month date,
      grade real, confidence text, datasets integer, figures jsonb)
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
