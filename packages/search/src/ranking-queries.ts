import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import {
  FRESHNESS_FADES_DAYS,
  FRESHNESS_PERCENT,
  GRADE_WHEN_UNKNOWN,
  matches,
  QUALITY_PERCENT,
  TITLE_PERCENT,
  US_PER_DAY,
  vectorWeights,
} from './ranking.ts';
import { clauseWithin, type Group, type ResolvedQuery } from './resolved-query.ts';
import { isAfterPlace, matchesInTitle, modifiedUs } from './search-conditions.ts';
import type { DatePlace, Hit, RankFrame } from './search-index.ts';

/** The number of the first of `matches` that holds for a group, over national.dataset `d`; null when none does. */
export function bestMatch({ clauses }: Group): RawBuilder<number | null> {
  const cases = matches.flatMap(({ field, isSynonym }, number) => {
    const among = clauses.filter((clause) => clause.isSynonym === isSynonym);
    if (among.length === 0) return [];
    const found = among.map((clause) => clauseWithin(clause, vectorWeights[field])).join(' | ');
    return [sql`when d.search @@ ${found}::tsquery then ${number}::int`];
  });
  return sql`(case ${sql.join(cases, sql` `)} end)`;
}

const pointsOf = (group: Group): RawBuilder<number> =>
  sql`coalesce((array[${sql.join(matches.map(({ points }) => sql`${points}::int`))}])[${bestMatch(group)} + 1], 0)`;

/** `rankOf` of ranking.ts, in the database's words. */
export function rank(query: ResolvedQuery, asOfMs: number): RawBuilder<number> {
  const { required } = query;
  const text = required.length === 0 ? sql`0` : sql.join(required.map(pointsOf), sql` + `);
  const groups = sql`case when ${matchesInTitle(query)} then ${required.length}::int else 0 end`;
  const title = sql`floor(${TITLE_PERCENT}::float8 * ${groups}
    / greatest(length(ts_filter(d.search, '{a}')), ${groups}, 1))`;
  const quality = sql`floor(coalesce(q.grade, ${GRADE_WHEN_UNKNOWN}::int)::float8 * ${QUALITY_PERCENT}::int / 100)`;
  const ageDays = sql`coalesce(floor((${asOfMs}::float8 * 1000 - ${modifiedUs}) / ${US_PER_DAY}::float8),
    ${FRESHNESS_FADES_DAYS}::int)`;
  const freshness = sql`(${FRESHNESS_PERCENT}::int - floor(
    least(greatest(${ageDays}, 0), ${FRESHNESS_FADES_DAYS}::int)::float8 * ${FRESHNESS_PERCENT}::int
      / ${FRESHNESS_FADES_DAYS}::int))`;
  return sql`((${text})::float8 * (100 + ${title}) * (100 + ${quality}) * (100 + ${freshness}))`;
}

export type RankPage = {
  query: ResolvedQuery;
  frame: RankFrame;
  after: { rank: number; place: DatePlace } | null;
  limit: number;
};

/**
 * The hits among `candidates` (conditions over national.dataset `d` and its quality `q`) in the order (rank desc,
 * modified desc nulls last, ordinal), after a place. The same row has the same rank on every page.
 */
export async function rankedHits(
  db: Kysely<Tables>,
  candidates: RawBuilder<SqlBool>,
  { query, frame, after, limit }: RankPage,
): Promise<Hit[]> {
  const continues =
    after === null
      ? sql`true`
      : sql`(rank < ${after.rank}::float8 or (rank = ${after.rank}::float8 and ${isAfterPlace(after.place)}))`;
  const { rows } = await sql<{ ordinal: number; rank: number; us: number | null }>`
    select ordinal, rank, ${modifiedUs} as us from (
      select d.ordinal, d.modified, ${rank(query, frame.asOfMs)} as rank
      from national.dataset d left join national.dataset_quality q on q.dataset_id = d.id
      where d.archived_at is null and ${candidates}
    ) as d
    where ${continues}
    order by rank desc, d.modified desc nulls last, d.ordinal
    limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    ordinal: row.ordinal,
    position: { by: 'rank', rank: row.rank, place: { modifiedUs: row.us, ordinal: row.ordinal }, frame },
  }));
}
