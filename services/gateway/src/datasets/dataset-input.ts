import type { Freshness, QualityRating } from '@rma/domain';
import type { Bounds, DatasetCriteria, DatasetSort, Position } from '@rma/search';
import { z } from 'zod';
import { GatewayError } from '../graphql/gateway-error.ts';
import { isUuid } from '../graphql/context.ts';

/** A DatasetFilter as GraphQL hands it over; every field may be null. */
export type DatasetFilter = {
  theme?: string[] | null;
  standard?: string | null;
  government?: string | null;
  includeMunicipalities?: boolean | null;
  state?: string[] | null;
  level?: ('STATE' | 'MUNICIPALITY')[] | null;
  format?: string[] | null;
  origin?: ('HOSTED' | 'HARVESTED' | 'NODE')[] | null;
  package?: string | null;
  source?: string | null;
  place?: string | null;
  bounds?: Bounds | null;
  column?: string[] | null;
  licence?: string[] | null;
  periodicity?: string[] | null;
  freshness?: Uppercase<Freshness>[] | null;
  quality?: Uppercase<QualityRating>[] | null;
  issuedSince?: Date | null;
  issuedUntil?: Date | null;
  modifiedSince?: Date | null;
  modifiedUntil?: Date | null;
  coversSince?: string | null;
  coversUntil?: string | null;
};

const NO_ID = '00000000-0000-0000-0000-000000000000';
const levels = { STATE: 'state', MUNICIPALITY: 'municipality' } as const;
const origins = { HOSTED: 'hosted', HARVESTED: 'harvested', NODE: 'node' } as const;

const lowerCased = <Text extends string>(values: readonly Uppercase<Text>[]) =>
  values.map((value) => value.toLowerCase() as Text);

/** What a box of a map may be; BAD_ARGUMENT for one that is turned around or off the Earth. */
function boundsOf(bounds: Bounds): Bounds {
  const { west, south, east, north } = bounds;
  const isBox = west >= -180 && west <= east && east <= 180 && south >= -90 && south <= north && north <= 90;
  if (isBox) return { west, south, east, north };
  throw new GatewayError('BAD_ARGUMENT', {
    argument: 'bounds',
    expected: {
      es: 'va de oeste a este y de sur a norte, en grados',
      en: 'goes from west to east and from south to north, in degrees',
    },
  });
}

/**
 * The filter in the words of the search. Formats are compared in upper case; an id that cannot be one finds nothing.
 * Names of columns become criteria where lexemes are known (`search.columns`).
 */
export function criteriaOf(filter: DatasetFilter | null | undefined): DatasetCriteria {
  if (filter === null || filter === undefined) return {};
  const { theme, standard, government, includeMunicipalities, state, level, format, origin } = filter;
  return {
    ...(theme && { themes: theme }),
    ...(standard && { standard }),
    ...(government && { government }),
    ...(includeMunicipalities && { includeMunicipalities }),
    ...(state && { states: state }),
    ...(level && { levels: level.map((one) => levels[one]) }),
    ...(format && { formats: format.map((one) => one.toUpperCase()) }),
    ...(origin && { origins: origin.map((one) => origins[one]) }),
    ...(filter.package && { packageId: isUuid(filter.package) ? filter.package.toLowerCase() : NO_ID }),
    ...(filter.source && { sourceId: isUuid(filter.source) ? filter.source.toLowerCase() : NO_ID }),
    ...(filter.place && { place: filter.place }),
    ...(filter.bounds && { bounds: boundsOf(filter.bounds) }),
    ...(filter.licence && { licences: filter.licence }),
    ...(filter.periodicity && { periodicities: filter.periodicity }),
    ...(filter.freshness && { freshness: lowerCased(filter.freshness) }),
    ...(filter.quality && { qualities: lowerCased(filter.quality) }),
    ...(filter.issuedSince && { issuedSince: filter.issuedSince }),
    ...(filter.issuedUntil && { issuedUntil: filter.issuedUntil }),
    ...(filter.modifiedSince && { modifiedSince: filter.modifiedSince }),
    ...(filter.modifiedUntil && { modifiedUntil: filter.modifiedUntil }),
    ...(filter.coversSince && { coversSince: filter.coversSince }),
    ...(filter.coversUntil && { coversUntil: filter.coversUntil }),
  };
}

export const sorts = {
  RELEVANCE: 'relevance',
  MODIFIED: 'modified',
  TITLE: 'title',
} as const satisfies Record<string, DatasetSort>;

const ordinal = z.int32().min(0);
const place = z.strictObject({ modifiedUs: z.number().nullable(), ordinal });
const frame = z.strictObject({
  titledUntil: place.nullable(),
  until: place.nullable(),
  asOfMs: z.number().min(0).max(8.64e15),
});

const byDate = z.strictObject({ by: z.literal('modified'), place });
const byTitle = z.strictObject({ by: z.literal('title'), title: z.string(), ordinal });
const byRank = z.strictObject({ by: z.literal('rank'), rank: z.number(), place, frame });
const unranked = z.strictObject({ by: z.literal('unranked'), place, frame });

/** The cursors a list accepts: those of its own order. Without words to rank by, relevance is the order of date. */
export function positionSchema(sort: DatasetSort, { isRanked }: { isRanked: boolean }): z.ZodType<Position> {
  if (sort === 'title') return byTitle;
  return sort === 'relevance' && isRanked ? z.union([byRank, unranked]) : byDate;
}
