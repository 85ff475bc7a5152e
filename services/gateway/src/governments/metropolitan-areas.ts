import type { Government, MetropolitanRow } from './directory-queries.ts';

/** Municipalities that are one city. `isConfirmed` only when every row was compared with the official document. */
export type MetropolitanArea = {
  id: string;
  name: string;
  source: string;
  isConfirmed: boolean;
  municipalities: Government[];
};

/** The area of each municipality that is in one. */
export function metropolitanAreas(
  rows: readonly MetropolitanRow[],
  governments: ReadonlyMap<string, Government>,
): ReadonlyMap<string, MetropolitanArea> {
  const areas = [...Map.groupBy(rows, ({ area_id }) => area_id)].map(([id, grouped]): MetropolitanArea => ({
    id,
    name: grouped[0]?.area_name ?? id,
    source: grouped[0]?.source ?? '',
    isConfirmed: grouped.every(({ is_confirmed }) => is_confirmed),
    municipalities: grouped.flatMap(({ cvegeo }) => governments.get(cvegeo) ?? []),
  }));
  return new Map(areas.flatMap((area) => area.municipalities.map(({ cvegeo }) => [cvegeo, area] as const)));
}
