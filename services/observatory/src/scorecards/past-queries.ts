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

/** Adds scorecards of past months of which nothing was worked out, marked as a demonstration's; gives how many were added. */
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
    where not exists (select from national.scorecard real where real.month = row.month and not real.is_demonstration)
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
