import { countryDrawing, toDrawing } from '@rma/domain';
import type { Position } from '@rma/tabular';

/** A vertex on the drawing's grid, in steps. */
export type Vertex = readonly [x: number, y: number];
/** A closed line without its first vertex repeated at the end. */
export type Ring = readonly Vertex[];

/** Steps in a unit of the country's drawing: one is some 80 m, finer than a state's map on a screen. */
export const stepsPerUnit = 40;

/**
 * A ring of degrees on the grid of the drawing; null when nothing of it is left. Neighbours that share vertices in the
 * file share them here, because the same degrees fall on the same step.
 */
export function ringOnGrid(positions: readonly Position[]): Ring | null {
  const ring: Vertex[] = [];
  for (const [longitude, latitude] of positions) {
    const [right, down] = toDrawing(longitude, latitude, countryDrawing);
    const vertex: Vertex = [Math.round(right * stepsPerUnit), Math.round(down * stepsPerUnit)];
    const last = ring.at(-1);
    if (last?.[0] !== vertex[0] || last[1] !== vertex[1]) ring.push(vertex);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) ring.pop();
  return ring.length < 3 || areaOf(ring) === 0 ? null : ring;
}

/** Twice the area of a ring, in square steps, without its sign. */
export function areaOf(ring: Ring): number {
  let sum = 0;
  for (const [place, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(place + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum);
}

/** Rings as one SVG path in the drawing's units, each vertex told by its step from the last. */
export function pathOf(rings: readonly Ring[]): string {
  return rings
    .map((ring) => {
      let from: Vertex = [0, 0];
      const steps = ring.map((to, place) => {
        const told = `${place === 0 ? 'M' : 'l'}${inUnits(to[0] - from[0])} ${inUnits(to[1] - from[1])}`;
        from = to;
        return told;
      });
      return `${steps.join('').replaceAll(' -', '-')}z`;
    })
    .join('');
}

const inUnits = (steps: number) => String(Math.round((steps / stepsPerUnit) * 1000) / 1000);
