import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { levelNameOf } from '../words.ts';
import type { Attention } from './attention.tsx';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';
import { Runs } from './runs.tsx';
import { SourceActions } from './source-actions.tsx';
import { ConnectForm } from './source-connect-form.tsx';
import { SourceProposal } from './source-proposal.tsx';
import { hasHealth, healthWords, kindName, type Source, stateWords } from './source-words.ts';
import { usePages } from './use-pages.ts';

export function Page() {
  return (
    <Coordination title="Fuentes y cosechas" path={paths.coordinationSources()}>
      {(account, attention) => (
        <Sources
          mayDecide={account.grants.some(({ role }) => role === 'coordinator')}
          attention={attention}
        />
      )}
    </Coordination>
  );
}

function Sources({ mayDecide, attention }: { mayDecide: boolean; attention: Attention }) {
  const proposed = useRest<Listed<Source>>('/api/v1/sources?state=proposed&first=100');
  const held = useRest<Listed<Source>>('/api/v1/sources?health=held&first=100');
  const all = usePages<Source>('/api/v1/sources?first=50');
  const reload = async () => {
    await Promise.all([proposed.reload(), held.reload(), all.reload()]);
    await attention.reload();
  };
  const urgent = [...(held.data?.items ?? []), ...(proposed.data?.items ?? [])];
  const rest = all.items?.filter(({ id }) => !urgent.some((each) => each.id === id)) ?? [];
  const problem = all.problem ?? held.problem ?? proposed.problem;
  const line = (source: Source) => (
    <SourceLine key={source.id} source={source} mayDecide={mayDecide} onChange={reload} />
  );
  return (
    <div className="stack-wide">
      {problem && <ProblemNotice problem={problem} />}
      {!all.items && !problem && <Loading what="las fuentes" />}
      {all.items?.length === 0 && (
        <EmptyState title="No hay fuentes conectadas">
          <p>Pegue abajo la dirección del portal de un integrante.</p>
        </EmptyState>
      )}
      {urgent.length > 0 && (
        <section aria-labelledby="esperan">
          <h2 id="esperan">Esperan una decisión</h2>
          <ul className="results">{urgent.map(line)}</ul>
        </section>
      )}
      {rest.length > 0 && (
        <section aria-labelledby="todas">
          <h2 id="todas">{urgent.length > 0 ? 'Las demás' : 'Todas'}</h2>
          <ul className="results">{rest.map(line)}</ul>
          {all.more && (
            <p>
              <button type="button" className="button quiet" onClick={() => void all.more?.()}>
                Ver más fuentes
              </button>
            </p>
          )}
        </section>
      )}
      {mayDecide && (
        <section aria-labelledby="proponer" className="stack">
          <div className="section-head">
            <h2 id="proponer">Conectar un portal</h2>
          </div>
          <p>La red averigua qué catálogo es y muestra qué leería, antes de que alguien decida nada.</p>
          <ConnectForm governments={null} />
        </section>
      )}
    </div>
  );
}

function SourceLine({
  source,
  mayDecide,
  onChange,
}: {
  source: Source;
  mayDecide: boolean;
  onChange: () => Promise<void>;
}) {
  const [isOpen, setIsOpen] = useState(source.health === 'held');
  const [started, setStarted] = useState(0);
  const of = <span className="visually-hidden"> {source.title}</span>;
  return (
    <li>
      <h3>{source.title}</h3>
      <div className="meta">
        <Link to={paths.government(source.cvegeo)}>
          {source.governmentName} ({levelNameOf(source.cvegeo).toLowerCase()})
        </Link>
        <span>{kindName(source.kind)}</span>
        <span>{source.url}</span>
        <StatusWord kind={stateWords[source.state].kind}>{stateWords[source.state].word}</StatusWord>
        {hasHealth(source) && source.health && (
          <StatusWord kind={healthWords[source.health].kind}>{healthWords[source.health].word}</StatusWord>
        )}
        <span>
          {source.lastSuccessAt === null ? 'Nunca leída' : `Leída el ${formatDate(source.lastSuccessAt)}`}
        </span>
      </div>
      {source.state === 'proposed' && (
        <SourceProposal source={source} mayDecide={mayDecide} onDecided={onChange} />
      )}
      {source.refusalReason !== null && <p className="soft">No se aprobó: {source.refusalReason}</p>}
      {mayDecide && (source.state === 'approved' || source.state === 'paused') && (
        <SourceActions
          source={source}
          mayRevoke
          onChange={onChange}
          onRun={() => {
            setIsOpen(true);
            setStarted((count) => count + 1);
          }}
        />
      )}
      {source.state !== 'proposed' && source.state !== 'refused' && (
        <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary>Cosechas{of}</summary>
          {isOpen && <Runs key={started} sourceId={source.id} mayDecide={mayDecide} onDecided={onChange} />}
        </details>
      )}
    </li>
  );
}
