import type { ReactNode } from 'react';
import { formatCell, formatDate } from '../../format.ts';
import { ChartBlock } from '../chart/chart-block.tsx';
import type { ChartTable } from '../chart/chart-table.ts';
import { ticksTo } from '../ticks.ts';
import { type UseDay, kindsOfUse } from './use-data.ts';

const width = 720;
const panelHeight = 84;
const panelGap = 58;

const table = (days: readonly UseDay[]): ChartTable<UseDay> => ({
  rows: days,
  columns: [
    { title: 'Día', value: ({ day }) => day, cell: ({ day }) => formatDate(day) },
    ...kindsOfUse.map(({ name, title }) => ({ title, isNumber: true, value: (day: UseDay) => day[name] })),
    { title: 'Robots declarados', isNumber: true, value: ({ robots }) => robots },
  ],
});

/**
 * Use day by day, a panel for each thing that is counted, each on its own scale with its largest number written: they
 * differ by orders of magnitude.
 */
export function UseDays({
  id,
  title,
  days,
  heading,
  csvHref,
  note,
}: {
  id: string;
  title: string;
  days: readonly UseDay[];
  heading?: 2 | 3;
  csvHref?: string;
  note?: ReactNode;
}) {
  const height = kindsOfUse.length * (panelHeight + panelGap);
  return (
    <ChartBlock
      id={id}
      title={title}
      unit="Respuestas por día, según la Ciudad de México; cada cosa en su escala"
      source="Red México Abierto, conteo propio sin datos de quien pregunta."
      table={table(days)}
      {...(heading && { heading })}
      {...(csvHref !== undefined && { csvHref })}
      {...(note !== undefined && { note })}
    >
      <svg
        className="use-days"
        data-drawing
        viewBox={`-58 0 ${width + 64} ${height}`}
        role="img"
        aria-label={`${title}. Las cifras están en la tabla.`}
      >
        {kindsOfUse.map(({ name, title: panel }, place) => (
          <Panel
            key={name}
            title={panel}
            top={place * (panelHeight + panelGap)}
            values={days.map((day) => ({ day: day.day, count: day[name] }))}
          />
        ))}
      </svg>
    </ChartBlock>
  );
}

function Panel({
  title,
  top,
  values,
}: {
  title: string;
  top: number;
  values: { day: string; count: number }[];
}) {
  const ticks = ticksTo(Math.max(1, ...values.map(({ count }) => count)));
  const end = ticks.at(-1) ?? 1;
  const base = top + 26 + panelHeight;
  const step = width / values.length;
  const [first, last] = [values[0], values.at(-1)];
  return (
    <g>
      <text className="panel-title" x={0} y={top + 14}>
        {title}
      </text>
      {[0, end].map((tick) => (
        <g key={tick} className="gridline">
          <path d={`M0 ${base - (tick / end) * panelHeight}H${width}`} />
          <text x={-8} y={base - (tick / end) * panelHeight} dy="0.35em" textAnchor="end">
            {formatCell(tick)}
          </text>
        </g>
      ))}
      {values.map(({ day, count }, place) => (
        <rect
          key={day}
          className="bar"
          x={place * step + step * 0.1}
          width={step * 0.8}
          y={base - (count / end) * panelHeight}
          height={(count / end) * panelHeight}
        >
          <title>{`${formatDate(day)}: ${formatCell(count)}`}</title>
        </rect>
      ))}
      {first && (
        <text x={0} y={base + 18}>
          {formatDate(first.day)}
        </text>
      )}
      {last && first !== last && (
        <text x={width} y={base + 18} textAnchor="end">
          {formatDate(last.day)}
        </text>
      )}
    </g>
  );
}
