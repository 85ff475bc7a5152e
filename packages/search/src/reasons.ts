import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { bestMatch } from './ranking-queries.ts';
import { matches, rankParts, type MatchField, type RankParts } from './ranking.ts';
import type { ResolvedQuery } from './resolved-query.ts';
import { isAmong, matchesInTitle, modifiedUs } from './search-conditions.ts';

/** Why a dataset was found and stands where it does. */
export type Reason = RankParts & {
  /** Each thing typed, in its order, and the best place where it is; what was changed since is left out. */
  matched: { typed: string; field: MatchField; isSynonym: boolean }[];
  grade: number | null;
  modified: Date | null;
};

/** The reasons of live datasets by ordinal, as of an instant (milliseconds). One statement. */
export async function reasonsOf(
  db: Kysely<Tables>,
  ordinals: readonly number[],
  { query, asOfMs }: { query: ResolvedQuery; asOfMs: number },
): Promise<Map<number, Reason>> {
  if (ordinals.length === 0) return new Map();
  const { required } = query;
  const numbers = required.length === 0 ? sql`'{}'::int[]` : sql`array[${sql.join(required.map(bestMatch))}]`;
  const { rows } = await sql<{
    ordinal: number;
    numbers: (number | null)[];
    in_title: boolean;
    title_words: number;
    grade: number | null;
    modified: Date | null;
    us: number | null;
  }>`
    select d.ordinal, ${numbers} as numbers, ${matchesInTitle(query)} as in_title,
      length(ts_filter(d.search, '{a}')) as title_words, q.grade, d.modified, ${modifiedUs} as us
    from national.dataset d left join national.dataset_quality q on q.dataset_id = d.id
    where d.archived_at is null and ${isAmong(ordinals)}`.execute(db);
  return new Map(
    rows.map((row) => {
      const found = row.numbers.map((number) => (number === null ? undefined : matches[number]));
      const parts = rankParts(
        {
          textPoints: found.reduce((sum, match) => sum + (match?.points ?? 0), 0),
          groupsInTitle: row.in_title ? required.length : 0,
          titleWords: row.title_words,
          grade: row.grade,
          modifiedUs: row.us,
        },
        asOfMs,
      );
      const matched = required.flatMap(({ typed }, place) => {
        const match = found[place];
        return match === undefined ? [] : [{ typed, field: match.field, isSynonym: match.isSynonym }];
      });
      return [row.ordinal, { ...parts, matched, grade: row.grade, modified: row.modified }];
    }),
  );
}
