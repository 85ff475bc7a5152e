import type { Tables } from '@rma/persistence';
import {
  type Clause,
  type DatasetCriteria,
  type FacetCounts,
  type FacetField,
  type Hit,
  type RankFrame,
  type ResolvedQuery,
  type SearchAnswer,
  type SearchIndex,
  type SearchRequest,
  chosenValues,
  facetFields,
  isAmong,
  isPhrase,
  rankedCandidates,
  rankedHits,
} from '@rma/search';
import { sql, type Kysely } from 'kysely';
import { RoaringBitmap32 } from 'roaring-wasm';
import type { Bitmap, BitmapStore, MarkKind } from './bitmap-store.ts';
import { createPhrases } from './phrases.ts';
import { GatewayError } from '../graphql/gateway-error.ts';

const MOST_SORTED_BY_TITLE = 3000;

/**
 * The search over bitmaps in memory: totals, facets and order of date without the database, which ranks the
 * candidates and verifies phrases. Answers are those of the Postgres index, measured at the store's last change.
 */
export function createBitmapIndex({
  db,
  store,
  postgres,
}: {
  db: Kysely<Tables>;
  store: BitmapStore;
  postgres: SearchIndex;
}): SearchIndex {
  const phrases = createPhrases({ db, store });

  function withClause(kind: MarkKind, clause: Clause): RoaringBitmap32 {
    const [first, ...rest] = clause.lexemes
      .map(({ lexeme }) => store.marked(kind, lexeme))
      .toSorted((a, b) => a.size - b.size);
    const result = (first ?? store.live).clone();
    for (const bitmap of rest) result.andInPlace(bitmap);
    return result;
  }

  /** Keeps of `hits` what has some clause of every group. */
  function keepRequired(hits: RoaringBitmap32, kind: MarkKind, groups: readonly (readonly Clause[])[]): void {
    for (const group of groups) {
      const any = new RoaringBitmap32();
      for (const clause of group) {
        const found = withClause(kind, clause);
        any.orInPlace(found);
        found.dispose();
      }
      hits.andInPlace(any);
      any.dispose();
    }
  }

  function keepMarked(hits: RoaringBitmap32, kind: MarkKind, values: readonly string[]): void {
    const any = RoaringBitmap32.orMany(values.map((value) => store.marked(kind, value)));
    hits.andInPlace(any);
    any.dispose();
  }

  function keepNarrow(hits: RoaringBitmap32, criteria: DatasetCriteria): void {
    const { standard, government, includeMunicipalities, packageId, sourceId, modifiedSince } = criteria;
    if (standard !== undefined) {
      const versions = standard.includes('@')
        ? [standard]
        : [...store.values('standard')].map(([id]) => id).filter((id) => id.split('@')[0] === standard);
      keepMarked(hits, 'standard', versions);
    }
    if (government !== undefined) {
      const wholeState = includeMunicipalities === true && government.length === 2;
      keepMarked(hits, wholeState ? 'state' : 'government', [government]);
    }
    if (packageId !== undefined) keepMarked(hits, 'package', [packageId.toLowerCase()]);
    if (sourceId !== undefined) keepMarked(hits, 'source', [sourceId.toLowerCase()]);
    if (modifiedSince !== undefined) {
      const since = store.since(modifiedSince.getTime() * 1000);
      hits.andInPlace(since);
      since.dispose();
    }
  }

  /** Those of `hits` with a clause, the order of its words included. The caller disposes of the result. */
  async function verified(hits: Bitmap, clause: Clause): Promise<RoaringBitmap32> {
    const found = withClause('lexeme', clause);
    if (isPhrase(clause)) await phrases.keep(found, clause, hits);
    return found;
  }

  /** Keeps of `hits`, which have all the words already, what has them in the order the phrases ask for. */
  async function keepPhrases(hits: RoaringBitmap32, query: ResolvedQuery): Promise<void> {
    for (const group of query.required.filter((clauses) => clauses.some(isPhrase))) {
      const any = new RoaringBitmap32();
      for (const clause of group) {
        const found = await verified(hits, clause);
        any.orInPlace(found);
        found.dispose();
      }
      hits.andInPlace(any);
      any.dispose();
    }
    for (const clause of query.excluded.filter(isPhrase)) {
      const found = await verified(hits, clause);
      hits.andNotInPlace(found);
      found.dispose();
    }
    // What left while the database was asked has no facets any more.
    hits.andInPlace(store.live);
  }

  const ordinalsOf = (slots: Bitmap) => Array.from(slots.toUint32Array(), (slot) => store.ordinalOf(slot));

  /** Live slots under the query and the filters that no facet shows. */
  async function baseHits({ query, criteria }: SearchRequest): Promise<RoaringBitmap32> {
    const hits = store.live.clone();
    keepNarrow(hits, criteria);
    if (query === null) return hits;
    keepRequired(hits, 'lexeme', query.required);
    for (const clause of query.excluded) {
      if (isPhrase(clause)) continue;
      const excluded = withClause('lexeme', clause);
      hits.andNotInPlace(excluded);
      excluded.dispose();
    }
    if (query.hasPhrases) await keepPhrases(hits, query);
    return hits;
  }

  function narrowed(base: Bitmap, criteria: DatasetCriteria, except: FacetField | null): RoaringBitmap32 {
    const hits = base.clone();
    for (const field of facetFields) {
      const values = chosenValues(criteria, field);
      if (field !== except && values.length > 0) keepMarked(hits, field, values);
    }
    return hits;
  }

  /** Goes through the slots or through all the others, whichever are fewer. */
  function facetCounter(under: Bitmap): (field: FacetField) => Map<string, number> {
    if (under.size * 2 <= store.live.size) {
      const slots = under.toUint32Array();
      return (field) => store.facetCodes.countIn(field, slots);
    }
    const rest = store.live.clone();
    rest.andNotInPlace(under);
    const slots = rest.toUint32Array();
    rest.dispose();
    return (field) => store.facetCodes.countExcept(field, slots);
  }

  function countFacets(base: Bitmap, hits: Bitmap, criteria: DatasetCriteria): FacetCounts {
    const countHits = facetCounter(hits);
    const count = (field: FacetField) => {
      if (chosenValues(criteria, field).length === 0) return countHits(field);
      const under = narrowed(base, criteria, field);
      const counts = facetCounter(under)(field);
      under.dispose();
      return counts;
    };
    return {
      theme: count('theme'),
      state: count('state'),
      level: count('level'),
      format: count('format'),
      origin: count('origin'),
    };
  }

  function frameOf(hits: Bitmap, inTitle: Bitmap, asOfMs: number): RankFrame {
    if (hits.size <= rankedCandidates) return { titled: false, until: null, asOfMs };
    const titled = inTitle.size > 0;
    const base = titled ? inTitle : hits;
    const until = store.byDate(base, null, rankedCandidates)[rankedCandidates - 1] ?? null;
    return { titled, until, asOfMs };
  }

  async function byRelevance(request: SearchRequest, query: ResolvedQuery, hits: Bitmap): Promise<Hit[]> {
    const { page, now } = request;
    if (page === null) return [];
    const { after, limit } = page;
    const inTitle = hits.clone();
    keepRequired(inTitle, 'title', query.required);
    const given = after?.by === 'rank' || after?.by === 'unranked' ? after.frame : null;
    const frame = given ?? frameOf(hits, query.titleTsquery === null ? emptySlots : inTitle, now.getTime());
    const base = frame.titled ? inTitle : hits;
    const ranked = frame.until === null ? base.clone() : store.downTo(base, frame.until);
    const rest = hits.clone();
    rest.andNotInPlace(ranked);
    try {
      // A page gave at most the candidates; a few more may have come since, thousands only in a forged cursor.
      if (given !== null && ranked.size > 10 * rankedCandidates) throw new GatewayError('BAD_CURSOR');
      const first =
        after?.by === 'unranked'
          ? []
          : await rankedHits(db, isAmong(ordinalsOf(ranked)), {
              query,
              frame,
              after: after?.by === 'rank' ? after : null,
              limit,
            });
      if (first.length === limit) return first;
      const places = store.byDate(rest, after?.by === 'unranked' ? after.place : null, limit - first.length);
      return [
        ...first,
        ...places.map((place): Hit => ({
          ordinal: place.ordinal,
          position: { by: 'unranked', place, frame },
        })),
      ];
    } finally {
      for (const bitmap of [inTitle, ranked, rest]) bitmap.dispose();
    }
  }

  async function hitsOfPage(request: SearchRequest, hits: Bitmap): Promise<Hit[]> {
    const { page, query } = request;
    if (page === null) return [];
    if (page.sort === 'title') {
      if (hits.size > MOST_SORTED_BY_TITLE) {
        return (await postgres.search({ ...request, wantsTotal: false, wantsFacets: false })).hits;
      }
      return titleSorted(request, ordinalsOf(hits));
    }
    if (page.sort === 'relevance' && query !== null) return byRelevance(request, query, hits);
    const after = page.after?.by === 'modified' ? page.after.place : null;
    return store
      .byDate(hits, after, page.limit)
      .map((place) => ({ ordinal: place.ordinal, position: { by: 'modified', place } }));
  }

  async function titleSorted({ page }: SearchRequest, ordinals: number[]): Promise<Hit[]> {
    const after = page?.after?.by === 'title' ? page.after : null;
    const continues =
      after === null
        ? sql`true`
        : sql`(d.title collate "es-x-icu", d.ordinal) > (${after.title} collate "es-x-icu", ${after.ordinal})`;
    const { rows } = await sql<{ ordinal: number; title: string }>`
      select d.ordinal, d.title from national.dataset d
      where d.archived_at is null and ${isAmong(ordinals)} and ${continues}
      order by d.title collate "es-x-icu", d.ordinal limit ${page?.limit ?? 0}`.execute(db);
    return rows.map(({ ordinal, title }) => ({ ordinal, position: { by: 'title', title, ordinal } }));
  }

  return {
    async search(request): Promise<SearchAnswer> {
      const base = await baseHits(request);
      const hits = narrowed(base, request.criteria, null);
      try {
        return {
          total: request.wantsTotal ? hits.size : null,
          facets: request.wantsFacets ? countFacets(base, hits, request.criteria) : null,
          hits: await hitsOfPage(request, hits),
        };
      } finally {
        base.dispose();
        hits.dispose();
      }
    },
  };
}

const emptySlots: Bitmap = new RoaringBitmap32();
