import { Link } from 'react-router';
import { Breadcrumbs, EmptyState, Head, Notice } from '../design/text.tsx';
import { countOf, formatDate, formatNumber, formatPeriod } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { Call, graphqlCall } from '../parts/call.tsx';
import { PreviewTable } from '../parts/preview-table.tsx';
import { cellText } from '../parts/rows/row-table.tsx';
import { Aggregate } from '../parts/table/aggregate.tsx';
import { TableCoverage } from '../parts/table/coverage.tsx';
import { GroupingForm } from '../parts/table/grouping-form.tsx';
import { groupingQuery, groupingTitle } from '../parts/table/grouping.ts';
import { type TableData, type TableManifest, loadTable } from '../parts/table/table-data.ts';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';

export async function load({ api, params, url }: LoadArguments): Promise<TableData> {
  const data = await loadTable(api, `${params['theme']}/${params['name']}`, url.searchParams);
  if (!data) throw absence('ninguna tabla nacional en esta dirección');
  return data;
}

export function Page({ data }: { data: TableData }) {
  const { manifest } = data;
  const { standard, title, parts } = manifest;
  return (
    <div className="stack-wide">
      <Head
        title={`Tabla nacional: ${title.es}`}
        description={`Los renglones de ${countOf(manifest.governments, 'gobierno', 'gobiernos')} en una sola tabla. ${manifest.description.es}`}
        path={paths.table(standard)}
      />
      <Opening manifest={manifest} />
      {parts.length === 0 ? (
        <EmptyState title="Todavía no hay renglones en esta tabla">
          <p>
            Empieza con el primer gobierno que publique el estándar{' '}
            <Link to={paths.standard(standard)}>«{title.es}»</Link>. Si es el suyo,{' '}
            <Link to={paths.panel()}>publíquelo desde su panel</Link>.
          </p>
        </EmptyState>
      ) : (
        <Rows data={data} />
      )}
      <section aria-labelledby="cobertura">
        <div className="section-head">
          <h2 id="cobertura">Quién está y quién falta</h2>
          <span className="small soft">
            {manifest.coverage.publishing} de {manifest.coverage.members} integrantes
          </span>
        </div>
        <TableCoverage data={data} />
      </section>
    </div>
  );
}

function Opening({ manifest }: { manifest: TableManifest }) {
  const { standard, title, rows, governments, temporalFrom, temporalTo, updatedAt } = manifest;
  const period =
    temporalFrom === null || temporalTo === null
      ? ''
      : `, de ${formatPeriod(`${temporalFrom}/${temporalTo}`)}`;
  return (
    <header className="page-head">
      <Breadcrumbs trail={[{ name: 'Tablas nacionales', to: paths.tables() }, { name: title.es }]} />
      <h1>{title.es}, tabla nacional</h1>
      <p className="lede">{manifest.description.es}</p>
      <p>
        {rows > 0 && (
          <>
            <strong>{countOf(rows, 'renglón', 'renglones')}</strong> de{' '}
            {countOf(governments, 'gobierno', 'gobiernos')}
            {period}.{updatedAt !== null && ` Último cambio: ${formatDate(updatedAt)}. `}
          </>
        )}
        Cada renglón dice de qué gobierno, conjunto y edición viene.{' '}
        <Link to={paths.standard(standard)}>Qué significa cada columna</Link>.
      </p>
      {rows > 0 && (
        <div className="row no-print">
          <a className="button" href={manifest.csvUrl} download>
            Descargar toda en CSV
          </a>
          <a className="button quiet" href={manifest.parquetUrl} download>
            Descargar toda en Parquet
          </a>
        </div>
      )}
    </header>
  );
}

function Rows({ data: { manifest, grouping, rows } }: { data: TableData }) {
  const { publicUrl } = useSite();
  const { standard, columns } = manifest;
  if (!rows) {
    return (
      <Notice kind="attention" title="Las cuentas no se pudieron hacer ahora">
        <p>
          Los archivos completos siguen disponibles arriba. Vuelva a intentarlo en un momento, o{' '}
          <Link to={paths.table(standard)}>empiece por los renglones de cada gobierno</Link>.
        </p>
      </Notice>
    );
  }
  const query = groupingQuery(standard, grouping);
  return (
    <>
      <section aria-labelledby="cuentas" className="stack">
        <div className="section-head">
          <h2 id="cuentas">{groupingTitle(grouping, columns)}</h2>
        </div>
        <GroupingForm standard={standard} columns={columns} grouping={grouping} />
        <Aggregate groups={rows.groups} grouping={grouping} columns={columns} />
        <details className="small no-print">
          <summary>Esta cuenta desde un programa</summary>
          <Call title="En GraphQL" command={query} />
          <Call title="Desde una terminal" command={graphqlCall(publicUrl, query)} />
        </details>
      </section>
      <section aria-labelledby="renglones">
        <div className="section-head">
          <h2 id="renglones">Los primeros renglones</h2>
          <span className="small soft">
            {formatNumber(rows.first.length)} de {formatNumber(manifest.rows)}
          </span>
        </div>
        <PreviewTable
          preview={{
            columns: rows.columns,
            rows: rows.first.map((row) => row.map((cell) => cellText(cell))),
          }}
          caption={`Primeros renglones de la tabla nacional de ${manifest.title.es}`}
        />
      </section>
    </>
  );
}
