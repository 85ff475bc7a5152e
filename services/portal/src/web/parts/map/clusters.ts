import type { Position } from './wkt.ts';

/** Places drawn as one mark: their count and the middle of them. */
export type Cluster<Place> = { key: string; at: Position; places: Place[] };

/** Pixels within which places run together. */
const cellPx = 46;

/**
 * Groups places that would be drawn on top of each other. The grid belongs to the country, not to the window, so that
 * groups stay much as they are while the window moves; a group too near to a larger one joins it.
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
  const clusters: Cluster<Place>[] = [];
  for (const [key, grouped] of [...cells].toSorted(([, a], [, b]) => b.length - a.length)) {
    const at = middleOf(grouped);
    const near = clusters.find((larger) => distance(larger.at, at) * scale < cellPx);
    if (near) near.places.push(...grouped);
    else clusters.push({ key, at, places: grouped });
  }
  return clusters;
}

const distance = (a: Position, b: Position) => Math.hypot(a[0] - b[0], a[1] - b[1]);

function middleOf(places: readonly { at: Position }[]): Position {
  const mean = (axis: 0 | 1) => places.reduce((sum, { at }) => sum + at[axis], 0) / places.length;
  return [mean(0), mean(1)];
}
