import { useState } from 'react';
import { Breadcrumbs, Head, Notice, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { governmentsOf, keyRoles, panelRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';
import { Runs } from './runs.tsx';
import { SignedIn } from './signed-in.tsx';
import { SourceActions } from './source-actions.tsx';
import { ConnectForm } from './source-connect-form.tsx';
import { SourceFiles } from './source-files.tsx';
import { SourceProposal } from './source-proposal.tsx';
import { hasHealth, healthWords, kindName, type Source, stateWords } from './source-words.ts';

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
      {data?.items.map((source) => (
        <PortalSection
          key={source.id}
          source={source}
          isOwn={own.includes(source.cvegeo)}
          mayDecide={administered.includes(source.cvegeo)}
          onChange={reload}
        />
      ))}
      {own.length > 0 && (
        <section aria-labelledby="conectar" className="stack">
          <h2 id="conectar">{data?.items.length ? 'Conecte otro portal' : 'Conecte su portal'}</h2>
          <p>
            Si su gobierno ya publica en otro sitio, pegue su dirección. La red averigua qué es y le enseña
            qué leería, antes de que alguien decida nada.
          </p>
          <ConnectForm governments={own} />
        </section>
      )}
    </div>
  );
}

/** One portal: what it waits for while it is proposed, and what is read of it afterwards. */
function PortalSection({
  source,
  isOwn,
  mayDecide,
  onChange,
}: {
  source: Source;
  isOwn: boolean;
  mayDecide: boolean;
  onChange: () => Promise<void>;
}) {
  const [started, setStarted] = useState(0);
  const { id, title, state, health, kind, url, lastSuccessAt, refusalReason } = source;
  return (
    <section aria-labelledby={`fuente-${id}`} className="stack">
      <div className="section-head">
        <h2 id={`fuente-${id}`}>{title}</h2>
        <span className="small soft">
          {lastSuccessAt === null ? 'Nunca leída' : `Leída el ${formatDate(lastSuccessAt)}`}{' '}
          {hasHealth(source) && health && (
            <StatusWord kind={healthWords[health].kind}>{healthWords[health].word}</StatusWord>
          )}
        </span>
      </div>
      <div className="meta small">
        <StatusWord kind={stateWords[state].kind}>{stateWords[state].word}</StatusWord>
        <span>{kindName(kind)}</span>
        <span className="file-name">{url}</span>
      </div>
      {state === 'proposed' && <SourceProposal source={source} mayDecide={mayDecide} onDecided={onChange} />}
      {state === 'refused' && (
        <Notice title="No se aprobó">
          <p>{refusalReason}</p>
          <p>Corrija lo que haga falta y conéctela de nuevo abajo.</p>
        </Notice>
      )}
      {state !== 'proposed' && state !== 'refused' && (
        <>
          <h3>Cosechas</h3>
          {mayDecide && (state === 'approved' || state === 'paused') && (
            <SourceActions
              source={source}
              mayRevoke={false}
              onChange={onChange}
              onRun={() => setStarted((count) => count + 1)}
            />
          )}
          <Runs key={started} sourceId={id} mayDecide={mayDecide} onDecided={onChange} />
          <h3>Archivos que siguen un estándar</h3>
          <SourceFiles sourceId={id} mayJoin={isOwn} />
        </>
      )}
    </section>
  );
}
