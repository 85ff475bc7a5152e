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
