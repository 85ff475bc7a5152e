import type { ScorecardResult } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';

/** One scorecard to keep: of a government, all of it (theme '') or one theme. */
export type ScorecardRow = ScorecardResult & { cvegeo: string; theme: string };

/** Held until the transaction ends: scorecards are worked out by one worker at a time. */
export async function lockScorecards(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('observatory.scorecards', 0))`.execute(trx);
}

/**
 * Takes away the marks that can be seen and gives their governments. What they mark is read later in the same
 * transaction, so it is at least as new; marks of transactions still open stay for the next turn.
 */
export async function takeMarks(trx: Transaction<Tables>): Promise<string[]> {
  const { rows } = await sql<{ cvegeo: string }>`
    with taken as (delete from observatory.scorecard_mark returning cvegeo)
    select distinct cvegeo from taken order by cvegeo`.execute(trx);
  return rows.map(({ cvegeo }) => cvegeo);
}

/** The day of the last turn of all governments; null before the first. */
export async function lastWholeTurn(db: Kysely<Tables>): Promise<string | null> {
  const row = await db.selectFrom('observatory.scorecard_turn').select('whole_on').executeTakeFirstOrThrow();
  return row.whole_on;
}

export async function recordWholeTurn(trx: Transaction<Tables>, today: string): Promise<void> {
  await trx.updateTable('observatory.scorecard_turn').set({ whole_on: today }).execute();
}

/** Figures that the coordination set aside, by government and theme. */
export async function figuresSetAside(db: Kysely<Tables>) {
  return db
    .selectFrom('national.figure_contest')
    .select(['cvegeo', 'theme_id', 'figure'])
    .distinctOn(['cvegeo', 'theme_id', 'figure'])
    .where('state', '=', 'answered')
    .orderBy('cvegeo')
    .orderBy('theme_id')
    .orderBy('figure')
    .orderBy('answered_at', 'desc')
    .select('answer')
    .execute()
    .then((rows) => rows.filter(({ answer }) => answer === 'set-aside'));
}

const CHUNK = 500;

/** Writes a month's scorecards; those that say the same as before are left alone. Gives how many were written. */
export async function keepScorecards(
  trx: Transaction<Tables>,
  rows: readonly ScorecardRow[],
  { month, at }: { month: string; at: Date },
): Promise<number> {
  let written = 0;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = JSON.stringify(rows.slice(from, from + CHUNK));
    const { numAffectedRows } = await sql`
      insert into national.scorecard as kept
        (cvegeo, theme_id, month, grade, confidence, datasets, figures, computed_at)
      select cvegeo, theme, ${month}::date, grade, confidence, datasets, figures, ${at}::timestamptz
      from jsonb_to_recordset(${chunk}::jsonb)
        as row (cvegeo text, theme text, grade real, confidence text, datasets integer, figures jsonb)
      on conflict (cvegeo, theme_id, month) do update
        set grade = excluded.grade, confidence = excluded.confidence, datasets = excluded.datasets,
          figures = excluded.figures, computed_at = excluded.computed_at, is_demonstration = false
        where (kept.grade, kept.confidence, kept.datasets, kept.figures, kept.is_demonstration)
          is distinct from
          (excluded.grade, excluded.confidence, excluded.datasets, excluded.figures, false)`.execute(trx);
    written += Number(numAffectedRows ?? 0n);
  }
  return written;
}

/** Takes away this month's scorecards of which nothing is left to judge. */
export async function dropScorecards(
  trx: Transaction<Tables>,
  kept: readonly ScorecardRow[],
  { month, whose }: { month: string; whose: 'all' | readonly string[] },
): Promise<void> {
  const keys = kept.map(({ cvegeo, theme }) => `${cvegeo} ${theme}`);
  await sql`
    delete from national.scorecard
    where month = ${month}::date
      and ${whose === 'all' ? sql`true` : sql`cvegeo = any(${[...whose]}::text[])`}
      and cvegeo || ' ' || theme_id not in (select unnest(${keys}::text[]))`.execute(trx);
}
