import { useState } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { EmptyState, Head } from '../../design/text.tsx';
import { formatCell } from '../../format.ts';
import { type UseCount, type UseDay, everyDay, sentenceOfUse } from '../../parts/use/use-data.ts';
import { UseDays } from '../../parts/use/use-days.tsx';
import { UseMethod } from '../../parts/use/use-method.tsx';
import { paths } from '../../paths.ts';
import { governmentsOf, keyRoles, stateRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';

type GovernmentUse = {
  cvegeo: string;
  name: string;
  from: string;
  to: string;
  total: UseCount;
  days: UseDay[];
  datasets: (UseCount & { id: string; title: string | null })[];
};

const periods = [30, 90, 365];
const DAY_MS = 86_400_000;
/** The first of so many days up to now; the service counts them in Mexico City's calendar, and cuts at today. */
const daysAgo = (days: number) => new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);

export function Page() {
  return (
    <SignedIn roles={[...keyRoles, ...stateRoles]}>
      {(account) => (
        <div className="stack-wide">
          <Head title="El uso de sus datos" path={paths.panelUse()} />
          <header className="page-head">
            <h1>El uso de sus datos</h1>
            <p className="lede">
              Cuánto se visita, se descarga y se lee lo que publica su gobierno. Las mismas cifras son
              públicas.
            </p>
          </header>
          {governmentsOf(account, [...keyRoles, ...stateRoles]).map((cvegeo) => (
            <GovernmentUse key={cvegeo} cvegeo={cvegeo} />
          ))}
          <UseMethod />
        </div>
      )}
    </SignedIn>
  );
}

function GovernmentUse({ cvegeo }: { cvegeo: string }) {
  const [period, setPeriod] = useState(30);
  const address = `/api/v1/governments/${encodeURIComponent(cvegeo)}/use`;
  const query = `?from=${daysAgo(period)}`;
  const { data, problem } = useRest<GovernmentUse>(`${address}${query}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el uso" />;
  return (
    <div className="stack">
      <div className="tabs" role="group" aria-label={`Periodo del uso de los datos de ${data.name}`}>
        {periods.map((days) => (
          <button key={days} type="button" aria-pressed={days === period} onClick={() => setPeriod(days)}>
            {days === 365 ? 'Un año' : `${days} días`}
          </button>
        ))}
      </div>
      <UseDays
        id={`uso-${cvegeo}`}
        title={`${data.name}: ${sentenceOfUse(data.total)}`}
        days={everyDay(data.days, data)}
        note={
          data.total.robots > 0
            ? `Aparte, ${formatCell(data.total.robots)} respuestas a robots que se declaran.`
            : undefined
        }
      />
      <section aria-labelledby={`conjuntos-${cvegeo}`} className="stack">
        <div className="section-head">
          <h2 id={`conjuntos-${cvegeo}`}>Sus conjuntos más usados</h2>
          <a href={`${address}.csv${query}`} download>
            Cada conjunto y día, en CSV
          </a>
        </div>
        {data.datasets.length === 0 ? (
          <EmptyState title="Nada se ha usado en este periodo">
            <p>
              Un título claro, una descripción y palabras clave ayudan a que se encuentre. Vea{' '}
              <Link to={paths.government(cvegeo)}>su catálogo como lo ve la gente</Link>.
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Conjuntos por visitas, descargas y lecturas"
            captionHidden
            keyOf={({ id }) => id}
            rows={data.datasets}
            columns={[
              {
                title: 'Conjunto',
                cell: ({ id, title }) => <Link to={paths.dataset(id)}>{title ?? 'Conjunto retirado'}</Link>,
              },
              { title: 'Visitas', isNumber: true, cell: ({ views }) => formatCell(views) },
              { title: 'Descargas', isNumber: true, cell: ({ downloads }) => formatCell(downloads) },
              { title: 'Programas', isNumber: true, cell: ({ apiReads }) => formatCell(apiReads) },
              { title: 'Robots', isNumber: true, cell: ({ robots }) => formatCell(robots) },
            ]}
          />
        )}
      </section>
    </div>
  );
}
