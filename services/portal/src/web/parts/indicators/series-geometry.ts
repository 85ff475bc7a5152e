import { ticksTo } from '../ticks.ts';
import { type Line, type LineFigure, isWhole } from './indicator-data.ts';

/** Where years and values fall in a drawing. */
export type Scale = {
  years: number[];
  ticks: number[];
  x: (year: number) => number;
  y: (value: number) => number;
};
export type Frame = { left: number; right: number; top: number; bottom: number };
export type SeriesPoint = { year: number; figure: LineFigure & { value: number } };

/** Figures of one year with a value; sums of several years have no place on an axis of years. */
export const pointsOf = ({ figures }: Line): SeriesPoint[] =>
  figures.flatMap((figure) =>
    figure.value === null || figure.period.includes('/')
      ? []
      : [{ year: Number(figure.period), figure: { ...figure, value: figure.value } }],
  );

/** One scale for every line that is read beside another; null when there is but one year. */
export function scaleOf(lines: readonly Line[], { left, right, top, bottom }: Frame): Scale | null {
  const points = lines.flatMap(pointsOf);
  const first = Math.min(...points.map(({ year }) => year));
  const last = Math.max(...points.map(({ year }) => year));
  if (points.length === 0 || first === last) return null;
  const ticks = ticksTo(Math.max(...points.map(({ figure }) => figure.value)));
  const end = ticks.at(-1) ?? 1;
  return {
    years: Array.from({ length: last - first + 1 }, (_, place) => first + place),
    ticks,
    x: (year) => round(left + ((year - first) / (last - first)) * (right - left)),
    y: (value) => round(bottom - (value / end) * (bottom - top)),
  };
}

/**
 * The stretches of a line that may be drawn: consecutive years of one series, each whole. A missing year, a partial one
 * or another methodology breaks it.
 */
export function stretchesOf(points: readonly SeriesPoint[]): SeriesPoint[][] {
  const stretches: SeriesPoint[][] = [];
  let last: SeriesPoint | undefined;
  for (const point of points) {
    const goesOn =
      last !== undefined &&
      point.year === last.year + 1 &&
      point.figure.series === last.figure.series &&
      isWhole(point.figure) &&
      isWhole(last.figure);
    if (goesOn) stretches.at(-1)?.push(point);
    else stretches.push([point]);
    last = point;
  }
  return stretches.filter(({ length }) => length > 1);
}

export const pathOf = (stretch: readonly SeriesPoint[], { x, y }: Scale): string =>
  `M${stretch.map(({ year, figure }) => `${x(year)} ${y(figure.value)}`).join('L')}`;

/** Heights of labels as near to theirs as fits without one over another. */
export function apart(heights: readonly number[], gap: number): number[] {
  const order = heights.map((height, place) => ({ height, place })).toSorted((a, b) => a.height - b.height);
  let floor = -Infinity;
  const placed = new Map<number, number>();
  for (const { height, place } of order) {
    floor = Math.max(height, floor + gap);
    placed.set(place, floor);
  }
  return heights.map((height, place) => placed.get(place) ?? height);
}

const round = (value: number): number => Math.round(value * 10) / 10;
