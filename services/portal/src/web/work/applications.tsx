import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { EmptyState, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { levelNameOf } from '../words.ts';
import { type Application, applicationWords } from './application-types.ts';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';

export function Page() {
  return (
    <Coordination title="Solicitudes" path={paths.coordinationApplications()}>
      {() => <Applications />}
    </Coordination>
  );
}

function Applications() {
  const waiting = useRest<Listed<Application>>('/api/v1/applications?state=submitted&first=100');
  const all = useRest<Listed<Application>>('/api/v1/applications?first=50');
  const problem = waiting.problem ?? all.problem;
  if (problem) return <ProblemNotice problem={problem} />;
  if (!waiting.data || !all.data) return <Loading what="las solicitudes" />;
  const decided = all.data.items.filter(({ state }) => state !== 'submitted');
  return (
    <div className="stack-wide">
      <section aria-labelledby="por-resolver">
        <div className="section-head">
          <h2 id="por-resolver">Por resolver ({waiting.data.items.length})</h2>
        </div>
        {waiting.data.items.length === 0 ? (
          <EmptyState title="No hay solicitudes por resolver">
            <p>Cuando un gobierno pida unirse, su solicitud aparecerá aquí.</p>
          </EmptyState>
        ) : (
          <ApplicationTable applications={waiting.data.items} caption="Solicitudes por resolver" />
        )}
      </section>
      {decided.length > 0 && (
        <section aria-labelledby="resueltas">
          <div className="section-head">
            <h2 id="resueltas">Resueltas</h2>
          </div>
          <ApplicationTable applications={decided} caption="Solicitudes resueltas" />
        </section>
      )}
    </div>
  );
}

function ApplicationTable({ applications, caption }: { applications: Application[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      keyOf={({ id }) => id}
      rows={applications}
      columns={[
        {
          title: 'Gobierno',
          cell: ({ id, governmentName }) => (
            <Link to={paths.coordinationApplication(id)}>{governmentName}</Link>
          ),
        },
        { title: 'Nivel', cell: ({ cvegeo }) => `${levelNameOf(cvegeo)} ${cvegeo}` },
        { title: 'Enlace propuesto', cell: ({ liaison }) => liaison.name },
        { title: 'Recibida', cell: ({ submittedAt }) => formatDate(submittedAt) },
        {
          title: 'Situación',
          cell: ({ state }) => (
            <StatusWord kind={applicationWords[state].kind}>{applicationWords[state].word}</StatusWord>
          ),
        },
      ]}
    />
  );
}
