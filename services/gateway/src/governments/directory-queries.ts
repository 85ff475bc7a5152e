import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';

export type Government = Omit<
  Selectable<Tables['national.government']>,
  'west' | 'south' | 'east' | 'north' | 'abbreviation'
>;

/** Every state and municipality, states first, then by key. */
export function allGovernments(db: Kysely<Tables>): Promise<Government[]> {
  return db
    .selectFrom('national.government')
    .select([
      'cvegeo',
      'level',
      'name',
      'folded_name',
      'state_cvegeo',
      'state_name',
      'population',
      'lon',
      'lat',
      'membership',
      'member_since',
    ])
    .orderBy('cvegeo')
    .execute();
}

/** Pairs of municipalities that share a border, both ways. */
export function allNeighbours(db: Kysely<Tables>): Promise<Selectable<Tables['national.neighbour']>[]> {
  return db
    .selectFrom('national.neighbour')
    .select(['cvegeo', 'neighbour_cvegeo'])
    .orderBy('cvegeo')
    .orderBy('neighbour_cvegeo')
    .execute();
}

export type MetropolitanRow = Selectable<Tables['national.metropolitan_municipality']>;

/** Which municipalities are in which metropolitan area, by area and key. */
export function allMetropolitanAreas(db: Kysely<Tables>): Promise<MetropolitanRow[]> {
  return db
    .selectFrom('national.metropolitan_municipality')
    .select(['cvegeo', 'area_id', 'area_name', 'source', 'is_confirmed'])
    .orderBy('area_id')
    .orderBy('cvegeo')
    .execute();
}
