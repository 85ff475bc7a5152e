import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable, Transaction } from 'kysely';

export type FigureContest = Selectable<Tables['national.figure_contest']>;

/** The newest figure of a scorecard: its month and value; undefined when there is no such scorecard. */
export async function newestFigure(
  db: Kysely<Tables>,
  { cvegeo, theme, figure }: { cvegeo: string; theme: string; figure: string },
): Promise<{ month: string; value: number | null } | undefined> {
  const row = await db
    .selectFrom('national.scorecard')
    .select(['month', 'figures'])
    .where('cvegeo', '=', cvegeo)
    .where('theme_id', '=', theme)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  const found = row?.figures.find(({ id }) => id === figure);
  return row && found && { month: row.month, value: found.value };
}

/** Adds a contest; undefined when the same figure has one without an answer. */
export async function addContest(
  trx: Transaction<Tables>,
  contest: Pick<
    FigureContest,
    'cvegeo' | 'theme_id' | 'figure' | 'month' | 'value' | 'reason' | 'evidence_url' | 'contested_at'
  >,
): Promise<string | undefined> {
  const row = await trx
    .insertInto('national.figure_contest')
    .values({ ...contest, state: 'open', answer: null, answer_text: null, answered_at: null })
    .onConflict((conflict) =>
      conflict.columns(['cvegeo', 'theme_id', 'figure']).where('state', '=', 'open').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export function lockContest(trx: Transaction<Tables>, id: string): Promise<FigureContest | undefined> {
  return trx
    .selectFrom('national.figure_contest')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function putAnswer(
  trx: Transaction<Tables>,
  id: string,
  given: Pick<FigureContest, 'answer' | 'answer_text' | 'answered_at'>,
): Promise<void> {
  await trx
    .updateTable('national.figure_contest')
    .set({ ...given, state: 'answered' })
    .where('id', '=', id)
    .execute();
}

/** Contests, the newest first; one more than `first` when there are more. */
export function listContests(
  db: Kysely<Tables>,
  page: {
    government: string | undefined;
    state: FigureContest['state'] | undefined;
    first: number;
    after: string | null;
  },
): Promise<(FigureContest & { government_name: string })[]> {
  const { government, state, first, after } = page;
  return db
    .selectFrom('national.figure_contest as contest')
    .innerJoin('national.government as government', 'government.cvegeo', 'contest.cvegeo')
    .selectAll('contest')
    .select('government.name as government_name')
    .$if(government !== undefined, (query) => query.where('contest.cvegeo', '=', government ?? ''))
    .$if(state !== undefined, (query) => query.where('contest.state', '=', state ?? 'open'))
    .$if(after !== null, (query) => query.where('contest.id', '<', after ?? ''))
    .orderBy('contest.id', 'desc')
    .limit(first + 1)
    .execute();
}

export async function nameOf(db: Kysely<Tables>, cvegeo: string): Promise<string> {
  const row = await db
    .selectFrom('national.government')
    .select('name')
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirstOrThrow();
  return row.name;
}
