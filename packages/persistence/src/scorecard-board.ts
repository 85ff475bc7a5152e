import type { Confidence } from '@rma/domain';
import type { Kysely } from 'kysely';
import type { Tables } from './tables/index.ts';

/** The month of scorecards that is shown everywhere: the newest there is; null before the first. */
export async function newestScorecardMonth(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('national.scorecard')
    .select('month')
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.month ?? null;
}

export type BoardRow = { cvegeo: string; grade: number | null; confidence: Confidence; datasets: number };

/** Every government's grade of a month (YYYY-MM-01), of all themes ('') or one. */
export function scorecardBoard(
  db: Kysely<Tables>,
  { month, theme }: { month: string; theme: string },
): Promise<BoardRow[]> {
  return db
    .selectFrom('national.scorecard')
    .select(['cvegeo', 'grade', 'confidence', 'datasets'])
    .where('month', '=', month)
    .where('theme_id', '=', theme)
    .execute();
}
