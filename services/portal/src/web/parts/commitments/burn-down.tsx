import { DataTable } from '../../design/data-table.tsx';
import { formatCell, formatDate } from '../../format.ts';
import type { BurnDownPoint } from './commitment-data.ts';

const width = 600;
const height = 180;

type Plotted = { x: number; y: number };

/** A line that stays until the day it changes. */
function stepped(points: readonly Plotted[]): string {
  return points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
}

/**
 * How many commitments were still to be kept, day by day, beside how many should be if each is kept on its last day.
 * The figures are in the table below, for whoever does not see the lines.
 */
export function BurnDown({ points, id }: { points: BurnDownPoint[]; id: string }) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || first.date === last.date) return null;
  const most = Math.max(1, ...points.map(({ open, planned }) => Math.max(open ?? 0, planned)));
  const begins = Date.parse(first.date);
  const span = Date.parse(last.date) - begins;
  const place = (date: string, count: number): Plotted => ({
    x: Math.round(((Date.parse(date) - begins) / span) * width),
    y: Math.round(height - (count / most) * height),
  });
  const known = points.flatMap(({ date, open }) => (open === null ? [] : [{ date, open }]));
  const today = known.at(-1);
  return (
    <figure className="burn-down" aria-labelledby={id}>
      <figcaption id={id}>
        <strong>Compromisos por cumplir</strong>{' '}
        {today && (
          <>
            Hoy faltan {today.open}; según sus fechas deberían faltar a lo más{' '}
            {points.find(({ date }) => date === today.date)?.planned ?? 0}.
          </>
        )}
      </figcaption>
      <div className="burn-down-plot" aria-hidden="true">
        <span className="most">{most}</span>
        <span className="least">0</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" focusable="false">
          <path className="axis" d={`M0 0V${height}H${width}`} />
          <path className="planned" d={stepped(points.map(({ date, planned }) => place(date, planned)))} />
          <path className="open" d={stepped(known.map(({ date, open }) => place(date, open)))} />
          {today && <path className="today" d={`M${place(today.date, 0).x} 0V${height}`} />}
        </svg>
        <span className="first-day">{formatDate(first.date)}</span>
        <span className="last-day">{formatDate(last.date)}</span>
      </div>
      <ul className="burn-down-legend" aria-hidden="true">
        <li className="open">Faltan (línea continua)</li>
        <li className="planned">Deberían faltar (línea cortada)</li>
        <li className="today">Hoy (línea vertical)</li>
      </ul>
      <details>
        <summary>Ver las cifras</summary>
        <DataTable
          caption="Compromisos por cumplir, por día"
          captionHidden
          keyOf={({ date }) => date}
          rows={points}
          columns={[
            { title: 'Día', cell: ({ date }) => formatDate(date) },
            {
              title: 'Faltan',
              isNumber: true,
              cell: ({ open }) => (open === null ? 'por llegar' : formatCell(open)),
            },
            { title: 'Deberían faltar', isNumber: true, cell: ({ planned }) => formatCell(planned) },
          ]}
        />
      </details>
    </figure>
  );
}
