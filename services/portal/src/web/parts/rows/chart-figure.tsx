import { DataTable } from '../../design/data-table.tsx';
import { formatCell } from '../../format.ts';
import { ticksTo } from '../ticks.ts';
import { type Chart, capital, periodName } from './charts.ts';

const [width, height] = [720, 220];

/** Rows along time as columns, with their table below; or values as a table with a drawn column. */
export function ChartFigure({ chart, source }: { chart: Chart; source: string }) {
  return (
    <figure className="chart stack-tight">
      {chart.kind === 'time' ? <TimeColumns chart={chart} /> : <ValueBars chart={chart} />}
      <figcaption className="small soft">
        {capital(chart.unit)} según «{chart.column}»{chart.part === null ? '' : `, ${chart.part}`}. Fuente:{' '}
        {source}
      </figcaption>
    </figure>
  );
}

function TimeColumns({ chart: { title, column, unit, bars } }: { chart: Chart }) {
  const ticks = ticksTo(Math.max(...bars.map(({ count }) => count)));
  const top = ticks.at(-1) ?? 1;
  const step = width / bars.length;
  const everyLabel = Math.ceil(bars.length / 10);
  const y = (count: number) => height - (count / top) * height;
  return (
    <>
      <svg viewBox={`-56 -14 ${width + 60} ${height + 44}`} role="img" aria-label={title}>
        {ticks.map((tick) => (
          <g key={tick} className="gridline">
            <path d={`M0 ${y(tick)}H${width}`} />
            <text x={-8} y={y(tick)} dy="0.35em" textAnchor="end">
              {formatCell(tick)}
            </text>
          </g>
        ))}
        {bars.map(({ label, count }, place) => (
          <rect
            key={label}
            className="bar"
            x={place * step + step * 0.1}
            width={step * 0.8}
            y={y(count)}
            height={height - y(count)}
          >
            <title>{`${periodName(label)}: ${formatCell(count)}`}</title>
          </rect>
        ))}
        {bars.map(({ label }, place) =>
          place % everyLabel === 0 ? (
            <text key={label} x={place * step + step / 2} y={height + 20} textAnchor="middle">
              {label.slice(0, 7)}
            </text>
          ) : null,
        )}
      </svg>
      <details className="small">
        <summary>Ver la gráfica como tabla</summary>
        <DataTable
          caption={title}
          keyOf={({ label }) => label}
          rows={bars}
          columns={[
            { title: column, cell: ({ label }) => periodName(label) },
            { title: capital(unit), isNumber: true, cell: ({ count }) => formatCell(count) },
          ]}
        />
      </details>
    </>
  );
}

function ValueBars({ chart: { title, column, unit, bars, others } }: { chart: Chart }) {
  return <BarTable title={title} unit={capital(unit)} heading={column} bars={bars} others={others} />;
}

/** A table with a drawn column: whoever cannot see the bars, or prints them, has the figures in the same place. */
export function BarTable({
  title,
  heading,
  unit,
  bars,
  others = 0,
  format = formatCell,
}: {
  title: string;
  heading: string;
  unit: string;
  bars: { label: string; count: number }[];
  others?: number;
  format?: (value: number) => string;
}) {
  const longest = Math.max(1e-9, ...bars.map(({ count }) => count));
  return (
    <table className="bar-table">
      <caption className="visually-hidden">{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{heading}</th>
          <td />
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="track" aria-hidden="true">
              <i style={{ width: `${Math.max(0, (count / longest) * 100)}%` }} />
            </td>
            <td className="number">{format(count)}</td>
          </tr>
        ))}
        {others > 0 && (
          <tr className="soft">
            <th scope="row">Otros valores</th>
            <td className="track" aria-hidden="true" />
            <td className="number">{format(others)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
