import { boxAsGeoJson } from '../../record/box.ts';

const uuid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** Names under which a record may be met elsewhere; a UUID is one everywhere. */
export const globalNames = (names: readonly (string | undefined)[]): (string | undefined)[] =>
  names.map((name) => {
    const bare = uuid.exec(name ?? '')?.[1];
    return bare === undefined ? name : `urn:uuid:${bare.toLowerCase()}`;
  });

/** A box of degrees as GeoJSON, or undefined when its sides are none. */
export function boxText(sides: {
  west: string | undefined;
  south: string | undefined;
  east: string | undefined;
  north: string | undefined;
}): string | undefined {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = [
    sides.west,
    sides.south,
    sides.east,
    sides.north,
  ].map((side) => (side === undefined || side.trim() === '' ? Number.NaN : Number(side)));
  return boxAsGeoJson({ west, south, east, north });
}
