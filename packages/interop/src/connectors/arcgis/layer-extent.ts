import { boxAsGeoJson } from '../../record/box.ts';
import { z } from 'zod';

const extent = z.object({
  xmin: z.number(),
  ymin: z.number(),
  xmax: z.number(),
  ymax: z.number(),
  spatialReference: z.object({ wkid: z.number(), latestWkid: z.number() }).partial(),
});

const EARTH_RADIUS_M = 6_378_137;
const degrees = (radians: number) => (radians * 180) / Math.PI;

/** Metres of web Mercator (EPSG:3857) in degrees. */
const fromMercator = (x: number, y: number): [number, number] => [
  degrees(x / EARTH_RADIUS_M),
  degrees(2 * Math.atan(Math.exp(y / EARTH_RADIUS_M)) - Math.PI / 2),
];

const round = (value: number) => Math.round(value * 1e5) / 1e5;

/** The box of a layer as GeoJSON in WGS84; undefined where its reference is neither degrees nor web Mercator. */
export function layerExtent(written: unknown): string | undefined {
  const parsed = extent.safeParse(written);
  if (!parsed.success) return undefined;
  const { xmin, ymin, xmax, ymax, spatialReference } = parsed.data;
  const wkid = spatialReference.latestWkid ?? spatialReference.wkid ?? 0;
  const isMercator = [3857, 102100, 102113, 900913].includes(wkid);
  if (!isMercator && wkid !== 4326) return undefined;
  const [west, south] = isMercator ? fromMercator(xmin, ymin) : [xmin, ymin];
  const [east, north] = isMercator ? fromMercator(xmax, ymax) : [xmax, ymax];
  return boxAsGeoJson({ west, south, east, north }, round);
}
