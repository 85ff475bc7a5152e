import { boxOfPath } from './path-box.ts';
import type { MapShapes } from './map-shapes.ts';

type Outlines = { width: number; height: number; states: { cvegeo: string; path: string }[] };

/** What part of the country's drawing is seen; `scale` is how much smaller than the country it is, 1 for the country. */
export type Window = { left: number; top: number; width: number; height: number; scale: number };

const margin = 0.04;

/** The country, or a state with some room around it. */
export function windowOf({
  state,
  shapes,
  outlines,
}: {
  state: string | null;
  shapes: readonly MapShapes[];
  outlines: Outlines;
}): Window {
  const outline = outlines.states.find(({ cvegeo }) => cvegeo === state);
  const box =
    shapes.find((each) => each.state === state)?.box ??
    (outline === undefined ? null : boxOfPath(outline.path));
  if (box === null) return { left: 0, top: 0, width: outlines.width, height: outlines.height, scale: 1 };
  const side = Math.max(box.right - box.left, (box.bottom - box.top) * 1.3);
  const room = side * margin;
  return {
    left: Math.floor(box.left - room),
    top: Math.floor(box.top - room),
    width: Math.ceil(box.right - box.left + 2 * room),
    height: Math.ceil(box.bottom - box.top + 2 * room),
    scale: (side + 2 * room) / outlines.width,
  };
}
