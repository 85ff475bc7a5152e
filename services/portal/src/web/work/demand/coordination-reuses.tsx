import { useState } from 'react';
import { Link } from 'react-router';
import { sectors } from '@rma/domain';
import { TextArea } from '../../design/form.tsx';
import { EmptyState, Facts, Head } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { reuseKindName } from '../../parts/demand/reuse-list.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { usePages } from '../use-pages.ts';
import { WorkForm } from '../work-form.tsx';

type WorkReuse = {
  id: string;
  kind: string;
  title: string;
  summary: string;
  body: string | null;
  url: string | null;
  author: string;
  sector: string;
  sdgs: number[];
  state: 'waiting' | 'published' | 'rejected' | 'withdrawn';
  submittedAt: string;
  reason: string | null;
  datasets: { id: string; title: string }[];
};

const views = [
  { state: 'waiting', name: 'Por revisar' },
  { state: 'published', name: 'Publicados' },
  { state: 'rejected', name: 'No publicados' },
  { state: 'withdrawn', name: 'Retirados' },
];

export function Page() {
  return (
    <SignedIn roles={['coordinator', 'squad']}>
      {() => (
        <div className="stack">
          <Head title="Usos, coordinación" path={paths.coordinationReuses()} />
          <h1>Usos de los datos</h1>
          <p className="lede">
            Lo que la gente cuenta que hizo con los datos. Se publica lo que es verdad, usa esos datos y no
            expone a nadie.
          </p>
          <Reuses />
        </div>
      )}
    </SignedIn>
  );
}

function Reuses() {
  const [state, setState] = useState('waiting');
  const { items, problem, more, reload } = usePages<WorkReuse>(`/api/v1/reuses?first=20&state=${state}`);
  return (
    <>
      <div className="tabs" role="group" aria-label="Qué usos">
        {views.map((view) => (
          <button
            key={view.state}
            type="button"
            aria-pressed={view.state === state}
            onClick={() => setState(view.state)}
          >
            {view.name}
          </button>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!items && !problem && <Loading what="los usos" />}
      {items?.length === 0 && (
        <EmptyState title="No hay usos aquí">
          <p>Cuando alguien cuente un uso y confirme su correo, aparecerá para revisarlo.</p>
        </EmptyState>
      )}
      {items?.map((reuse) => (
        <OneReuse key={reuse.id} reuse={reuse} onDone={reload} />
      ))}
      {more && (
        <button type="button" className="button quiet" onClick={() => void more()}>
          Ver los siguientes
        </button>
      )}
    </>
  );
}

function OneReuse({ reuse, onDone }: { reuse: WorkReuse; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const decide = async (what: string, body?: Record<string, unknown>) => {
    await sendJson(call, 'POST', { path: `/api/v1/reuses/${reuse.id}/${what}`, body });
    await onDone();
  };
  const refusal =
    reuse.state === 'waiting'
      ? { what: 'rejection', label: 'No publicar y decir por qué' }
      : { what: 'withdrawal', label: 'Dejar de mostrar y decir por qué' };
  return (
    <section aria-labelledby={`uso-${reuse.id}`} className="stack">
      <div className="section-head">
        <h2 id={`uso-${reuse.id}`}>
          {reuse.title}
          <span className="visually-hidden">, de {reuse.author}</span>
        </h2>
        <span className="soft small">{formatDate(reuse.submittedAt)}</span>
      </div>
      <p className="user-text">{reuse.summary}</p>
      {reuse.body !== null && <p className="user-text small">{reuse.body}</p>}
      <Facts
        facts={[
          ['Quién lo hizo', reuse.author],
          ['Qué es', reuseKindName(reuse.kind)],
          ['Sector', Object.entries(sectors).find(([id]) => id === reuse.sector)?.[1]],
          ['Objetivos', reuse.sdgs.join(', ')],
          [
            'Dirección',
            reuse.url !== null && (
              <a key="enlace" href={reuse.url} rel="nofollow ugc noopener noreferrer">
                {reuse.url}
              </a>
            ),
          ],
          [
            'Datos que usa',
            <ul key="datos" className="plain">
              {reuse.datasets.map(({ id, title }) => (
                <li key={id}>
                  <Link to={paths.dataset(id)}>{title}</Link>
                </li>
              ))}
            </ul>,
          ],
          ['Motivo', reuse.reason],
        ]}
      />
      {reuse.state !== 'published' && (
        <WorkForm label={`Publicar «${reuse.title}»`} action={() => decide('publication')} />
      )}
      {(reuse.state === 'waiting' || reuse.state === 'published') && (
        <details>
          <summary>{refusal.label}</summary>
          <WorkForm
            label={refusal.label}
            kind="danger"
            check={(form) =>
              textOf(form, 'reason').length < 10
                ? { reason: 'Diga en al menos diez letras por qué: se envía a quien lo mandó.' }
                : {}
            }
            action={(form) => decide(refusal.what, { reason: textOf(form, 'reason') })}
          >
            {(mistakes) => <TextArea name="reason" label="Motivo" mistake={mistakes['reason']} />}
          </WorkForm>
        </details>
      )}
    </section>
  );
}
