import { z } from 'zod';
import { typed, type Fact } from './statements.ts';

export type Bounds = { west: number; south: number; east: number; north: number };

const wkt = (text: string) => typed(text, 'geo:wktLiteral');

/** A bounding box as DCAT has it: a polygon in WKT, WGS84, longitude first. */
export function boxFact({ west, south, east, north }: Bounds): Fact {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return ['bbox', wkt(`POLYGON((${corners.map((corner) => corner.join(' ')).join(', ')}))`)];
}

export const centreFact = ({ lon, lat }: { lon: number; lat: number }): Fact => [
  'centroid',
  wkt(`POINT(${lon} ${lat})`),
];

const geometry = z.object({ type: z.string(), coordinates: z.array(z.unknown()) });

/** Every position of a geometry, however deep they are. */
function positionsOf(coordinates: readonly unknown[]): [number, number][] {
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return [[lon, lat]];
  return coordinates.flatMap((inner) => (Array.isArray(inner) ? positionsOf(inner) : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where a GeoJSON geometry is: a point, or the box around it; null for any other text. */
export function geoJsonFact(text: string): Fact | null {
  const read = text.trimStart().startsWith('{') ? geometry.safeParse(parsed(text)) : null;
  if (!read?.success) return null;
  const positions = positionsOf(read.data.coordinates);
  const [first] = positions;
  const isOnEarth = positions.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  if (first === undefined || !isOnEarth) return null;
  if (positions.length === 1) return centreFact({ lon: first[0], lat: first[1] });
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  return boxFact({
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  });
}
