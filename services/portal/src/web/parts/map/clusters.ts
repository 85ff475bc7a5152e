import type { Position } from './wkt.ts';

/** Places drawn as one mark: their count and the middle of them. */
export type Cluster<Place> = { key: string; at: Position; places: Place[] };

/** Pixels within which places run together. */
const cellPx = 46;

/**
 * Groups places that would be drawn on top of each other. The grid belongs to the country, not to the window, so that
 * groups stay as they are while the window moves.
 */
export function clusterPlaces<Place extends { at: Position }>(
  places: readonly Place[],
  scale: number,
): Cluster<Place>[] {
  const cells = new Map<string, Place[]>();
  for (const place of places) {
    const [x, y] = place.at;
    const key = `${Math.floor((x * scale) / cellPx)}:${Math.floor((y * scale) / cellPx)}`;
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return [...cells].map(([key, grouped]) => ({ key, at: middleOf(grouped), places: grouped }));
}

function middleOf(places: readonly { at: Position }[]): Position {
  const mean = (axis: 0 | 1) => places.reduce((sum, { at }) => sum + at[axis], 0) / places.length;
  return [mean(0), mean(1)];
}
