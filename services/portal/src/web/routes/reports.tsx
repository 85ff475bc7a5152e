import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Pagination } from '../design/navigation.tsx';
import { Breadcrumbs, EmptyState, Head } from '../design/text.tsx';
import { formatBytes, formatDate } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { paths } from '../paths.ts';

const shown = ['members', 'datasets', 'downloads'];

const document = `query MonthlyReports($after: String) {
  monthlyReports(first: 24, after: $after) {
    totalCount nodes { month name publishedAt pdfBytes figures { id title text } }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Report = {
  month: string;
  name: string;
  publishedAt: string;
  pdfBytes: number;
  figures: { id: string; title: string; text: string }[];
};
type Data = {
  after: string | null;
  reports: {
    totalCount: number;
    nodes: Report[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const after = url.searchParams.get('pagina-despues');
  const { monthlyReports } = await api.query<{ monthlyReports: Data['reports'] }>(document, { after });
  return { after, reports: monthlyReports };
}

export function Page({ data: { after, reports } }: { data: Data }) {
  const { nodes, totalCount, pageInfo } = reports;
  const titles = nodes[0]?.figures.filter(({ id }) => shown.includes(id)) ?? [];
  return (
    <div className="stack">
      <Head
        title="Informes mensuales"
        description="El informe de cada mes de la red, escrito solo con sus cifras públicas: página, PDF y datos."
        path={paths.reports()}
      />
      <Breadcrumbs trail={[{ name: 'La red en cifras', to: paths.network() }, { name: 'Informes' }]} />
      <h1>Informes mensuales</h1>
      <p className="lede">
        El primer día de cada mes, el informe del mes anterior se escribe solo con las cifras públicas de la
        red. Después ya no cambia, y la huella de su PDF queda en la{' '}
        <Link to={paths.ledger({ tipo: 'report.monthly-published' })}>bitácora pública</Link>.
      </p>
      {nodes.length === 0 ? (
        <EmptyState title="Todavía no hay informes">
          <p>
            El primero se publica al terminar este mes. Mientras tanto,{' '}
            <Link to={paths.network()}>vea la red como está ahora</Link>.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Informes, del más nuevo al primero"
          captionHidden
          keyOf={({ month }) => month}
          rows={nodes}
          columns={[
            {
              title: 'Mes',
              cell: ({ month, name }) => <Link to={paths.report(month)}>Informe de {name}</Link>,
            },
            ...titles.map(({ id, title }) => ({
              title,
              isNumber: true,
              cell: ({ figures }: Report) => figures.find((figure) => figure.id === id)?.text ?? 'sin datos',
            })),
            { title: 'Publicado', cell: ({ publishedAt }) => formatDate(publishedAt) },
            {
              title: 'Archivos',
              cell: ({ month, name, pdfBytes }) => (
                <span className="row">
                  {(['pdf', 'csv', 'json'] as const).map((form) => (
                    <a key={form} href={paths.reportFile(month, form)}>
                      {form.toUpperCase()}
                      <span className="visually-hidden"> del informe de {name}</span>
                      {form === 'pdf' && <span className="soft"> {formatBytes(pdfBytes)}</span>}
                    </a>
                  ))}
                </span>
              ),
            },
          ]}
        />
      )}
      <Pagination
        shown={nodes.length}
        total={totalCount}
        noun="informes"
        first={after === null ? null : paths.reports()}
        next={
          pageInfo.hasNextPage && pageInfo.endCursor !== null
            ? paths.reports({ 'pagina-despues': pageInfo.endCursor })
            : null
        }
      />
    </div>
  );
}
