import { type Line, isWhole, tickFormat } from './indicator-data.ts';
import { type Frame, type Scale, pathOf, pointsOf, stretchesOf } from './series-geometry.ts';

/** A government's line: stretches of whole years, and a point for each year, hollow where it is not whole. */
export function SeriesLine({ line, scale, className }: { line: Line; scale: Scale; className: string }) {
  const points = pointsOf(line);
  return (
    <g className={`series ${className}`}>
      {stretchesOf(points).map((stretch) => (
        <path key={stretch[0]?.figure.period} className="line" d={pathOf(stretch, scale)} />
      ))}
      {points.map(({ year, figure }) => (
        <circle
          key={`${figure.period} ${figure.series}`}
          className={isWhole(figure) ? 'point' : 'point hollow'}
          cx={scale.x(year)}
          cy={scale.y(figure.value)}
          r="4"
        />
      ))}
    </g>
  );
}

/** The scale of values and years; `everyYear` false writes only the first and the last. */
export function Axes({
  scale,
  frame,
  format,
  everyYear,
}: {
  scale: Scale;
  frame: Frame;
  format: (value: number) => string;
  everyYear: boolean;
}) {
  const { years, ticks, x, y } = scale;
  const write = tickFormat(ticks, format);
  const step = everyYear ? Math.ceil(years.length / 12) : years.length - 1;
  const shownTicks = everyYear
    ? ticks
    : ticks.filter((_, place) => place === 0 || place === ticks.length - 1);
  return (
    <g className="axes">
      {shownTicks.map((tick) => (
        <g key={tick}>
          <path className="gridline" d={`M${frame.left} ${y(tick)}H${frame.right}`} />
          <text className="tick" x={frame.left - 8} y={y(tick) + 5} textAnchor="end">
            {write(tick)}
          </text>
        </g>
      ))}
      {years
        .filter((_, place) => place % Math.max(1, step) === 0)
        .map((year) => (
          <text key={year} className="tick" x={x(year)} y={frame.bottom + 22} textAnchor="middle">
            {year}
          </text>
        ))}
    </g>
  );
}

/** Where the methodology changed: between the last year of one and the first of the other. */
export function Breaks({
  years,
  scale,
  frame,
  isNamed,
}: {
  years: readonly number[];
  scale: Scale;
  frame: Frame;
  isNamed: boolean;
}) {
  const shown = years.filter((year) => scale.years.includes(year) && scale.years.includes(year - 1));
  return shown.map((year) => {
    const x = (scale.x(year) + scale.x(year - 1)) / 2;
    return (
      <g key={year} className="break">
        <path d={`M${x} ${frame.top - 14}V${frame.bottom}`} />
        {isNamed && (
          <text className="tick" x={x - 6} y={frame.top - 6} textAnchor="end">
            cambia la metodología
          </text>
        )}
      </g>
    );
  });
}
