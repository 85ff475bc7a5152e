import { type Placement, toDrawing } from '@rma/domain';
import { type Box, boxAround } from './view.ts';
import { type Position, type Shape, isOnEarth, readWkt } from './wkt.ts';

/** Which columns of a table say where a row is. */
export type GeometryColumns = { latitude: string | null; longitude: string | null; wkt: string | null };
/** The columns that say where a row is. */
export const coordinatesOf = ({ longitude, latitude, wkt }: GeometryColumns): string[] =>
  [longitude, latitude, wkt].filter((name) => name !== null);

export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** A row on the map: where it is in the drawing's units, and what is told of it. */
export type Place = {
  key: string;
  label: string;
  facts: [name: string, value: string][];
  /** A position inside or on the shape, for its mark and its name. */
  at: Position;
  shape: Shape;
  box: Box;
  /** Degrees, as they are in the row; null for lines and areas. */
  degrees: { longitude: number; latitude: number } | null;
};

/** Rows that have a place become places; the others are left out, in the order they came. */
export function placesOf(
  rows: readonly Row[],
  options: {
    geometry: GeometryColumns;
    told: readonly { name: string; title: string }[];
    placement: Placement;
  },
): Place[] {
  const { geometry, told, placement } = options;
  return rows.flatMap((row, number) => {
    const degrees = shapeOf(row, geometry);
    const [first] = degrees?.parts[0] ?? [];
    if (degrees === null || first === undefined) return [];
    const parts = degrees.parts.map((part) => part.map(([lon, lat]) => toDrawing(lon, lat, placement)));
    const box = boxAround(parts.flat());
    if (box === null) return [];
    const finest = Math.max(box.right - box.left, box.bottom - box.top) / stepsAcross;
    const shape: Shape = { kind: degrees.kind, parts: parts.map((part) => thinned(part, finest)) };
    const facts = told.flatMap(({ name, title }): [string, string][] => {
      const value = row[name];
      return value === null || value === undefined || value === '' ? [] : [[title, String(value)]];
    });
    return [
      {
        key: String(number),
        label: facts[0]?.[1] ?? `Renglón ${number + 1}`,
        facts,
        at: middleOf(shape),
        shape,
        box,
        degrees: degrees.kind === 'point' ? { longitude: first[0], latitude: first[1] } : null,
      },
    ];
  });
}

/** Finer steps than this part of a shape are not seen; official polygons have a hundred thousand vertices. */
const stepsAcross = 1_000;

/** Without the vertices nearer to the one before than `finest`; the ends stay. */
function thinned(part: readonly Position[], finest: number): Position[] {
  const kept: Position[] = [];
  for (const [place, position] of part.entries()) {
    const last = kept.at(-1);
    const isEnd = place === part.length - 1;
    if (!last || isEnd || Math.hypot(position[0] - last[0], position[1] - last[1]) >= finest)
      kept.push(position);
  }
  return kept;
}

function shapeOf(row: Row, { latitude, longitude, wkt }: GeometryColumns): Shape | null {
  const text = wkt === null ? null : row[wkt];
  const written = typeof text === 'string' && text !== '' ? readWkt(text) : null;
  if (written || latitude === null || longitude === null) return written;
  const [lon, lat] = [numberOf(row[longitude]), numberOf(row[latitude])];
  return isOnEarth(lon, lat) ? { kind: 'point', parts: [[[lon, lat]]] } : null;
}

const numberOf = (cell: Cell | undefined): number =>
  cell === null || cell === undefined || cell === '' ? Number.NaN : Number(cell);

/** The middle of the longest part: of a line, its middle vertex; of an area, the mean of its ring. */
function middleOf({ kind, parts }: Shape): Position {
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), parts[0] ?? []);
  if (kind !== 'area') return longest[Math.floor(longest.length / 2)] ?? [0, 0];
  const sum = longest.reduce<[number, number]>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / longest.length, sum[1] / longest.length];
}
