import { formatCell } from '../../format.ts';
import type { Cluster } from './clusters.ts';
import type { Place } from './place.ts';
import { type Size, type View, onScreen } from './view.ts';
import type { Position } from './wkt.ts';

const round = (value: number) => Math.round(value * 10) / 10;

/** State outlines under everything, moved and enlarged as a whole; the line keeps its width. */
export function Outlines({ paths, view, size }: { paths: readonly string[]; view: View; size: Size }) {
  const { x, y, scale } = view;
  const transform = `translate(${size.width / 2} ${size.height / 2}) scale(${scale}) translate(${-x} ${-y})`;
  return (
    <g transform={transform}>
      {paths.map((path) => (
        <path key={path.slice(0, 60)} className="outline" d={path} vectorEffect="non-scaling-stroke" />
      ))}
    </g>
  );
}

/** Names of governments at their centroids, to know where one is. */
export function PlaceNames({
  names,
  view,
  size,
}: {
  names: readonly { name: string; at: Position }[];
  view: View;
  size: Size;
}) {
  return names.map(({ name, at }) => {
    const [x, y] = onScreen(at, view, size);
    if (x < 0 || y < 12 || x > size.width || y > size.height) return null;
    return (
      <text key={name} className="place-name" x={round(x)} y={round(y)}>
        {name}
      </text>
    );
  });
}

/** One line or area, in pixels; vertices that would fall on the one before are left out. */
export function ShapeMark({
  place,
  view,
  size,
  isChosen,
  onChoose,
}: {
  place: Place;
  view: View;
  size: Size;
  isChosen: boolean;
  onChoose: (place: Place) => void;
}) {
  const isArea = place.shape.kind === 'area';
  const d = place.shape.parts.map((part) => pathOf(part, { view, size, isClosed: isArea })).join('');
  return (
    <path
      className={`${isArea ? 'area' : 'line'}${isChosen ? ' chosen' : ''}`}
      d={d}
      onClick={() => onChoose(place)}
    >
      <title>{place.label}</title>
    </path>
  );
}

function pathOf(part: readonly Position[], at: { view: View; size: Size; isClosed: boolean }): string {
  let [lastX, lastY] = [Infinity, Infinity];
  const steps: string[] = [];
  for (const position of part) {
    const [x, y] = onScreen(position, at.view, at.size).map(round) as [number, number];
    if (Math.abs(x - lastX) < 1 && Math.abs(y - lastY) < 1) continue;
    steps.push(`${steps.length === 0 ? 'M' : 'L'}${x} ${y}`);
    [lastX, lastY] = [x, y];
  }
  return `${steps.join('')}${at.isClosed ? 'z' : ''}`;
}

/** One place as a dot, several as a larger one with their number: its area grows with what it holds. */
export function PointMark({
  cluster,
  view,
  size,
  isChosen,
  onChoose,
}: {
  cluster: Cluster<Place>;
  view: View;
  size: Size;
  isChosen: boolean;
  onChoose: (cluster: Cluster<Place>) => void;
}) {
  const [x, y] = onScreen(cluster.at, view, size);
  const count = cluster.places.length;
  const radius = count === 1 ? 6 : Math.min(23, 7 + Math.sqrt(count) * 2);
  return (
    <g className={`place${isChosen ? ' chosen' : ''}`} onClick={() => onChoose(cluster)}>
      <title>{count === 1 ? cluster.places[0]?.label : `${formatCell(count)} lugares`}</title>
      <circle cx={round(x)} cy={round(y)} r={round(radius)} />
      {count > 1 && (
        <text x={round(x)} y={round(y)} dy="0.35em">
          {count < 10_000 ? count : `${Math.round(count / 1000)}k`}
        </text>
      )}
    </g>
  );
}
