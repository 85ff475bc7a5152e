import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { ResolvedQuery } from './resolved-query.ts';
import type { Hit, RankFrame } from './search-index.ts';

/** A dataset of today counts a fifth more than one without a date; the advantage fades over some two years. */
const FRESHNESS_WEIGHT = 0.2;
const FRESHNESS_SECONDS = 2 * 365 * 86_400;

export type RankPage = {
  query: ResolvedQuery;
  frame: RankFrame;
  after: { rank: number; ordinal: number } | null;
  limit: number;
};

/**
 * The hits among `candidates` in the order (rank desc, ordinal), after a place. Rank is ts_rank (title over
 * keywords over description) times freshness at the frame's instant: the same row has the same rank on every page.
 */
export async function rankedHits(
  db: Kysely<Tables>,
  candidates: RawBuilder<SqlBool>,
  { query, frame, after, limit }: RankPage,
): Promise<Hit[]> {
  const asOf = new Date(frame.asOfMs);
  const continues =
    after === null
      ? sql`true`
      : sql`(rank < ${after.rank}::float8 or (rank = ${after.rank}::float8 and ordinal > ${after.ordinal}))`;
  const { rows } = await sql<{ ordinal: number; rank: number }>`
    select ordinal, rank from (
      select d.ordinal, ts_rank(d.search, ${query.tsquery}::tsquery)::float8 * (1 + coalesce(
        ${FRESHNESS_WEIGHT}::float8 * exp(-greatest(0, extract(epoch from ${asOf}::timestamptz - d.modified))::float8
          / ${FRESHNESS_SECONDS}::float8), 0)) as rank
      from national.dataset d
      where d.archived_at is null and ${candidates} and d.search @@ ${query.tsquery}::tsquery
    ) as ranked
    where ${continues}
    order by rank desc, ordinal
    limit ${limit}
  `.execute(db);
  return rows.map(({ ordinal, rank }) => ({ ordinal, position: { by: 'rank', rank, ordinal, frame } }));
}
