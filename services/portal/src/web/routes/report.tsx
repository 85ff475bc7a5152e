import type { ReportBlock } from '@rma/domain';
import { Link } from 'react-router';
import { Breadcrumbs, Head } from '../design/text.tsx';
import { formatBytes, formatMoment } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import { useHydrated } from '../parts/hydrated.ts';
import { ReportText } from '../parts/network/report-text.tsx';
import { paths } from '../paths.ts';
import { useSite } from '../site.ts';

const document = `query MonthlyReport($month: ID!) {
  monthlyReport(month: $month) { month name publishedAt text pdfBytes pdfSha256 }
}`;

type Report = {
  month: string;
  name: string;
  publishedAt: string;
  text: ReportBlock[];
  pdfBytes: number;
  pdfSha256: string;
};

export async function load({ api, params }: LoadArguments): Promise<Report> {
  const { monthlyReport } = await api.query<{ monthlyReport: Report | null }>(document, {
    month: params['month'] ?? '',
  });
  if (!monthlyReport) throw absence('ningún informe de ese mes');
  return monthlyReport;
}

export function Page({ data: report }: { data: Report }) {
  const { month, name, publishedAt, text, pdfBytes, pdfSha256 } = report;
  const { demonstration } = useSite();
  return (
    <article className="report-page stack">
      <Head
        title={`Informe de ${name}`}
        description={`Cómo estaba la Red México Abierto en ${name}: integrantes, datos, compromisos, fuentes, peticiones y uso.`}
        path={paths.report(month)}
      />
      <Breadcrumbs
        trail={[
          { name: 'La red en cifras', to: paths.network() },
          { name: 'Informes', to: paths.reports() },
          { name },
        ]}
      />
      <ReportText blocks={text} />
      {demonstration && (
        <p className="small soft">
          En esta red de demostración, el uso de los días anteriores a hoy es de ejemplo.
        </p>
      )}
      <footer className="stack-tight">
        <ul className="plain row no-print">
          <PrintButton />
          <li>
            <a href={paths.reportFile(month, 'pdf')}>PDF, {formatBytes(pdfBytes)}</a>
          </li>
          <li>
            <a href={paths.reportFile(month, 'csv')} download>
              Cifras en CSV
            </a>
          </li>
          <li>
            <a href={paths.reportFile(month, 'json')}>Todo en JSON</a>
          </li>
        </ul>
        <p className="small soft">
          Publicado el {formatMoment(publishedAt)}. Huella SHA-256 del PDF, la misma de la{' '}
          <Link to={paths.ledger({ asunto: `report:${month}` })}>bitácora pública</Link>:{' '}
          <code className="hash">{pdfSha256}</code>
        </p>
      </footer>
    </article>
  );
}

/** Browsers print without it too; it is there once the page runs. */
function PrintButton() {
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  return (
    <li>
      <button type="button" className="button quiet" onClick={() => window.print()}>
        Imprimir
      </button>
    </li>
  );
}
