import { wktToGeoJSON } from 'betterknown';
import { z } from 'zod';
import { crsOfCode } from '../intake/crs.ts';
import type { Crs, ToWgs84 } from '../intake/crs.ts';
import { geometrySchema, somePosition, toWkt } from '../intake/geometry-wkt.ts';
import type { Geometry } from '../intake/geometry-wkt.ts';
import { readEwkb } from './ewkb.ts';
import { geometryForm } from './geometry-forms.ts';
import type { GeometryForm } from './geometry-forms.ts';

/** A place in WGS84: its WKT, longitude first, and its degrees when it is one point. */
export type Place = {
  form: GeometryForm | 'columns';
  wkt: string;
  point: { latitude: number; longitude: number } | null;
};

const decimals = 7;
const degrees = (value: number): number => Number(value.toFixed(decimals));

const isDegrees = ([x = 0, y = 0]: number[]): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90;
const isLatitude = (value: number): boolean => value >= 14 && value <= 33;
const isLongitude = (value: number): boolean => value <= -86 && value >= -119;

const placeOf = (form: Place['form'], geometry: Geometry, toWgs84: ToWgs84 | null): Place | null => {
  const wkt = toWkt(geometry, toWgs84);
  if (wkt === '') return null;
  if (geometry.type !== 'Point') return { form, wkt, point: null };
  const [x = Number.NaN, y = Number.NaN] = geometry.coordinates;
  const [longitude, latitude] = toWgs84 ? toWgs84(x, y) : [x, y];
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
  return { form, wkt, point: { latitude: degrees(latitude), longitude: degrees(longitude) } };
};

/** The system of a geometry: its own code, else degrees when they look so, else what the file is said to be in. */
const systemOf = (geometry: Geometry, srid: number | null, assumed: Crs | null): Crs | null => {
  if (srid !== null && srid !== 0) return crsOfCode(`EPSG:${srid}`);
  const position = somePosition(geometry);
  if (position && isDegrees(position)) return crsOfCode('EPSG:4326');
  return assumed;
};

const inSystem = (
  form: GeometryForm,
  read: { srid: number | null; geometry: Geometry },
  assumed: Crs | null,
) => {
  const crs = systemOf(read.geometry, read.srid, assumed);
  return crs === null ? null : placeOf(form, read.geometry, crs.toWgs84);
};

const readWkt = (cell: string): { srid: number | null; geometry: Geometry } | null => {
  const [, srid, wkt = ''] = /^(?:SRID\s*=\s*(\d+)\s*;\s*)?([\s\S]*)$/i.exec(cell) ?? [];
  try {
    const parsed = geometrySchema.safeParse(wktToGeoJSON(wkt));
    return parsed.success ? { srid: srid === undefined ? null : Number(srid), geometry: parsed.data } : null;
  } catch {
    return null;
  }
};

const geoJson = z.union([geometrySchema, z.object({ type: z.literal('Feature'), geometry: geometrySchema })]);

const readGeoJson = (cell: string): { srid: null; geometry: Geometry } | null => {
  try {
    const parsed = geoJson.safeParse(JSON.parse(cell));
    if (!parsed.success) return null;
    return { srid: null, geometry: parsed.data.type === 'Feature' ? parsed.data.geometry : parsed.data };
  } catch {
    return null;
  }
};

/** Two figures in either order: in Mexico a latitude and a longitude cannot be taken for each other. */
const pointOfPair = (form: GeometryForm, a: number, b: number): Place | null => {
  if (isLatitude(a) && isLongitude(b)) return placeOf(form, { type: 'Point', coordinates: [b, a] }, null);
  if (isLatitude(b) && isLongitude(a)) return placeOf(form, { type: 'Point', coordinates: [a, b] }, null);
  return null;
};

const pairOfNumbers = /(-?\d{1,3}\.\d{2,})\s*°?\s*(?:,|%2C|;|\s|!4d|\/)\s*(-?\d{1,3}\.\d{2,})/gi;

/** The last pair in a link is the pin; the first, where the map was centred. */
const readLink = (cell: string): Place | null =>
  [...cell.matchAll(pairOfNumbers)]
    .map(([, a, b]) => pointOfPair('link', Number(a), Number(b)))
    .findLast((place) => place !== null) ?? null;

const readPair = (cell: string): Place | null => {
  const [a = Number.NaN, b = Number.NaN] = [...cell.matchAll(/-?\d{1,3}\.\d+/g)].map(([figure]) =>
    Number(figure),
  );
  return pointOfPair('pair', a, b);
};

/**
 * The place that a trimmed cell writes as WKT, EWKB, GeoJSON, "lat, lon" or a link to a map. `assumed` is the system
 * of coordinates that are not degrees and do not name theirs. Null when it writes none, or in an unknown system.
 */
export const readPlace = (cell: string, assumed: Crs | null): Place | null => {
  switch (geometryForm(cell)) {
    case 'wkt': {
      const read = readWkt(cell);
      return read && inSystem('wkt', read, assumed);
    }
    case 'ewkb': {
      const read = readEwkb(cell);
      return read && inSystem('ewkb', read, assumed);
    }
    case 'geojson': {
      const read = readGeoJson(cell);
      return read && inSystem('geojson', read, assumed);
    }
    case 'pair':
      return readPair(cell);
    case 'link':
      return readLink(cell);
    case null:
      return null;
  }
};

/** The place of an easting and a northing, or of a longitude and a latitude, in two columns. */
export const placeOfColumns = (x: string, y: string, crs: Crs): Place | null => {
  const figures = [x, y].map((cell) => Number(cell.trim().replaceAll(',', '') || Number.NaN));
  if (!figures.every(Number.isFinite)) return null;
  return placeOf('columns', { type: 'Point', coordinates: figures }, crs.toWgs84);
};
