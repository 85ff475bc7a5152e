import { reportAnswers, reportKinds } from '@rma/domain';
import { useState } from 'react';
import { Link } from 'react-router';
import { SelectField, TextArea } from '../../design/form.tsx';
import { EmptyState, Head, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type Account, useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { governmentsOf, keyRoles, panelRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { usePages } from '../use-pages.ts';
import { WorkForm } from '../work-form.tsx';
import { type WorkReport, deadlineWords } from './demand-types.ts';

export function Page() {
  return (
    <SignedIn roles={[...panelRoles, 'coordinator', 'auditor']}>
      {(account) => (
        <div className="stack">
          <Head title="Reportes sobre sus datos" path={paths.panelReports()} />
          <h1>Reportes sobre sus datos</h1>
          <p className="lede">
            Problemas que alguien encontró en un conjunto. Se responden en 30 días, en la página del conjunto.
          </p>
          <Reports account={account} />
        </div>
      )}
    </SignedIn>
  );
}

function Reports({ account }: { account: Account }) {
  const [state, setState] = useState('published');
  const { items, problem, more, reload } = usePages<WorkReport>(
    `/api/v1/dataset-reports?first=20&state=${state}`,
  );
  const own = governmentsOf(account, keyRoles);
  const isSquad = account.grants.some(({ role }) => role === 'squad' || role === 'coordinator');
  return (
    <>
      <div className="tabs" role="group" aria-label="Qué reportes">
        {[
          ['published', 'Por responder'],
          ['answered', 'Respondidos'],
        ].map(([value = '', name]) => (
          <button key={value} type="button" aria-pressed={value === state} onClick={() => setState(value)}>
            {name}
          </button>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!items && !problem && <Loading what="los reportes" />}
      {items?.length === 0 && (
        <EmptyState title="No hay reportes aquí">
          <p>Cuando alguien reporte un problema en sus datos, aparecerá aquí y le avisaremos por correo.</p>
        </EmptyState>
      )}
      {items?.map((report) => (
        <OneReport
          key={report.id}
          report={report}
          mayAnswer={own.includes(report.cvegeo)}
          mayReject={isSquad}
          onDone={reload}
        />
      ))}
      {more && (
        <button type="button" className="button quiet" onClick={() => void more()}>
          Ver los siguientes
        </button>
      )}
    </>
  );
}

function OneReport({
  report,
  mayAnswer,
  mayReject,
  onDone,
}: {
  report: WorkReport;
  mayAnswer: boolean;
  mayReject: boolean;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const { kind, word } = deadlineWords(report);
  const send = async (what: string, body: Record<string, unknown>) => {
    await sendJson(call, 'POST', { path: `/api/v1/dataset-reports/${report.id}/${what}`, body });
    await onDone();
  };
  const isOpen = report.state === 'published';
  const name = Object.entries(reportKinds).find(([id]) => id === report.kind)?.[1] ?? report.kind;
  return (
    <section aria-labelledby={`reporte-${report.id}`} className="stack">
      <div className="section-head">
        <h2 id={`reporte-${report.id}`}>
          <Link to={paths.dataset(report.datasetId)}>{report.datasetTitle}</Link>
          <span className="visually-hidden">, reporte {report.folio}</span>
        </h2>
        <StatusWord kind={kind}>{word.replace('Respondida', 'Respondido')}</StatusWord>
      </div>
      <p>
        <strong>{name}.</strong>{' '}
        <span className="soft small">
          {report.folio}, {formatDate(report.receivedAt)}
        </span>
      </p>
      <p className="user-text">{report.description}</p>
      {report.kind === 'personal-data' && isOpen && (
        <p className="small soft">Este texto no es público, para no llevar a los datos de los que avisa.</p>
      )}
      {report.answerText !== null && (
        <p className="user-text">
          <strong>Respuesta:</strong> {report.answerText}
        </p>
      )}
      {isOpen && mayAnswer && (
        <WorkForm
          label="Responder a la vista de todos"
          check={(form) =>
            textOf(form, 'text').length < 10 ? { text: 'Diga en al menos diez letras qué se hizo.' } : {}
          }
          action={(form) => send('answer', { answer: textOf(form, 'answer'), text: textOf(form, 'text') })}
        >
          {(mistakes) => (
            <>
              <SelectField
                name="answer"
                label="Qué se hizo"
                options={Object.entries(reportAnswers).map(([value, label]) => ({ value, label }))}
                mistake={mistakes['answer']}
              />
              <TextArea name="text" label="Explíquelo" mistake={mistakes['text']} />
            </>
          )}
        </WorkForm>
      )}
      {isOpen && mayReject && (
        <details>
          <summary>No es un reporte</summary>
          <WorkForm
            label="No admitirlo y decir por qué"
            kind="danger"
            check={(form) =>
              textOf(form, 'reason').length < 10 ? { reason: 'Diga en al menos diez letras por qué.' } : {}
            }
            action={(form) => send('rejection', { reason: textOf(form, 'reason') })}
          >
            {(mistakes) => <TextArea name="reason" label="Motivo" mistake={mistakes['reason']} />}
          </WorkForm>
        </details>
      )}
    </section>
  );
}
