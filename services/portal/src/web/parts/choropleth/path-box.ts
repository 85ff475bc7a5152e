import { type Box, boxAround } from '../map/view.ts';
import type { Position } from '../map/wkt.ts';

/** The vertices of an outline, which is written in steps from each to the next. */
export function positionsOf(path: string): Position[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Ml])(-?[\d.]+) ?(-?[\d.]+)/g)].map(([, kind, right, down]): Position => {
    [x, y] = kind === 'M' ? [Number(right), Number(down)] : [x + Number(right), y + Number(down)];
    return [x, y];
  });
}

/** The box around an outline, in the drawing's units. */
export const boxOfPath = (path: string): Box | null => boxAround(positionsOf(path));
