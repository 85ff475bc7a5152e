import { Link } from 'react-router';
import { EmptyState, Head } from '../design/text.tsx';
import { formatMoment } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { FigureSection } from '../parts/network/figure-section.tsx';
import { MonthsTable } from '../parts/network/months-table.tsx';
import { type NetworkFigure, type NetworkMonth, inSections } from '../parts/network/network-data.ts';
import { type UseCount, type UseDay, sentenceOfUse } from '../parts/use/use-data.ts';
import { UseDays } from '../parts/use/use-days.tsx';
import { UseMethod } from '../parts/use/use-method.tsx';
import { paths } from '../paths.ts';

const document = `query NetworkFigures {
  network {
    measuredAt
    figures { id title section sectionTitle nature text change method url }
    months(last: 13) { month name isClosed on values { id value text } }
    use { last30Days { downloads apiReads views robots } days(last: 30) { day downloads apiReads views robots } }
  }
  monthlyReports(first: 1) { nodes { month name } }
}`;

type Data = {
  measuredAt: string | null;
  figures: NetworkFigure[];
  months: NetworkMonth[];
  use: { last30Days: UseCount; days: UseDay[] };
  report: { month: string; name: string } | null;
};

export async function load({ api }: LoadArguments): Promise<Data> {
  const { network, monthlyReports } = await api.query<{
    network: Omit<Data, 'report'>;
    monthlyReports: { nodes: { month: string; name: string }[] };
  }>(document);
  return { ...network, report: monthlyReports.nodes[0] ?? null };
}

export function Page({ data: { measuredAt, figures, months, use, report } }: { data: Data }) {
  const sections = inSections(figures);
  return (
    <div className="stack-wide network-page">
      <Head
        title="La red en cifras"
        description="Quién está en la red, qué publica, qué tan al día y cuánto se usa: cada cifra con su método y mes a mes."
        path={paths.network()}
      />
      <header className="page-head">
        <h1>La red en cifras</h1>
        <p className="lede">
          Cada cifra se mide sola, dice cómo se calcula y lleva a donde se puede comprobar.
          {measuredAt !== null && ` Última medición: ${formatMoment(measuredAt)}.`}
        </p>
        <ul className="plain row">
          {report && (
            <li>
              <Link to={paths.report(report.month)}>Informe de {report.name}</Link>
            </li>
          )}
          <li>
            <Link to={paths.reports()}>Todos los informes</Link>
          </li>
          <li>
            <a href="/api/v1/network/months.csv" download>
              Mes a mes en CSV
            </a>
          </li>
          <li>
            <a href="/api/v1/network/months">En JSON</a>
          </li>
        </ul>
      </header>
      {figures.length === 0 ? (
        <EmptyState title="La red todavía no se mide">
          <p>La primera medición se hace en unos minutos. Vuelva entonces.</p>
        </EmptyState>
      ) : (
        <>
          <nav aria-label="Partes de esta página" className="no-print">
            <ul className="plain row">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
              <li>
                <a href="#meses">Mes a mes</a>
              </li>
            </ul>
          </nav>
          {sections.map((section) => (
            <FigureSection
              key={section.id}
              {...section}
              months={months}
              comparedWith={report?.name ?? null}
            />
          ))}
        </>
      )}
      <UseDays
        id="uso-por-dia"
        title={`En los últimos 30 días, ${sentenceOfUse(use.last30Days)}`}
        days={use.days}
      />
      <UseMethod />
      {months.length > 0 && (
        <section aria-labelledby="meses">
          <div className="section-head">
            <h2 id="meses">Mes a mes</h2>
            <a href="/api/v1/network/months.csv" download>
              Descargar en CSV
            </a>
          </div>
          <p className="small soft">
            De los meses que terminaron, lo que dice su informe, que ya no cambia; del mes en curso, la última
            medición. Los meses en que nadie midió no están.
          </p>
          <MonthsTable figures={figures} months={months} />
        </section>
      )}
    </div>
  );
}
