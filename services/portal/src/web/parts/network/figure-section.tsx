import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
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
      <DataTable
        caption={title}
        captionHidden
        keyOf={(figure) => figure.id}
        rows={figures}
        columns={[
          {
            title: 'Cifra',
            cell: (figure) => (
              <>
                <Link to={figure.url.replace(publicUrl, '')}>{figure.title}</Link>
                {figure.nature === 'MONTH' && <span className="soft small"> en lo que va del mes</span>}
                <details className="small">
                  <summary>
                    Cómo se calcula<span className="visually-hidden">: {figure.title}</span>
                  </summary>
                  <p>{figure.method}</p>
                </details>
              </>
            ),
          },
          { title: 'Ahora', isNumber: true, cell: ({ text }) => <strong>{text}</strong> },
          ...(comparedWith === null
            ? []
            : [
                {
                  title: `Frente a ${comparedWith}`,
                  isNumber: true,
                  cell: ({ change, nature }: NetworkFigure) =>
                    // A month that goes on is not compared with a whole one.
                    nature === 'MONTH' ? '' : (change ?? 'sin comparación'),
                },
              ]),
          {
            title: 'Mes a mes',
            cell: (figure) => <MonthLine values={alongMonths(months, figure.id).map(({ value }) => value)} />,
          },
        ]}
      />
    </section>
  );
}
