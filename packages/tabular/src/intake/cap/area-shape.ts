import { childrenOf } from './alert-tree.ts';
import type { AlertElement } from './alert-tree.ts';

type Point = { latitude: number; longitude: number };
export type ShapeTrouble =
  | 'invalid-coordinates'
  | 'coordinates-reversed'
  | 'polygon-not-closed'
  | 'polygon-too-short'
  | 'invalid-circle'
  | 'area-outside-mexico';

export type AreaShape = {
  /** WKT in WGS84, longitude first; empty when nothing in the area can be drawn. */
  wkt: string;
  /** Of the widest circle, in kilometres; empty without circles. */
  radiusKm: string;
  troubles: { code: ShapeTrouble; element: 'polygon' | 'circle'; value: string }[];
};

/** Mexico with the seas whose storms reach it. */
const isNearMexico = ({ latitude, longitude }: Point): boolean =>
  latitude > 5 && latitude < 40 && longitude > -135 && longitude < -75;

const isOnEarth = ({ latitude, longitude }: Point): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

const isReversed = ({ latitude, longitude }: Point): boolean =>
  latitude >= -120 && latitude <= -84 && longitude >= 12 && longitude <= 35;

/** CAP writes `latitude,longitude`. */
const pointOf = (text: string): Point | null => {
  const found = /^([-+]?\d+(?:\.\d+)?),([-+]?\d+(?:\.\d+)?)$/.exec(text);
  return found ? { latitude: Number(found[1]), longitude: Number(found[2]) } : null;
};

const troubleOf = (points: (Point | null)[]): ShapeTrouble | null => {
  const read = points.filter((point) => point !== null);
  if (read.length < points.length || read.length === 0) return 'invalid-coordinates';
  if (read.every(isReversed)) return 'coordinates-reversed';
  if (!read.every(isOnEarth)) return 'invalid-coordinates';
  return read.some(isNearMexico) ? null : 'area-outside-mexico';
};

const pair = ({ latitude, longitude }: Point): string => `${longitude} ${latitude}`;

const isDrawable = (trouble: ShapeTrouble | null): boolean =>
  trouble === null || trouble === 'area-outside-mexico';

/** Polygons and circles of an area: what they draw, and what is wrong with them. */
export const shapeOf = (area: AlertElement): AreaShape => {
  const troubles: AreaShape['troubles'] = [];
  const rings: string[] = [];
  for (const { text } of childrenOf(area, 'polygon')) {
    const points = text
      .split(/\s+/)
      .filter((each) => each !== '')
      .map(pointOf);
    const trouble = troubleOf(points);
    if (trouble) troubles.push({ code: trouble, element: 'polygon', value: text });
    if (!isDrawable(trouble)) continue;
    const pairs = points.flatMap((point) => (point ? [pair(point)] : []));
    const isClosed = pairs[0] === pairs.at(-1);
    if (pairs.length < 4) troubles.push({ code: 'polygon-too-short', element: 'polygon', value: text });
    if (!isClosed) troubles.push({ code: 'polygon-not-closed', element: 'polygon', value: text });
    if (isClosed && pairs.length >= 4) rings.push(`((${pairs.join(', ')}))`);
  }
  const centres: string[] = [];
  let radius: number | null = null;
  for (const { text } of childrenOf(area, 'circle')) {
    const [centre = '', km = '', ...more] = text.trim().split(/\s+/);
    const point = pointOf(centre);
    if (more.length > 0 || !/^\d+(?:\.\d+)?$/.test(km)) {
      troubles.push({ code: 'invalid-circle', element: 'circle', value: text });
      continue;
    }
    const trouble = troubleOf([point]);
    if (trouble) troubles.push({ code: trouble, element: 'circle', value: text });
    if (!isDrawable(trouble) || !point) continue;
    centres.push(pair(point));
    radius = Math.max(radius ?? 0, Number(km));
  }
  const drawn =
    rings.length === 1
      ? `POLYGON ${rings[0]!}`
      : rings.length > 1
        ? `MULTIPOLYGON (${rings.join(', ')})`
        : centres.length === 1
          ? `POINT (${centres[0]!})`
          : centres.length > 1
            ? `MULTIPOINT (${centres.join(', ')})`
            : '';
  return { wkt: drawn, radiusKm: radius === null ? '' : String(radius), troubles };
};
