import type { Tables } from '@rma/persistence';
import {
  chosenValues,
  facetFields,
  isAmong,
  type DatasetCriteria,
  type FacetCounts,
  type FacetField,
  type Hit,
  type SearchAnswer,
  type SearchIndex,
  type SearchRequest,
} from '@rma/search';
import { sql, type Kysely } from 'kysely';
import type { RoaringBitmap32 } from 'roaring-wasm';
import { createRecent } from '../graphql/recent.ts';
import { createBitmapFilters, keepMarked } from './bitmap-filters.ts';
import { createBitmapRanking } from './bitmap-ranking.ts';
import type { Bitmap, BitmapStore } from './bitmap-store.ts';
import { createBitmapWords } from './bitmap-words.ts';
import type { Counts } from './facet-codes.ts';

const MOST_SORTED_BY_TITLE = 3000;
const MOST_ATTEMPTS = 5;
const MOST_KEPT_CHARACTERS = 8_000_000;
const CHARACTERS_PER_COUNT = 60;

/**
 * The search over bitmaps in memory: totals, facets, relevance and order of date without the database, which only
 * says where phrases stand. Answers are those of the Postgres index, measured at the store's last change.
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
  const words = createBitmapWords({ db, store });
  const filters = createBitmapFilters({ db, store });
  const ranking = createBitmapRanking({ store, words });

  const ordinalsOf = (slots: Bitmap) => Array.from(slots.toUint32Array(), (slot) => store.ordinalOf(slot));

  /** Live slots under the query and the filters that no facet shows. */
  async function baseHits({ query, criteria }: SearchRequest): Promise<RoaringBitmap32> {
    const hits = store.live.clone();
    await filters.keepNarrow(hits, criteria);
    if (query !== null) await words.keep(hits, query);
    filters.keepDated(hits, criteria);
    return hits;
  }

  /**
   * The same, all of one moment: a row that changes while the database is asked for phrases leaves its slot for another,
   * and would be missed in both. What was asked is remembered, so the next attempt asks about such rows alone. Null when
   * too much changes.
   */
  async function hitsOfOneMoment(request: SearchRequest): Promise<RoaringBitmap32 | null> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const version = store.version();
      const hits = await baseHits(request);
      if (store.version() === version) return hits;
      hits.dispose();
    }
    return null;
  }

  const narrowing = (criteria: DatasetCriteria): FacetField[] =>
    facetFields.filter((field) => chosenValues(criteria, field).length > 0);

  function narrowed(base: Bitmap, criteria: DatasetCriteria, except: FacetField | null): RoaringBitmap32 {
    const hits = base.clone();
    for (const field of narrowing(criteria)) {
      if (field !== except) keepMarked(store, hits, { kind: field, values: chosenValues(criteria, field) });
    }
    return hits;
  }

  /** Goes through the slots or through all the others, whichever are fewer. */
  function countUnder(under: Bitmap, fields: readonly FacetField[]): Counts {
    if (under.size * 2 <= store.live.size) return store.facetCodes.countIn(under.toUint32Array(), fields);
    const rest = store.live.clone();
    rest.andNotInPlace(under);
    const counts = store.facetCodes.countExcept(rest.toUint32Array(), fields);
    rest.dispose();
    return counts;
  }

  function countFacets(base: Bitmap, hits: Bitmap, criteria: DatasetCriteria): FacetCounts {
    const chosen = narrowing(criteria);
    const counts = countUnder(
      hits,
      facetFields.filter((field) => !chosen.includes(field)),
    );
    for (const field of chosen) {
      const under = narrowed(base, criteria, field);
      Object.assign(counts, countUnder(under, [field]));
      under.dispose();
    }
    return Object.fromEntries(
      facetFields.map((field) => [field, counts[field] ?? new Map<string, number>()]),
    ) as FacetCounts;
  }

  /** The facets of a search do not depend on its page: they are counted once until something changes. */
  const counted = createRecent<{ version: number; counts: FacetCounts }>({
    mostWeight: MOST_KEPT_CHARACTERS,
    weightOf: ({ counts }) =>
      Object.values(counts).reduce((sum, { size }) => sum + size * CHARACTERS_PER_COUNT, 0),
  });
  function facetsOf({ query, criteria }: SearchRequest, base: Bitmap, hits: Bitmap): FacetCounts {
    // Which governments are within a box is the database's to say, not the store's.
    if (criteria.bounds !== undefined) return countFacets(base, hits, criteria);
    const key = JSON.stringify([query?.tsquery ?? null, criteria]);
    const version = store.version();
    const known = counted.get(key);
    if (known?.version === version) return known.counts;
    const counts = countFacets(base, hits, criteria);
    counted.set(key, { version, counts });
    return counts;
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
    if (page.sort === 'relevance' && query !== null) return ranking.page(request, query, hits);
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
      const base = await hitsOfOneMoment(request);
      if (base === null) return postgres.search(request);
      const hits = narrowing(request.criteria).length === 0 ? base : narrowed(base, request.criteria, null);
      try {
        return {
          total: request.wantsTotal ? hits.size : null,
          facets: request.wantsFacets ? facetsOf(request, base, hits) : null,
          hits: await hitsOfPage(request, hits),
        };
      } finally {
        if (hits !== base) base.dispose();
        hits.dispose();
      }
    },
  };
}
