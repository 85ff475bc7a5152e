import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Problem } from '../api.ts';
import { TextArea } from '../design/form.tsx';
import { Breadcrumbs, Facts, Notice, StatusWord } from '../design/text.tsx';
import { formatBytes, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { type Application, applicationWords } from './application-types.ts';
import { Coordination } from './coordination.tsx';
import { openDocument } from './open-document.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { sendJson, toProblem, useRest } from './rest.ts';
import { WorkForm } from './work-form.tsx';
import { textOf } from './form-text.ts';

export function Page() {
  const { id = '' } = useParams();
  return (
    <Coordination title="Solicitud" path={paths.coordinationApplication(id)}>
      {(account) => (
        <Decision id={id} key={id} mayDecide={account.grants.some(({ role }) => role === 'coordinator')} />
      )}
    </Coordination>
  );
}

const posts = [
  { post: 'liaison', title: 'Enlace de datos abiertos' },
  { post: 'administrator', title: 'Administrador de datos' },
] as const;

function Decision({ id, mayDecide }: { id: string; mayDecide: boolean }) {
  const path = `/api/v1/applications/${id}`;
  const { call } = useSession();
  const { data, problem, reload } = useRest<Application>(path);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="la solicitud" />;
  const { governmentName, state } = data;
  return (
    <div className="stack">
      <Breadcrumbs
        trail={[{ name: 'Solicitudes', to: paths.coordinationApplications() }, { name: governmentName }]}
      />
      <div className="section-head">
        <h2>{governmentName}</h2>
        <StatusWord kind={applicationWords[state].kind}>{applicationWords[state].word}</StatusWord>
      </div>
      {state === 'approved' && (
        <Notice title="Aprobada" role="status">
          <p>
            {governmentName} ya es integrante. Sus dos funcionarios recibieron su invitación; está en el{' '}
            <Link to={paths.coordinationMail()}>correo saliente</Link>. Sigue{' '}
            <Link to={paths.coordinationMemoranda()}>su convenio</Link>.
          </p>
        </Notice>
      )}
      {state === 'declined' && (
        <Notice title="No aprobada" role="status">
          <p>Motivo que se envió: {data.reason}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [
            'Clave INEGI',
            <Link key="clave" to={paths.government(data.cvegeo)}>
              {data.cvegeo}
            </Link>,
          ],
          ['Recibida', formatDate(data.submittedAt)],
          ['Resuelta', data.decidedAt && formatDate(data.decidedAt)],
          ...posts.map(({ post, title }): [string, ReactNode] => {
            const person = data[post];
            return [
              title,
              <span key={post}>
                {person.name}, {person.position}
                <br />
                <a href={`mailto:${person.email}`}>{person.email}</a>
                {person.phone !== null && `, ${person.phone}`}
                {person.termEnds !== null && `, hasta el ${formatDate(person.termEnds)}`}
              </span>,
            ];
          }),
          ['Qué publicará primero', data.motivation],
          [
            'Oficio de designación',
            <Designation key="oficio" path={`${path}/designation`} file={data.designation} />,
          ],
        ]}
      />
      {state === 'submitted' && mayDecide && (
        <div className="columns">
          <section aria-labelledby="aprobar" className="stack">
            <div className="section-head">
              <h2 id="aprobar">Aprobar</h2>
            </div>
            <p>
              El gobierno ingresa a la red y sus dos funcionarios reciben por correo la invitación para abrir
              su cuenta.
            </p>
            <WorkForm
              label="Aprobar e invitar a sus funcionarios"
              busyLabel="Aprobando…"
              action={async () => {
                await sendJson(call, 'POST', { path: `${path}/approval` });
                await reload();
              }}
            />
          </section>
          <section aria-labelledby="no-aprobar" className="stack">
            <div className="section-head">
              <h2 id="no-aprobar">No aprobar</h2>
            </div>
            <WorkForm
              label="No aprobar y enviar el motivo"
              kind="danger"
              check={(form) =>
                textOf(form, 'reason') === '' ? { reason: 'Escriba el motivo: el gobierno lo leerá.' } : {}
              }
              action={async (form) => {
                await sendJson(call, 'POST', {
                  path: `${path}/refusal`,
                  body: { reason: textOf(form, 'reason') },
                });
                await reload();
              }}
            >
              {(mistakes) => (
                <TextArea
                  name="reason"
                  label="Motivo"
                  hint="Se envía a los dos funcionarios. Diga qué corregir para volver a solicitar."
                  mistake={mistakes['reason']}
                />
              )}
            </WorkForm>
          </section>
        </div>
      )}
    </div>
  );
}

function Designation({ path, file }: { path: string; file: Application['designation'] }) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = () => {
    openDocument(call, path, { fileName: file.fileName }).catch((error: unknown) =>
      setProblem(toProblem(error)),
    );
  };
  return (
    <>
      <button type="button" className="button quiet" onClick={download}>
        Descargar el oficio ({formatBytes(file.bytes)})
      </button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
