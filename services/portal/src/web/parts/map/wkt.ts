/** What is drawn of a row: one or more points, lines, or the rings of areas, as longitude and latitude in degrees. */
export type Shape = { kind: 'point' | 'line' | 'area'; parts: Position[][] };
export type Position = readonly [x: number, y: number];

const kinds: Record<string, Shape['kind']> = {
  POINT: 'point',
  MULTIPOINT: 'point',
  LINESTRING: 'line',
  MULTILINESTRING: 'line',
  POLYGON: 'area',
  MULTIPOLYGON: 'area',
};

/**
 * Reads Well-Known Text (OGC 06-103r4, clause 7) in longitude and latitude. Nesting does not matter to a drawing, so
 * every innermost list of positions becomes a part; heights are left out. Null when it is not WKT of one kind.
 */
export function readWkt(text: string): Shape | null {
  const [, name = '', body = ''] =
    /^\s*(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:Z|M|ZM)?\s*(\(.*\))\s*$/is.exec(text) ?? [];
  const kind = kinds[name.toUpperCase()];
  if (kind === undefined) return null;
  const parts = [...body.matchAll(/\(([^()]+)\)/g)].map(([, list = '']) =>
    list.split(',').flatMap(positionOf),
  );
  const drawn = parts.filter((part) => part.length > 0);
  return drawn.length === 0 ? null : { kind, parts: drawn };
}

function positionOf(text: string): Position[] {
  const [x = Number.NaN, y = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return isOnEarth(x, y) ? [[x, y]] : [];
}

/** Whether two numbers can be a longitude and a latitude. */
export function isOnEarth(longitude: number, latitude: number): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) < 90;
}
