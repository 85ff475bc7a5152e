import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { EmptyState, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { levelNameOf } from '../words.ts';
import type { Attention } from './attention.tsx';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { Runs } from './runs.tsx';
import { ConnectForm } from './source-connect-form.tsx';
import { SourceProposal } from './source-proposal.tsx';
import { healthWords, kindName, type Source, stateWords } from './source-words.ts';

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
  const { data, problem, reload: read } = useRest<Listed<Source>>('/api/v1/sources?first=100');
  const reload = async () => {
    await read();
    await attention.reload();
  };
  const urgency = ({ health, state }: Source) => (health === 'held' ? 2 : state === 'proposed' ? 1 : 0);
  const urgentFirst = data?.items.toSorted((a, b) => urgency(b) - urgency(a)) ?? [];
  return (
    <div className="stack-wide">
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="las fuentes" />}
      {data?.items.length === 0 && (
        <EmptyState title="No hay fuentes conectadas">
          <p>Pegue abajo la dirección del portal de un integrante.</p>
        </EmptyState>
      )}
      <ul className="results">
        {urgentFirst.map((source) => (
          <SourceLine key={source.id} source={source} mayDecide={mayDecide} onChange={reload} />
        ))}
      </ul>
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
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isOpen, setIsOpen] = useState(source.health === 'held');
  const [started, setStarted] = useState(0);
  const act = (path: string) => {
    setProblem(null);
    sendJson(call, 'POST', { path: `/api/v1/sources/${source.id}/${path}` })
      .then(onChange)
      .then(() => {
        if (path !== 'runs') return;
        setIsOpen(true);
        setStarted((count) => count + 1);
      })
      .catch((error: unknown) => setProblem(toProblem(error)));
  };
  const of = <span className="visually-hidden"> {source.title}</span>;
  return (
    <li>
      <h2>{source.title}</h2>
      <div className="meta">
        <Link to={paths.government(source.cvegeo)}>
          {levelNameOf(source.cvegeo)} {source.cvegeo}
        </Link>
        <span>{kindName(source.kind)}</span>
        <span>{source.url}</span>
        <StatusWord kind={stateWords[source.state].kind}>{stateWords[source.state].word}</StatusWord>
        {source.health && (
          <StatusWord kind={healthWords[source.health].kind}>{healthWords[source.health].word}</StatusWord>
        )}
        <span>
          {source.lastSuccessAt === null ? 'Nunca leída' : `Leída el ${formatDate(source.lastSuccessAt)}`}
        </span>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {source.state === 'proposed' && (
        <SourceProposal source={source} mayDecide={mayDecide} onDecided={onChange} />
      )}
      {source.refusalReason !== null && <p className="soft">No se aprobó: {source.refusalReason}</p>}
      {mayDecide && (
        <div className="row">
          {source.state === 'paused' && (
            <button type="button" className="button" onClick={() => act('approval')}>
              Reanudar{of}
            </button>
          )}
          {source.state === 'approved' && (
            <>
              <button type="button" className="button quiet" onClick={() => act('runs')}>
                Cosechar ahora{of}
              </button>
              <button type="button" className="button quiet" onClick={() => act('pause')}>
                Pausar{of}
              </button>
            </>
          )}
        </div>
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
