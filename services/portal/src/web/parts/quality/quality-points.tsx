import { formatCell, formatShare } from '../../format.ts';
import type { Dimension } from './quality-data.ts';

const shown = (points: number) => formatCell(points, { decimals: Number.isInteger(points) ? 0 : 1 });

/** What was won, and what nobody can tell yet, which is not lost. */
function wonText(won: number, of: number, indicators: Dimension['indicators']): string {
  const unknown = indicators.reduce((sum, each) => sum + (each.won === null ? each.of : 0), 0);
  if (unknown === of) return 'por saberse';
  return `${shown(won)} de ${of}${unknown === 0 ? '' : `, ${unknown} por saberse`}`;
}

/** The points of the European method, by what they are for; each bar has its figures beside it. */
export function QualityPoints({ dimensions, caption }: { dimensions: Dimension[]; caption: string }) {
  return (
    <table className="bar-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Para qué</th>
          <td>Parte ganada</td>
          <th scope="col">Puntos</th>
        </tr>
      </thead>
      <tbody>
        {dimensions.map(({ id, name, of, won, indicators }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="track" aria-hidden="true">
              <i style={{ width: formatShare(won / of).replace(/\s/g, '') }} />
            </td>
            <td className="number">{wonText(won, of, indicators)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every indicator of the method with what it won; what nobody can tell yet is said so, and is not zero. */
export function IndicatorList({ dimensions }: { dimensions: Dimension[] }) {
  return (
    <ul className="stack-tight plain small">
      {dimensions.map(({ id, name, indicators }) => (
        <li key={id}>
          <strong>{name}</strong>
          <ul>
            {indicators.map((indicator) => (
              <li key={indicator.id}>
                {indicator.name}:{' '}
                {indicator.won === null
                  ? `por saberse (${indicator.of})`
                  : `${shown(indicator.won)} de ${indicator.of}`}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
