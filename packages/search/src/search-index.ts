import type { Level, Origin } from '@rma/domain';
import type { ResolvedQuery } from './resolved-query.ts';

/** What narrows a list of datasets. Within a field any value will do; fields add up. Keys and ids are parsed. */
export type DatasetCriteria = {
  themes?: readonly string[];
  states?: readonly string[];
  levels?: readonly Level[];
  formats?: readonly string[];
  origins?: readonly Origin[];
  /** With or without version. */
  standard?: string;
  government?: string;
  includeMunicipalities?: boolean;
  packageId?: string;
  sourceId?: string;
  modifiedSince?: Date;
};

export const facetFields = ['theme', 'state', 'level', 'format', 'origin'] as const;
export type FacetField = (typeof facetFields)[number];

/** Live datasets by value, under the query and every filter except the facet's own. Values of none are left out. */
export type FacetCounts = Record<FacetField, Map<string, number>>;

/** The values of a facet that the criteria ask for; empty when it does not narrow. */
export function chosenValues(criteria: DatasetCriteria, field: FacetField): readonly string[] {
  switch (field) {
    case 'theme':
      return criteria.themes ?? [];
    case 'state':
      return criteria.states ?? [];
    case 'level':
      return criteria.levels ?? [];
    case 'format':
      return criteria.formats ?? [];
    case 'origin':
      return criteria.origins ?? [];
  }
}

/** Place in the order of date: microseconds since 1970 (null last), then ordinal. */
export type DatePlace = { modifiedUs: number | null; ordinal: number };

/**
 * How relevance is counted on every page of one list: which hits are ranked (those with the words in the title, if
 * `titled`, down to `until` in the order of date; all of them when null) and the instant freshness is measured
 * from. Hits that are not ranked follow in the order of date. It travels in the cursor, so that rows arriving
 * between two pages move no other row from one part to the other.
 */
export type RankFrame = { titled: boolean; until: DatePlace | null; asOfMs: number };

/** Where a hit stands in its list: all that is needed to continue after it. */
export type Position =
  | { by: 'modified'; place: DatePlace }
  | { by: 'title'; title: string; ordinal: number }
  | { by: 'rank'; rank: number; ordinal: number; frame: RankFrame }
  | { by: 'unranked'; place: DatePlace; frame: RankFrame };

export type Hit = { ordinal: number; position: Position };

export type DatasetSort = 'relevance' | 'modified' | 'title';

export type SearchRequest = {
  query: ResolvedQuery | null;
  criteria: DatasetCriteria;
  wantsTotal: boolean;
  wantsFacets: boolean;
  page: { sort: DatasetSort; after: Position | null; limit: number } | null;
  now: Date;
};

export type SearchAnswer = { total: number | null; facets: FacetCounts | null; hits: Hit[] };

/** Live (never archived) datasets by query, filters and order; total, facets and page of one answer agree. */
export type SearchIndex = { search(request: SearchRequest): Promise<SearchAnswer> };

/** At most this many hits are ranked by their words; the rest of a longer list follows by date. */
export const rankedCandidates = 200;
