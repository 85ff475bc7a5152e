import { ticksTo } from './ticks.ts';

type Government = { cvegeo: string; name: string; fullName: string; population: number | null };
type Point = { government: Government; value: number | null };

/**
 * One dot per government on one common scale, largest first, under a sentence. The chart is a table with a drawn
 * column, so whoever cannot see the dots, or prints them, has the figures in the same place.
 */
export function DotPlot({
  id,
  title,
  unit,
  source,
  points,
  format,
  absent,
  scaleTo,
}: {
  id: string;
  title: string;
  unit: string;
  source: string;
  points: Point[];
  format: (value: number) => string;
  absent: (government: Government) => string;
  scaleTo?: number;
}) {
  const sorted = points.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
  const ticks = ticksTo(scaleTo ?? Math.max(0, ...points.map(({ value }) => value ?? 0)));
  const end = ticks.at(-1) ?? 1;
  const gap = `${100 / (ticks.length - 1)}%`;
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
      </div>
      <table className="dot-plot">
        <caption>{unit}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Gobierno</th>
            <td />
            <th scope="col">{unit}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ government, value }) => (
            <tr key={government.cvegeo}>
              <th scope="row">{government.name}</th>
              <td className="track" aria-hidden="true" style={{ backgroundSize: `${gap} 100%` }}>
                {value !== null && <i style={{ left: `${(value / end) * 100}%` }} />}
              </td>
              <td className={value === null ? 'value absent' : 'value'}>
                {value === null ? absent(government) : format(value)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            <td className="axis">
              {ticks.map((tick) => (
                <span key={tick} style={{ left: `${(tick / end) * 100}%` }}>
                  {format(tick)}
                </span>
              ))}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className="small soft">Fuente: {source}</p>
    </section>
  );
}
