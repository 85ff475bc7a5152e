import type { FigureResult, Level, MembershipState } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

export type PublishedScorecard = {
  cvegeo: string;
  name: string;
  level: Level;
  state_name: string;
  population: number | null;
  theme_id: string;
  month: string;
  grade: number | null;
  confidence: string;
  datasets: number;
  figures: FigureResult[];
  is_demonstration: boolean;
};

/** Every scorecard of a month, governments by key, all themes together first. */
export function scorecardsOfMonth(
  db: Kysely<Tables>,
  { month, theme, government }: { month: string; theme: string | null; government: string | null },
): Promise<PublishedScorecard[]> {
  return publishedScorecards(db)
    .where('scorecard.month', '=', month)
    .$if(theme !== null, (query) => query.where('scorecard.theme_id', '=', theme ?? ''))
    .$if(government !== null, (query) => query.where('scorecard.cvegeo', '=', government ?? ''))
    .execute();
}

/** Every month of one government, the newest first. */
export function scorecardsOfGovernment(
  db: Kysely<Tables>,
  { theme, government }: { theme: string | null; government: string },
): Promise<PublishedScorecard[]> {
  return publishedScorecards(db)
    .clearOrderBy()
    .orderBy('scorecard.month', 'desc')
    .orderBy('scorecard.theme_id')
    .where('scorecard.cvegeo', '=', government)
    .$if(theme !== null, (query) => query.where('scorecard.theme_id', '=', theme ?? ''))
    .execute();
}

function publishedScorecards(db: Kysely<Tables>) {
  return db
    .selectFrom('national.scorecard as scorecard')
    .innerJoin('national.government as government', 'government.cvegeo', 'scorecard.cvegeo')
    .select([
      'scorecard.cvegeo',
      'government.name',
      'government.level',
      'government.state_name',
      'government.population',
      'scorecard.theme_id',
      'scorecard.month',
      'scorecard.grade',
      'scorecard.confidence',
      'scorecard.datasets',
      'scorecard.figures',
      'scorecard.is_demonstration',
    ])
    .orderBy('scorecard.cvegeo')
    .orderBy('scorecard.theme_id');
}

/** The months there are scorecards of, the newest first. */
export async function scorecardMonths(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom('national.scorecard')
    .select('month')
    .distinct()
    .orderBy('month', 'desc')
    .execute();
  return rows.map(({ month }) => month);
}

export type RankedRow = {
  cvegeo: string;
  name: string;
  level: Level;
  state_name: string;
  population: number | null;
  membership: MembershipState | null;
};

/** Governments of a level, as rankings need them. */
export function governmentsOfLevel(db: Kysely<Tables>, level: Level): Promise<RankedRow[]> {
  return db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'level', 'state_name', 'population', 'membership'])
    .where('level', '=', level)
    .execute();
}

/** What a badge says; undefined for a key that is of nobody. */
export async function badgeFacts(db: Kysely<Tables>, cvegeo: string) {
  return db
    .selectFrom('national.government as government')
    .leftJoin('national.scorecard as scorecard', (join) =>
      join.onRef('scorecard.cvegeo', '=', 'government.cvegeo').on('scorecard.theme_id', '=', ''),
    )
    .select(['government.name', 'scorecard.grade', 'scorecard.month'])
    .where('government.cvegeo', '=', cvegeo)
    .orderBy('scorecard.month', 'desc')
    .limit(1)
    .executeTakeFirst();
}
