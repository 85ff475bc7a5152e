import { z } from 'zod';
import type { ToWgs84 } from './crs.ts';

type Position = number[];

const position = z.array(z.number()).min(2).max(4);
const line = z.array(position);
const rings = z.array(line);

/** Geometry objects of RFC 7946, and collections of them one level deep. */
const simpleGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).max(4) }),
  z.object({ type: z.literal('MultiPoint'), coordinates: line }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: rings }),
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
]);
export const geometrySchema = z.union([
  simpleGeometry,
  z.object({ type: z.literal('GeometryCollection'), geometries: z.array(simpleGeometry) }),
]);

export type SimpleGeometry = z.infer<typeof simpleGeometry>;
export type Geometry = z.infer<typeof geometrySchema>;

/** One centimetre: no survey in these files is finer, and reprojecting makes longer figures. */
const decimals = 7;

const rounded = (degrees: number): number => Number(degrees.toFixed(decimals));

/** `longitude latitude` of a position; coordinates that are WGS84 already keep every digit. */
const pointText = (at: Position, toWgs84: ToWgs84 | null): string => {
  const [x = 0, y = 0] = at;
  if (!toWgs84) return `${x} ${y}`;
  const [longitude, latitude] = toWgs84(x, y);
  return `${rounded(longitude)} ${rounded(latitude)}`;
};

const coordinatesText = (geometry: SimpleGeometry, toWgs84: ToWgs84 | null): string => {
  const at = (each: Position) => pointText(each, toWgs84);
  const lineText = (each: Position[]) => `(${each.map(at).join(', ')})`;
  const ringsText = (each: Position[][]) => `(${each.map(lineText).join(', ')})`;
  switch (geometry.type) {
    case 'Point':
      return `(${at(geometry.coordinates)})`;
    case 'MultiPoint':
    case 'LineString':
      return lineText(geometry.coordinates);
    case 'MultiLineString':
    case 'Polygon':
      return ringsText(geometry.coordinates);
    case 'MultiPolygon':
      return `(${geometry.coordinates.map(ringsText).join(', ')})`;
  }
};

/** A geometry as two-dimensional WKT in WGS84, longitude first; empty text for an empty geometry. */
export const toWkt = (geometry: Geometry, toWgs84: ToWgs84 | null): string => {
  if (geometry.type === 'GeometryCollection') {
    const members = geometry.geometries.map((each) => toWkt(each, toWgs84)).filter((wkt) => wkt !== '');
    return members.length === 0 ? '' : `GEOMETRYCOLLECTION (${members.join(', ')})`;
  }
  return geometry.coordinates.length === 0
    ? ''
    : `${geometry.type.toUpperCase()} ${coordinatesText(geometry, toWgs84)}`;
};

/** Any position of the geometry, to see what kind of coordinates it has. */
export const somePosition = (geometry: Geometry): Position | null => {
  let found: unknown =
    geometry.type === 'GeometryCollection' ? geometry.geometries[0]?.coordinates : geometry.coordinates;
  while (Array.isArray(found) && Array.isArray(found[0])) found = found[0];
  return Array.isArray(found) && typeof found[0] === 'number' ? found : null;
};
