import { Link } from 'react-router';
import { useSite } from '../../site.ts';
import { MonthLine } from './month-line.tsx';
import { type NetworkFigure, type NetworkMonth, alongMonths } from './network-data.ts';

/** The figures of a part of the network: the value, how it moved, its months and how it is worked out. */
export function FigureSection({
  id,
  title,
  figures,
  months,
  comparedWith,
}: {
  id: string;
  title: string;
  figures: NetworkFigure[];
  months: NetworkMonth[];
  /** The month of the last report, in words; null without any. */
  comparedWith: string | null;
}) {
  const { publicUrl } = useSite();
  return (
    <section aria-labelledby={id} className="network-section">
      <div className="section-head">
        <h2 id={id}>{title}</h2>
      </div>
      <table className="figure-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Cifra</th>
            <th scope="col" className="number">
              Ahora
            </th>
            {comparedWith !== null && (
              <th scope="col" className="number">
                Frente a {comparedWith}
              </th>
            )}
            <th scope="col" className="roomy">
              Mes a mes
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">
                <Link to={figure.url.replace(publicUrl, '')}>{figure.title}</Link>
                {figure.nature === 'MONTH' && <span className="soft small"> en lo que va del mes</span>}
                <details className="small">
                  <summary>
                    Cómo se calcula<span className="visually-hidden">: {figure.title}</span>
                  </summary>
                  <p>{figure.method}</p>
                </details>
              </th>
              <td className="number">
                <strong>{figure.text}</strong>
              </td>
              {comparedWith !== null && <td className="number">{comparisonOf(figure)}</td>}
              <td className="roomy">
                <MonthLine values={alongMonths(months, figure.id).map(({ value }) => value)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A month that goes on is not compared with a whole one. */
const comparisonOf = ({ nature, change }: NetworkFigure): string =>
  nature === 'MONTH' ? 'mes en curso' : (change ?? 'sin comparación');
