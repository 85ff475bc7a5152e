import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { paths } from '../../paths.ts';
import type { OwnFigure } from './compared-indicators.tsx';
import { formatOf, notesOf, periodWords } from './indicator-data.ts';

/** What a page asks of a government for this block. */
export const governmentIndicatorsFields = `indicators {
  indicator { id title unit decimals } period series value flags months
}`;
export type GovernmentIndicatorsData = { indicators: OwnFigure[] };

/** The newest figure of each indicator that a government's data gives, and those it could give. */
export function GovernmentIndicators({ data, cvegeo }: { data: GovernmentIndicatorsData; cvegeo: string }) {
  const figures = data.indicators.flatMap((figure) =>
    figure.indicator === null ? [] : [{ ...figure, indicator: figure.indicator }],
  );
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="indicadores">
      <div className="section-head">
        <h2 id="indicadores">Lo que dicen sus datos</h2>
        <Link to={paths.indicators()}>Todos los indicadores</Link>
      </div>
      <DataTable
        caption="Sus cifras más recientes"
        captionHidden
        keyOf={({ indicator }) => indicator.id}
        rows={figures}
        columns={[
          {
            title: 'Indicador',
            cell: ({ indicator }) => (
              <Link to={paths.indicator(indicator.id, { g: [cvegeo] })}>{indicator.title}</Link>
            ),
          },
          {
            title: 'Cifra',
            isNumber: true,
            cell: ({ indicator, value }) => (value === null ? 'sin dato' : formatOf(indicator)(value)),
          },
          { title: 'Unidad', cell: ({ indicator }) => indicator.unit },
          { title: 'Periodo', cell: ({ period }) => periodWords(period) },
          { title: 'Nota', cell: notesOf },
        ]}
      />
    </section>
  );
}
