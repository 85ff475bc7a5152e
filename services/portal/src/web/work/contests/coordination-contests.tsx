import { contestAnswerWords } from '@rma/domain';
import { useState } from 'react';
import { Link } from 'react-router';
import { SelectField, TextArea } from '../../design/form.tsx';
import { EmptyState, Facts, Head } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { figureName } from '../../parts/scorecards/contest-list.tsx';
import { gradeText, monthInWords } from '../../parts/scorecards/scorecard-data.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { themeWords } from '../../words.ts';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { usePages } from '../use-pages.ts';
import { WorkForm } from '../work-form.tsx';

type WorkContest = {
  id: string;
  cvegeo: string;
  governmentName: string;
  theme: string | null;
  figure: string;
  month: string;
  value: number | null;
  reason: string;
  evidenceUrl: string | null;
  state: 'open' | 'answered';
  answer: keyof typeof contestAnswerWords | null;
  answerText: string | null;
  contestedAt: string;
};

const views = [
  { state: 'open', name: 'Por responder' },
  { state: 'answered', name: 'Respondidas' },
];
const leastLetters = 20;

export function Page() {
  return (
    <SignedIn roles={['coordinator']}>
      {() => (
        <div className="stack">
          <Head title="Impugnaciones, coordinación" path={paths.coordinationContests()} />
          <h1>Impugnaciones</h1>
          <p className="lede">
            Cifras que un gobierno dice que están mal. Cada una se responde una vez, en público.
          </p>
          <Contests />
        </div>
      )}
    </SignedIn>
  );
}

function Contests() {
  const [state, setState] = useState('open');
  const { items, problem, more, reload } = usePages<WorkContest>(
    `/api/v1/figure-contests?first=20&state=${state}`,
  );
  return (
    <>
      <div className="tabs" role="group" aria-label="Qué impugnaciones">
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
      {!items && !problem && <Loading what="las impugnaciones" />}
      {items?.length === 0 && (
        <EmptyState title="No hay impugnaciones aquí">
          <p>Cuando un gobierno impugne una cifra de su calificación, aparecerá para responderla.</p>
        </EmptyState>
      )}
      {items?.map((contest) => (
        <OneContest key={contest.id} contest={contest} onDone={reload} />
      ))}
      {more && (
        <button type="button" className="button quiet" onClick={() => void more()}>
          Ver las siguientes
        </button>
      )}
    </>
  );
}

function OneContest({ contest, onDone }: { contest: WorkContest; onDone: () => Promise<void> }) {
  const { id, cvegeo, theme } = contest;
  return (
    <section aria-labelledby={`impugnacion-${id}`} className="stack">
      <div className="section-head">
        <h2 id={`impugnacion-${id}`}>
          {contest.governmentName}: {figureName(contest.figure)}
        </h2>
        <span className="soft small">{formatDate(contest.contestedAt)}</span>
      </div>
      <p className="user-text">{contest.reason}</p>
      <Facts
        facts={[
          ['Tema', theme === null ? 'Todos' : (themeWords[theme] ?? theme)],
          ['Valía', `${gradeText(contest.value)} en ${monthInWords(contest.month)}`],
          [
            'La cifra',
            <Link
              key="cifra"
              to={paths.scorecard(cvegeo, { tema: theme ?? '', cifra: contest.figure }, 'evidencia')}
            >
              Ver su evidencia
            </Link>,
          ],
          [
            'Se comprueba en',
            contest.evidenceUrl !== null && (
              <a key="prueba" href={contest.evidenceUrl} rel="nofollow ugc noopener noreferrer">
                {contest.evidenceUrl}
              </a>
            ),
          ],
          ['Respuesta', contest.answer && contestAnswerWords[contest.answer]],
          ['Por qué', contest.answerText],
        ]}
      />
      {contest.state === 'open' && <AnswerForm contest={contest} onDone={onDone} />}
    </section>
  );
}

function AnswerForm({ contest, onDone }: { contest: WorkContest; onDone: () => Promise<void> }) {
  const { call } = useSession();
  return (
    <WorkForm
      label="Responder a la vista de todos"
      check={(form) =>
        textOf(form, 'text').length < leastLetters
          ? { text: `Explique la respuesta en al menos ${leastLetters} letras.` }
          : {}
      }
      action={async (form) => {
        await sendJson(call, 'POST', {
          path: `/api/v1/figure-contests/${contest.id}/answer`,
          body: { answer: textOf(form, 'answer'), text: textOf(form, 'text') },
        });
        await onDone();
      }}
    >
      {(mistakes) => (
        <>
          <SelectField
            name="answer"
            label="Qué se responde"
            hint="Una cifra apartada se sigue mostrando, pero no cuenta hasta que otra respuesta diga lo contrario."
            options={Object.entries(contestAnswerWords).map(([value, label]) => ({ value, label }))}
            mistake={mistakes['answer']}
          />
          <TextArea name="text" label="Por qué" mistake={mistakes['text']} />
        </>
      )}
    </WorkForm>
  );
}
