import { Breadcrumbs, EmptyState, Head, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { governmentsOf, keyRoles, panelRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';
import { Runs } from './runs.tsx';
import { SignedIn } from './signed-in.tsx';
import { SourceFiles } from './source-files.tsx';
import { healthWords, type Source } from './source-words.ts';

export function Page() {
  return <SignedIn roles={panelRoles}>{(account) => <PanelSources account={account} />}</SignedIn>;
}

/** A member's own portal as the network reads it: its harvests, and its files that follow a standard. */
function PanelSources({ account }: { account: Account }) {
  const { data, problem, reload } = useRest<Listed<Source>>('/api/v1/sources?first=100');
  const own = governmentsOf(account, keyRoles);
  const administered = governmentsOf(account, ['administrator']);
  return (
    <div className="stack">
      <Head title="Su portal" path={paths.panelSources()} />
      <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Su portal' }]} />
      <h1>Su portal</h1>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="sus fuentes" />}
      {data?.items.length === 0 && (
        <EmptyState title="La red no lee ningún portal suyo">
          <p>Si su gobierno ya publica en un portal, pida a la coordinación que lo conecte.</p>
        </EmptyState>
      )}
      {data?.items.map((source) => (
        <section key={source.id} aria-labelledby={`fuente-${source.id}`} className="stack">
          <div className="section-head">
            <h2 id={`fuente-${source.id}`}>{source.title}</h2>
            <span className="small soft">
              {source.lastSuccessAt === null ? 'Nunca leída' : `Leída el ${formatDate(source.lastSuccessAt)}`}{' '}
              {source.health && (
                <StatusWord kind={healthWords[source.health].kind}>
                  {healthWords[source.health].word}
                </StatusWord>
              )}
            </span>
          </div>
          <h3>Archivos que siguen un estándar</h3>
          <SourceFiles sourceId={source.id} mayJoin={own.includes(source.cvegeo)} />
          <h3>Cosechas</h3>
          <Runs sourceId={source.id} mayDecide={administered.includes(source.cvegeo)} onDecided={reload} />
        </section>
      ))}
    </div>
  );
}
