import { requesterKinds } from '@rma/domain';
import { Link, useParams } from 'react-router';
import { Breadcrumbs, Facts, Head, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { supportWords } from '../../parts/demand/request-data.ts';
import { paths } from '../../paths.ts';
import { panelRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { AnswerForm } from './answer-form.tsx';
import { type OneRequest, deadlineWords } from './demand-types.ts';
import { SquadForms } from './squad-forms.tsx';

const roles = [...panelRoles, 'coordinator', 'auditor'];

export function Page() {
  const { id = '' } = useParams();
  return <SignedIn roles={roles}>{() => <RequestWork key={id} id={id} />}</SignedIn>;
}

const kindName = (kind: string): string =>
  Object.entries(requesterKinds).find(([id]) => id === kind)?.[1] ?? kind;

function RequestWork({ id }: { id: string }) {
  const { data: request, problem, reload } = useRest<OneRequest>(`/api/v1/data-requests/${id}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!request) return <Loading what="la petición" />;
  const { kind, word } = deadlineWords(request);
  const isShown = request.showsRequester ? 'Se muestra a todos' : 'Solo lo ve su gobierno y el escuadrón';
  return (
    <div className="stack-wide">
      <Head title={request.title} path={paths.panelRequest(id)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Peticiones', to: paths.panelRequests() }, { name: request.folio }]} />
        <h1>{request.title}</h1>
        <div className="row">
          <StatusWord kind={kind}>{word}</StatusWord>
          <span className="soft">{supportWords(request.votes)}</span>
          <Link to={paths.request(id)}>Su página pública</Link>
        </div>
        <p className="user-text">{request.description}</p>
      </header>
      <Facts
        facts={[
          ['Quién pide', request.requesterName ?? kindName(request.requesterKind)],
          ['Para qué', request.purpose],
          ['Beneficio que espera', request.benefit],
          ['Quién ve lo anterior', (request.purpose ?? request.requesterName) !== null && isShown],
          ['Publicada', formatDate(request.receivedAt)],
          ['Respuesta', request.answerText],
          ['Motivo', request.rejectionReason],
        ]}
      />
      {request.events.includes('answer') && <AnswerForm request={request} onDone={reload} />}
      <SquadForms request={request} onDone={reload} />
    </div>
  );
}
