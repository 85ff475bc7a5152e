import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { rankedHits } from './ranking-queries.ts';
import type { ResolvedQuery } from './resolved-query.ts';
import {
  all,
  facetValue,
  type Condition,
  isAfterPlace,
  isChosen,
  isLive,
  matches,
  matchesInTitle,
  modifiedUs,
  narrows,
} from './search-conditions.ts';
import {
  facetFields,
  rankedCandidates,
  type DatePlace,
  type FacetCounts,
  type FacetField,
  type Hit,
  type RankFrame,
  type SearchIndex,
  type SearchRequest,
} from './search-index.ts';

/** Datasets with what was judged of them. */
const assessed = sql`national.dataset d left join national.dataset_quality q on q.dataset_id = d.id`;

/** What is ranked by its words, and not only by date. */
function isInFrame(query: ResolvedQuery, { titledUntil, until }: RankFrame): Condition {
  if (until === null) return sql`true`;
  const isTitled =
    titledUntil === null
      ? matchesInTitle(query)
      : all([matchesInTitle(query), sql<SqlBool>`not ${isAfterPlace(titledUntil)}`]);
  return sql`(${isTitled} or not ${isAfterPlace(until)})`;
}

/** The search as Postgres alone answers it: exact, and slower the more hits there are. */
export function createPostgresIndex({ db }: { db: Kysely<Tables> }): SearchIndex {
  function isHit({ query, criteria }: SearchRequest): Condition {
    const chosen = facetFields.map((field) => isChosen(criteria, field)).filter((one) => one !== null);
    return all([isLive, ...matches(query), ...narrows(criteria), ...chosen]);
  }

  async function total(request: SearchRequest): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*) from ${assessed} where ${isHit(request)}`.execute(db);
    return rows[0]?.count ?? 0;
  }

  async function totalAndFacets(request: SearchRequest): Promise<{ total: number; facets: FacetCounts }> {
    const { query, criteria } = request;
    const flag = (field: FacetField) => sql.id(`in_${field}`);
    const flags = facetFields.map(
      (field) => sql`${isChosen(criteria, field) ?? sql`true`} as ${flag(field)}`,
    );
    const values = facetFields
      .filter((field) => field !== 'format')
      .map((field) => sql`${facetValue[field]} as ${sql.id(field)}`);
    const others = (field: FacetField | null) =>
      all(facetFields.filter((one) => one !== field).map((one) => sql<SqlBool>`${flag(one)}`));
    const counts = facetFields.map((field) =>
      field === 'format'
        ? sql`select ${field}, value, count(*) from hits, unnest(formats) as value where ${others(field)} group by 2`
        : sql`select ${field}, ${sql.id(field)}, count(*) from hits where ${others(field)} group by 2`,
    );
    const { rows } = await sql<{ field: FacetField | 'total'; value: string | null; count: number }>`
      with hits as materialized (
        select d.formats, ${sql.join(values)}, ${sql.join(flags)}
        from ${assessed} where ${all([isLive, ...matches(query), ...narrows(criteria)])})
      select 'total' as field, null as value, count(*) as count from hits where ${others(null)}
      union all ${sql.join(counts, sql` union all `)}
    `.execute(db);
    const facets = Object.fromEntries(facetFields.map((field) => [field, new Map()])) as FacetCounts;
    let found = 0;
    for (const { field, value, count } of rows) {
      if (field === 'total') found = count;
      else if (value !== null) facets[field].set(value, count);
    }
    return { total: found, facets };
  }

  async function byDate(
    condition: Condition,
    { after, limit, skip = 0 }: { after: DatePlace | null; limit: number; skip?: number },
  ): Promise<DatePlace[]> {
    const { rows } = await sql<{ ordinal: number; us: number | null }>`
      select d.ordinal, ${modifiedUs} as us from ${assessed}
      where ${condition} and ${after === null ? sql`true` : isAfterPlace(after)}
      order by d.modified desc nulls last, d.ordinal
      offset ${skip} limit ${limit}`.execute(db);
    return rows.map(({ ordinal, us }) => ({ modifiedUs: us, ordinal }));
  }

  async function byTitle(
    condition: Condition,
    { after, limit }: { after: { title: string; ordinal: number } | null; limit: number },
  ): Promise<Hit[]> {
    const continues =
      after === null
        ? sql`true`
        : sql`(d.title collate "es-x-icu", d.ordinal) > (${after.title} collate "es-x-icu", ${after.ordinal})`;
    const { rows } = await sql<{ ordinal: number; title: string }>`
      select d.ordinal, d.title from ${assessed} where ${condition} and ${continues}
      order by d.title collate "es-x-icu", d.ordinal limit ${limit}`.execute(db);
    return rows.map(({ ordinal, title }) => ({ ordinal, position: { by: 'title', title, ordinal } }));
  }

  async function frameOf(request: SearchRequest, query: ResolvedQuery): Promise<RankFrame> {
    const asOfMs = request.now.getTime();
    const hit = isHit(request);
    const boundary = async (condition: Condition) => {
      const [until, beyond] = await byDate(condition, { after: null, limit: 2, skip: rankedCandidates - 1 });
      return until !== undefined && beyond !== undefined ? until : null;
    };
    const until = await boundary(hit);
    const titledUntil = until === null ? null : await boundary(all([hit, matchesInTitle(query)]));
    return { titledUntil, until, asOfMs };
  }

  async function byRelevance(
    request: SearchRequest,
    query: ResolvedQuery,
    page: NonNullable<SearchRequest['page']>,
  ): Promise<Hit[]> {
    const { after, limit } = page;
    const frame =
      after?.by === 'rank' || after?.by === 'unranked' ? after.frame : await frameOf(request, query);
    const hit = isHit(request);
    const isRanked = isInFrame(query, frame);
    const ranked =
      after?.by === 'unranked'
        ? []
        : await rankedHits(db, all([hit, isRanked]), {
            query,
            frame,
            after: after?.by === 'rank' ? after : null,
            limit,
          });
    if (ranked.length === limit || frame.until === null) return ranked;
    const rest = await byDate(all([hit, sql<SqlBool>`not coalesce(${isRanked}, false)`]), {
      after: after?.by === 'unranked' ? after.place : null,
      limit: limit - ranked.length,
    });
    return [
      ...ranked,
      ...rest.map((place): Hit => ({ ordinal: place.ordinal, position: { by: 'unranked', place, frame } })),
    ];
  }

  async function hits(request: SearchRequest): Promise<Hit[]> {
    const { page, query } = request;
    if (page === null) return [];
    const { sort, after, limit } = page;
    if (sort === 'title') {
      return byTitle(isHit(request), { after: after?.by === 'title' ? after : null, limit });
    }
    if (sort === 'relevance' && query !== null) return byRelevance(request, query, page);
    const places = await byDate(isHit(request), {
      after: after?.by === 'modified' ? after.place : null,
      limit,
    });
    return places.map((place) => ({ ordinal: place.ordinal, position: { by: 'modified', place } }));
  }

  return {
    async search(request) {
      if (request.wantsFacets) return { ...(await totalAndFacets(request)), hits: await hits(request) };
      return {
        total: request.wantsTotal ? await total(request) : null,
        facets: null,
        hits: await hits(request),
      };
    },
  };
}
