import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { countOf, formatCell, formatDate, formatNumber, formatPeriod } from '../../format.ts';
import { paths } from '../../paths.ts';
import { CoverageMap } from './coverage-map.tsx';
import type { TableData, TablePart } from './table-data.ts';

const periodOf = ({ temporalFrom: from, temporalTo: to }: Pick<TablePart, 'temporalFrom' | 'temporalTo'>) =>
  from === null || to === null ? 'sin fechas' : formatPeriod(`${from}/${to}`);

/** More would hide the rest of the page; the manifest has them all. */
const [namesShown, partsShown] = [80, 200];

/** Who is in a national table with which period and rows, and which members are missing. */
export function TableCoverage({ data: { manifest, present, missing } }: { data: TableData }) {
  const { parts, coverage } = manifest;
  return (
    <div className="stack">
      <div className="coverage-columns">
        <CoverageMap present={present} missing={missing} />
        <div className="stack-tight">
          <h3>
            {coverage.missing.length === 0
              ? 'No falta ningún integrante'
              : countOf(coverage.missing.length, 'integrante falta', 'integrantes faltan')}
          </h3>
          {coverage.missing.length > 0 && (
            <p className="small missing-members">
              {coverage.missing.slice(0, namesShown).map(({ cvegeo, fullName }, place) => (
                <span key={cvegeo}>
                  {place > 0 && '; '}
                  <Link to={paths.government(cvegeo)}>{fullName}</Link>
                </span>
              ))}
              {coverage.missing.length > namesShown &&
                ` y ${countOf(coverage.missing.length - namesShown, 'gobierno más', 'gobiernos más')}`}
              .
            </p>
          )}
        </div>
      </div>
      {parts.length > 0 && (
        <DataTable
          caption="Lo que reúne la tabla"
          keyOf={({ dataset }) => dataset.id}
          rows={parts.slice(0, partsShown)}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ government }) => (
                <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
              ),
            },
            {
              title: 'Conjunto',
              cell: ({ dataset }) => <Link to={paths.dataset(dataset.id)}>{dataset.title}</Link>,
            },
            { title: 'Periodo', cell: periodOf },
            { title: 'Renglones', isNumber: true, cell: ({ rows }) => formatCell(rows) },
            { title: 'Estándar', cell: ({ standardVersion }) => `versión ${standardVersion}` },
            { title: 'Publicado', cell: ({ publishedAt }) => formatDate(publishedAt) },
          ]}
        />
      )}
      {parts.length > partsShown && (
        <p className="small soft">
          Se muestran {partsShown} de {formatNumber(parts.length)} partes;{' '}
          <a href={`/api/v1/tables/${manifest.standard}`}>todas, como JSON</a>.
        </p>
      )}
    </div>
  );
}
