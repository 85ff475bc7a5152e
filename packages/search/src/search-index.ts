import type { Freshness, Level, Origin, QualityRating } from '@rma/domain';
import type { ResolvedQuery } from './resolved-query.ts';

/** Degrees; west ≤ east. */
export type Bounds = { west: number; south: number; east: number; north: number };

/**
 * What narrows a list of datasets. Within a field any value will do; fields add up. Keys and ids are parsed.
 * Instants of a period are included.
 */
export type DatasetCriteria = {
  themes?: readonly string[];
  states?: readonly string[];
  levels?: readonly Level[];
  formats?: readonly string[];
  origins?: readonly Origin[];
  licences?: readonly string[];
  periodicities?: readonly string[];
  /** Against their own periodicity, as the observatory judged it last. */
  freshness?: readonly Freshness[];
  qualities?: readonly QualityRating[];
  /** With or without version. */
  standard?: string;
  government?: string;
  includeMunicipalities?: boolean;
  /** Key of a place: its datasets and, of a state, its municipalities'. */
  place?: string;
  /** Governments whose point is inside, and datasets that say a box of their own which touches it. */
  bounds?: Bounds;
  /** Names of columns, each as the lexemes that one column must have (see `createQueryReader`). */
  columns?: readonly (readonly string[])[];
  packageId?: string;
  sourceId?: string;
  issuedSince?: Date;
  issuedUntil?: Date;
  modifiedSince?: Date;
  modifiedUntil?: Date;
  /** Days (YYYY-MM-DD) of which the data speak, at least in part. */
  coversSince?: string;
  coversUntil?: string;
};

export const facetFields = [
  'theme',
  'state',
  'level',
  'format',
  'origin',
  'standard',
  'licence',
  'periodicity',
  'freshness',
  'quality',
] as const;
export type FacetField = (typeof facetFields)[number];

/** Live datasets by value, under the query and every filter except the facet's own. Values of none are left out. */
export type FacetCounts = Record<FacetField, Map<string, number>>;

/** A standard's id without its version. */
export const unversioned = (standard: string): string => standard.split('@')[0] ?? standard;

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
    case 'standard':
      // A version is narrower than any value of the facet.
      return criteria.standard === undefined || criteria.standard.includes('@') ? [] : [criteria.standard];
    case 'licence':
      return criteria.licences ?? [];
    case 'periodicity':
      return criteria.periodicities ?? [];
    case 'freshness':
      return criteria.freshness ?? [];
    case 'quality':
      return criteria.qualities ?? [];
  }
}

/** Keys of governments that criteria narrow to: exactly these, or everything of these states. */
export function placesOf(criteria: DatasetCriteria): { kind: 'government' | 'state'; key: string }[] {
  const { government, includeMunicipalities, place } = criteria;
  const isState = (key: string) => key.length === 2;
  return [
    ...(government === undefined
      ? []
      : [
          {
            kind: includeMunicipalities === true && isState(government) ? 'state' : 'government',
            key: government,
          } as const,
        ]),
    ...(place === undefined ? [] : [{ kind: isState(place) ? 'state' : 'government', key: place } as const]),
  ];
}

/** A day (YYYY-MM-DD) as national.period_days writes it. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** Place in the order of date: microseconds since 1970 (null last), then ordinal. */
export type DatePlace = { modifiedUs: number | null; ordinal: number };

/**
 * How relevance is counted on every page of one list. Ranked are the hits with the words in the title down to
 * `titledUntil` in the order of date (null: all of them) and any hits down to `until` (null: all); the others follow
 * in the order of date. `asOfMs` is the instant that freshness is measured from. It travels in the cursor, so that
 * rows arriving between two pages move no other row from one part to the other.
 */
export type RankFrame = { titledUntil: DatePlace | null; until: DatePlace | null; asOfMs: number };

/** Where a hit stands in its list: all that is needed to continue after it. */
export type Position =
  | { by: 'modified'; place: DatePlace }
  | { by: 'title'; title: string; ordinal: number }
  | { by: 'rank'; rank: number; place: DatePlace; frame: RankFrame }
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

/** At most this many hits with the words in the title, and as many others, are ranked; the rest follows by date. */
export const rankedCandidates = 500;
