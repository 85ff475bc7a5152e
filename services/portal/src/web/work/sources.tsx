import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { SelectField, TextField } from '../design/form.tsx';
import { EmptyState, Notice, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { GovernmentPicker, keyOf } from '../parts/government-picker.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { levelNameOf } from '../words.ts';
import type { Attention } from './attention.tsx';
import { Coordination } from './coordination.tsx';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { Runs } from './runs.tsx';
import { healthWords, type Source, stateWords } from './source-words.ts';
import { WorkForm } from './work-form.tsx';
import { textOf } from './form-text.ts';

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
  const heldFirst =
    data?.items.toSorted((a, b) => Number(b.health === 'held') - Number(a.health === 'held')) ?? [];
  return (
    <div className="stack-wide">
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="las fuentes" />}
      {data?.items.length === 0 && (
        <EmptyState title="No hay fuentes conectadas">
          <p>Proponga abajo el portal de un integrante.</p>
        </EmptyState>
      )}
      <ul className="results">
        {heldFirst.map((source) => (
          <SourceLine key={source.id} source={source} mayDecide={mayDecide} onChange={reload} />
        ))}
      </ul>
      {mayDecide && (
        <section aria-labelledby="proponer">
          <div className="section-head">
            <h2 id="proponer">Conectar un portal</h2>
          </div>
          <Propose onDone={reload} />
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
        <span>{source.kind === 'ckan' ? 'CKAN' : 'data.json'}</span>
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
      {mayDecide && (
        <div className="row">
          {(source.state === 'proposed' || source.state === 'paused') && (
            <button type="button" className="button" onClick={() => act('approval')}>
              {source.state === 'paused' ? 'Reanudar' : 'Aprobar'}
              {of}
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
      <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>Cosechas{of}</summary>
        {isOpen && <Runs key={started} sourceId={source.id} mayDecide={mayDecide} onDecided={onChange} />}
      </details>
    </li>
  );
}

function Propose({ onDone }: { onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [proposed, setProposed] = useState<string | null>(null);
  return (
    <div className="stack">
      {proposed !== null && (
        <Notice role="status">
          <p>«{proposed}» espera aprobación.</p>
        </Notice>
      )}
      <WorkForm
        key={proposed}
        label="Proponer el portal"
        action={async (form) => {
          const text = (name: string) => textOf(form, name);
          await sendJson(call, 'POST', {
            path: '/api/v1/sources',
            body: {
              cvegeo: keyOf(text('cvegeo')),
              kind: text('kind'),
              url: text('url'),
              title: text('title'),
              selection: text('organization') === '' ? {} : { organization: text('organization') },
            },
          });
          setProposed(text('title'));
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <GovernmentPicker name="cvegeo" label="Gobierno al que pertenece" mistake={mistakes['cvegeo']} />
            <TextField name="title" label="Nombre del portal" mistake={mistakes['title']} />
            <TextField
              name="url"
              label="Dirección del portal"
              hint="Empieza con https://"
              type="url"
              mistake={mistakes['url']}
            />
            <SelectField
              name="kind"
              label="Cómo publica su catálogo"
              options={[
                { value: 'ckan', label: 'CKAN' },
                { value: 'data-json', label: 'data.json' },
              ]}
              mistake={mistakes['kind']}
            />
            <TextField
              name="organization"
              label="Organización dentro del portal"
              hint="Si el portal es de varios gobiernos."
              isRequired={false}
              mistake={mistakes['selection.organization']}
            />
          </>
        )}
      </WorkForm>
    </div>
  );
}
