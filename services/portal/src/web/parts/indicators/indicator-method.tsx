import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { Facts } from '../../design/text.tsx';
import { formatCell, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSite } from '../../site.ts';
import { Call, graphqlCall } from '../call.tsx';
import type { Indicator } from './indicator-data.ts';

const senses = {
  LOWER: 'Menos es mejor.',
  HIGHER: 'Más es mejor.',
  NONE: 'Ni más ni menos es mejor por sí solo.',
} as const;

/** How an indicator is worked out, and what it does not say. */
export function IndicatorMethod({ indicator }: { indicator: Indicator }) {
  const { standard, formula, population, better, fewBelow, caveats, breaks, since, series } = {
    ...indicator,
    series: [...new Set(indicator.periods.map((period) => period.series))].filter(Boolean),
  };
  return (
    <section aria-labelledby="metodo" className="stack">
      <div className="section-head">
        <h2 id="metodo">Cómo se calcula</h2>
      </div>
      <Facts
        facts={[
          ['Fórmula', formula],
          ['Unidad', indicator.unit],
          ['Población', population],
          [
            'Se calcula de',
            <>
              <Link to={paths.table(standard.id)}>tabla nacional de {standard.title}</Link>, según{' '}
              <Link to={paths.standard(standard.id)}>
                {standard.id}@{standard.version}
              </Link>
            </>,
          ],
          ['Se separa por', series.length > 0 ? `${series.join(' y ')}, que no se mezclan` : null],
          ['Cómo se lee', senses[better]],
          ['Pocos casos', fewBelow === null ? null : `se marca con menos de ${fewBelow}`],
          ['Esta definición vale desde', formatDate(since)],
        ]}
      />
      <h3>Lo que la cifra no dice</h3>
      <ul className="caveats">
        {[...breaks.map(({ why }) => why), ...caveats].map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
        <li>
          Cada lugar tiene la cifra que publica su propio gobierno; sin ella, la que su estado publica de él.
          Un estado nunca se calcula sumando a unos cuantos de sus municipios.
        </li>
      </ul>
    </section>
  );
}

/** Who publishes what it is worked out of, and the files to do it again. */
export function IndicatorSources({ indicator }: { indicator: Indicator }) {
  const { publicUrl } = useSite();
  const query = `{ indicator(id: "${indicator.id}") { map { period marks { cvegeo name value numerator denominator flags } } } }`;
  return (
    <section aria-labelledby="fuentes" className="stack">
      <div className="section-head">
        <h2 id="fuentes">De qué datos sale</h2>
      </div>
      <DataTable
        caption="Gobiernos y conjuntos de los que se calculó"
        captionHidden
        keyOf={({ government }) => government?.cvegeo ?? ''}
        rows={indicator.sources}
        columns={[
          {
            title: 'Publica',
            cell: ({ government }) =>
              government === null ? (
                ''
              ) : (
                <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
              ),
          },
          {
            title: 'Conjuntos',
            cell: ({ datasets, government }) =>
              datasets.map(({ id }, place) => (
                <Link key={id} to={paths.dataset(id)}>
                  {datasets.length === 1 ? 'Ver el conjunto' : `Conjunto ${place + 1}`}
                  <span className="visually-hidden"> de {government?.fullName}</span>{' '}
                </Link>
              )),
          },
          { title: 'Renglones', isNumber: true, cell: ({ rows }) => formatCell(rows) },
          {
            title: 'Trae el dato',
            cell: ({ basis }) =>
              basis > 0 ? 'sí' : 'no: publica la tabla sin lo que este indicador necesita',
          },
          { title: 'Calculado', cell: ({ computedAt }) => formatDate(computedAt) },
        ]}
      />
      <div className="row no-print">
        <a className="button" href={`${indicator.csvUrl}?breakdown=all`} download>
          Descargar todas las cifras en CSV
        </a>
        <a className="button quiet" href={`${indicator.jsonUrl}?breakdown=all`} download>
          Descargar en JSON, con su definición
        </a>
      </div>
      <details className="small no-print">
        <summary>Estas cifras desde un programa</summary>
        <Call title="En GraphQL" command={query} />
        <Call title="Desde una terminal" command={graphqlCall(publicUrl, query)} />
      </details>
    </section>
  );
}
