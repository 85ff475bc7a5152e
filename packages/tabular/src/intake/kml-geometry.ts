import type { Geometry, SimpleGeometry } from './geometry-wkt.ts';

/** `longitude,latitude[,altitude]` tuples separated by blanks. */
const positions = (text: string): number[][] =>
  text
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => each.split(',').slice(0, 2).map(Number));

const elements = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry']);

const joined = (parts: SimpleGeometry[]): Geometry => {
  if (parts.length === 1) return parts[0]!;
  const kinds = new Set(parts.map(({ type }) => type));
  if (kinds.size === 1 && kinds.has('Point')) {
    return { type: 'MultiPoint', coordinates: parts.map((part) => part.coordinates as number[]) };
  }
  if (kinds.size === 1 && kinds.has('LineString')) {
    return { type: 'MultiLineString', coordinates: parts.map((part) => part.coordinates as number[][]) };
  }
  if (kinds.size === 1 && kinds.has('Polygon')) {
    return { type: 'MultiPolygon', coordinates: parts.map((part) => part.coordinates as number[][][]) };
  }
  return { type: 'GeometryCollection', geometries: parts };
};

/** Follows the geometry elements of one KML Placemark; parts of a MultiGeometry of one kind become one geometry. */
export const createKmlGeometry = () => {
  let parts: SimpleGeometry[] = [];
  let rings: number[][][] = [];
  let isInPolygon = false;
  let isInvalid = false;
  return {
    handles: (name: string): boolean => elements.has(name) || name === 'coordinates',
    open: (name: string): void => {
      if (name === 'Polygon') {
        isInPolygon = true;
        rings = [];
      }
    },
    close: (name: string, text: string, parent: string): void => {
      if (name === 'coordinates') {
        const found = positions(text);
        isInvalid ||= found.some((each) => each.length < 2 || each.some((value) => !Number.isFinite(value)));
        if (found.length === 0) return;
        if (parent === 'Point') parts.push({ type: 'Point', coordinates: found[0]! });
        else if (isInPolygon) rings.push(found);
        else parts.push({ type: 'LineString', coordinates: found });
      }
      if (name === 'Polygon') {
        isInPolygon = false;
        if (rings.length > 0) parts.push({ type: 'Polygon', coordinates: rings });
      }
    },
    take: (): Geometry | 'invalid' | null => {
      const found = isInvalid ? 'invalid' : parts.length === 0 ? null : joined(parts);
      parts = [];
      isInvalid = false;
      return found;
    },
  };
};
