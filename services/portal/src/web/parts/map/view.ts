/** How a part of the country's drawing lies on the screen. */
import type { Position } from './wkt.ts';

/** Centre in the drawing's units, and pixels per unit. */
export type View = { x: number; y: number; scale: number };
export type Size = { width: number; height: number };
export type Box = { left: number; top: number; right: number; bottom: number };

/** Some three hundred metres across the window, and the whole country in a small one. */
const closest = 8_000;
const farthest = 0.3;
/** Room left around what is shown, so that no mark is cut or lies under a button. */
const [marginX, marginY] = [64, 36];
/** A single place is shown with a kilometre around it. */
const smallestSpan = 0.35;

/** The box around positions in the drawing's units; null without any. */
export function boxAround(positions: Iterable<Position>): Box | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of positions) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box.left === Infinity ? null : box;
}

/** The view in which a whole box is seen. */
export function fit(box: Box, { width, height }: Size): View {
  const across = Math.max(box.right - box.left, smallestSpan);
  const down = Math.max(box.bottom - box.top, smallestSpan);
  const scale = Math.min((width - 2 * marginX) / across, (height - 2 * marginY) / down);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale: bounded(scale) };
}

const bounded = (scale: number) => Math.min(closest, Math.max(farthest, scale));

/** Nearer (factor above 1) or farther, with the same centre. */
export function zoom(view: View, factor: number): View {
  return { ...view, scale: bounded(view.scale * factor) };
}

/** Moves the window by pixels: a positive number shows what lies to the right, or below. */
export function pan(view: View, right: number, down: number): View {
  return { ...view, x: view.x + right / view.scale, y: view.y + down / view.scale };
}

/** The drawing's units to pixels of the window. */
export function onScreen([x, y]: Position, view: View, { width, height }: Size): [x: number, y: number] {
  return [(x - view.x) * view.scale + width / 2, (y - view.y) * view.scale + height / 2];
}

/** A round length that fits the scale bar, and its pixels. `kilometresPerUnit` is the drawing's own. */
export function scaleBar(
  { scale }: View,
  kilometresPerUnit: number,
  longestPx = 110,
): { metres: number; px: number } {
  const metresPerPx = (kilometresPerUnit * 1000) / scale;
  const longest = longestPx * metresPerPx;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return { metres, px: metres / metresPerPx };
}
