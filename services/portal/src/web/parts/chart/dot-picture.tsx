import type { Dot } from './dot-rows.tsx';

export type DotPanel = { title: string; dots: readonly Dot[] };

const width = 920;
const [rowHeight, titleHeight, axisHeight] = [34, 34, 40];
const [namesEnd, scaleStart, scaleEnd, wordsStart] = [235, 250, 700, 716];

/** Dots as a drawing to keep: each panel on the same scale, one under the other. */
export function DotPicture({
  panels,
  ticks,
  format,
}: {
  panels: readonly DotPanel[];
  ticks: readonly number[];
  format: (value: number) => string;
}) {
  const end = ticks.at(-1) ?? 1;
  const x = (value: number) => scaleStart + (value / end) * (scaleEnd - scaleStart);
  const heightOf = ({ title, dots }: DotPanel) =>
    (title === '' ? 0 : titleHeight) + dots.length * rowHeight + axisHeight;
  const tops = panels.map((_, place) =>
    panels.slice(0, place).reduce((sum, panel) => sum + heightOf(panel), 0),
  );
  const height = panels.reduce((sum, panel) => sum + heightOf(panel), 0);
  return (
    <svg data-drawing="" className="dot-picture" viewBox={`0 0 ${width} ${height}`}>
      {panels.map((panel, place) => {
        const top = (tops[place] ?? 0) + (panel.title === '' ? 0 : titleHeight);
        const bottom = top + panel.dots.length * rowHeight;
        return (
          <g key={panel.title}>
            {panel.title !== '' && (
              <text className="panel-title" x="0" y={top - 12}>
                {panel.title}
              </text>
            )}
            {ticks.map((tick) => (
              <g key={tick}>
                <path className="gridline" d={`M${x(tick)} ${top}V${bottom}`} />
                <text className="tick" x={x(tick)} y={bottom + 20} textAnchor="middle">
                  {format(tick)}
                </text>
              </g>
            ))}
            {panel.dots.map(({ key, name, value, words }, row) => {
              const y = top + row * rowHeight + rowHeight / 2;
              return (
                <g key={key}>
                  <text className="name" x={namesEnd} y={y + 5} textAnchor="end">
                    {name}
                  </text>
                  <path className="rule" d={`M${scaleStart} ${y}H${scaleEnd}`} />
                  {value !== null && <circle className="dot" cx={x(value)} cy={y} r="8" />}
                  <text className={value === null ? 'words absent' : 'words'} x={wordsStart} y={y + 5}>
                    {words}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
