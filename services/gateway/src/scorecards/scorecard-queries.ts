import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Selectable } from 'kysely';

export type ScorecardRow = Selectable<Tables['national.scorecard']>;
export type ContestRow = Selectable<Tables['national.figure_contest']>;

const keyOfScope = sql<string>`cvegeo || ' ' || theme_id`;

/** The scorecards of a government's scope, `<cvegeo> <theme>`, of at most `months` months, the newest first. */
export function scorecardsOf(
  db: Kysely<Tables>,
  scopes: readonly string[],
  { months }: { months: number },
): Promise<ScorecardRow[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('national.scorecard')
        .selectAll()
        .select((inner) =>
          inner.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy(['cvegeo', 'theme_id']).orderBy('month', 'desc'))
            .as('age'),
        )
        .where('cvegeo', 'in', [...new Set(scopes.map((scope) => scope.split(' ')[0] ?? ''))])
        .where(keyOfScope, 'in', [...scopes])
        .as('aged'),
    )
    .selectAll()
    .where('age', '<=', months)
    .orderBy('month', 'desc')
    .execute();
}

/** What governments contested and what was answered, the newest first. */
export function contestsOf(db: Kysely<Tables>, cvegeos: readonly string[]): Promise<ContestRow[]> {
  return db
    .selectFrom('national.figure_contest')
    .selectAll()
    .where('cvegeo', 'in', [...cvegeos])
    .orderBy('id', 'desc')
    .execute();
}

/** The month that is shown everywhere: the newest there is. */
export async function newestMonth(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('national.scorecard')
    .select('month')
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.month ?? null;
}

export type BoardRow = Pick<ScorecardRow, 'cvegeo' | 'grade' | 'confidence' | 'datasets'>;

/** Every government's grade of a month, of all themes ('') or one. */
export function boardOf(
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
