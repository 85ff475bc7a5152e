import { formatDate } from '../../format.ts';
import type { NetworkFigure, NetworkMonth } from './network-data.ts';

/** Every figure in every month, as numbers: what the small lines are drawn from. */
export function MonthsTable({ figures, months }: { figures: NetworkFigure[]; months: NetworkMonth[] }) {
  const newest = months.toReversed();
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="La red mes a mes, tabla">
      <table className="data-table months-table">
        <caption className="visually-hidden">La red mes a mes</caption>
        <thead>
          <tr>
            <th scope="col">Cifra</th>
            {newest.map(({ month, name, isClosed, on }) => (
              <th key={month} scope="col" className="number">
                {name}
                <div className="soft small">{isClosed ? 'informe' : `al ${formatDate(on)}`}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, title }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {newest.map(({ month, values }) => (
                <td key={month} className="number">
                  {values.find((value) => value.id === id)?.text ?? 'sin datos'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
