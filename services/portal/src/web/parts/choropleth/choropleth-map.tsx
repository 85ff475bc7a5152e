import { Link } from 'react-router';
import { toDrawing } from '@rma/domain';
import { paths } from '../../paths.ts';
import type { Level } from '../../words.ts';
import outlines from '../mexico-outlines.json' with { type: 'json' };
import type { MapShapes } from './map-shapes.ts';
import { type Mark, radiusOf, wordsOf } from './marks.ts';
import { ClassFills, fillOf, legendFills } from './patterns.tsx';
import { type Window, windowOf } from './window.ts';

/** More points than these are drawn as one path a class: a page of the whole country stays light. */
const pointsApart = 200;
/** More marks than these are no list of links that somebody would walk by keyboard; the table is. */
const linksOffered = 60;

/** The drawing alone: areas or points, each named for whoever points at it. */
export function ChoroplethMap({
  label,
  fillId,
  level,
  marks,
  state,
  shapes,
}: {
  label: string;
  fillId: string;
  level: Level;
  marks: readonly Mark[];
  state: string | null;
  shapes: readonly MapShapes[];
}) {
  const window = windowOf({ state, shapes, outlines });
  const ofKey = new Map(marks.map((mark) => [mark.cvegeo, mark]));
  const areas = level === 'STATE' ? outlines.states : shapes.flatMap((each) => each.areas);
  const drawn = new Set(shapes.map((each) => each.state));
  const points = level === 'STATE' ? [] : marks.filter(({ cvegeo }) => !drawn.has(cvegeo.slice(0, 2)));
  const hasLinks = marks.length <= linksOffered;
  return (
    <svg
      data-drawing=""
      viewBox={`${window.left} ${window.top} ${window.width} ${window.height}`}
      role={hasLinks ? 'group' : 'img'}
      aria-label={label}
    >
      <ClassFills id={fillId} scale={window.scale} />
      <ClassFills id={legendFills(fillId)} />
      {level === 'MUNICIPALITY' && <Outlines state={state} />}
      {areas.map(({ cvegeo, path }) => (
        <Area key={cvegeo} mark={ofKey.get(cvegeo)} path={path} fillId={fillId} hasLinks={hasLinks} />
      ))}
      <Points marks={points} window={window} hasLinks={hasLinks} />
    </svg>
  );
}

function Area({
  mark,
  path,
  fillId,
  hasLinks,
}: {
  mark: Mark | undefined;
  path: string;
  fillId: string;
  hasLinks: boolean;
}) {
  if (mark === undefined)
    return <path className="outline" d={path} fillRule="evenodd" vectorEffect="non-scaling-stroke" />;
  const area = (
    <path
      className="area"
      d={path}
      fillRule="evenodd"
      fill={fillOf(fillId, mark.step)}
      vectorEffect="non-scaling-stroke"
    >
      <title>{wordsOf(mark)}</title>
    </path>
  );
  if (!hasLinks) return area;
  return (
    <Link to={paths.government(mark.cvegeo)} aria-label={wordsOf(mark)}>
      {area}
    </Link>
  );
}

function Outlines({ state }: { state: string | null }) {
  return (
    <g aria-hidden="true">
      {outlines.states
        .filter(({ cvegeo }) => state === null || cvegeo === state)
        .map(({ cvegeo, path }) => (
          <path key={cvegeo} className="outline" d={path} vectorEffect="non-scaling-stroke" />
        ))}
    </g>
  );
}

function Points({ marks, window, hasLinks }: { marks: readonly Mark[]; window: Window; hasLinks: boolean }) {
  const placed = marks.flatMap((mark) => {
    if (mark.lon === null || mark.lat === null) return [];
    const [x, y] = toDrawing(mark.lon, mark.lat, outlines);
    return [{ mark, x: rounded(x), y: rounded(y), radius: rounded(radiusOf(mark.step) * window.scale) }];
  });
  // The large ones first, so that none hides a small one.
  const sorted = placed.toSorted((a, b) => b.radius - a.radius);
  if (sorted.length > pointsApart) return <PointPaths points={sorted} />;
  return sorted.map(({ mark, x, y, radius }) => {
    const point = (
      <circle className={`dot dot-${mark.step}`} cx={x} cy={y} r={radius} vectorEffect="non-scaling-stroke">
        <title>{wordsOf(mark)}</title>
      </circle>
    );
    return hasLinks ? (
      <Link key={mark.cvegeo} to={paths.government(mark.cvegeo)} aria-label={wordsOf(mark)}>
        {point}
      </Link>
    ) : (
      <g key={mark.cvegeo}>{point}</g>
    );
  });
}

type Placed = { mark: Mark; x: number; y: number; radius: number };

/** Circles as two arcs each, in one path for each class. */
function PointPaths({ points }: { points: readonly Placed[] }) {
  const byStep = Map.groupBy(points, ({ mark }) => mark.step);
  return [...byStep].map(([step, grouped]) => (
    <path
      key={step}
      className={`dot dot-${step}`}
      vectorEffect="non-scaling-stroke"
      d={grouped
        .map(
          ({ x, y, radius: r }) =>
            `M${rounded(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`,
        )
        .join('')}
    />
  ));
}

const rounded = (value: number) => Math.round(value * 100) / 100;
