import { requesterKinds } from '@rma/domain';
import { Link } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice, StatusWord, ThemeMark } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { type LoadArguments, absence } from '../page.tsx';
import {
  type RequestLine,
  requestLineFields,
  standingOf,
  supportWords,
} from '../parts/demand/request-data.ts';
import { paths } from '../paths.ts';

const document = `query Request($id: ID!) {
  dataRequest(id: $id) {
    ${requestLineFields}
    requesterKind requesterName purpose benefit answerText legalBasis checkedAt answeredAt
    dataset { id title } mergedInto { id title }
  }
}`;

type Request = RequestLine & {
  requesterKind: string;
  requesterName: string | null;
  purpose: string | null;
  benefit: string | null;
  answerText: string | null;
  legalBasis: string | null;
  checkedAt: string | null;
  answeredAt: string | null;
  dataset: { id: string; title: string } | null;
  mergedInto: { id: string; title: string } | null;
};

export async function load({ api, params }: LoadArguments): Promise<Request> {
  const { dataRequest } = await api.query<{ dataRequest: Request | null }>(document, { id: params['id'] });
  if (!dataRequest) throw absence('ninguna petición en esta dirección');
  return dataRequest;
}

const kindName = (kind: string): string =>
  Object.entries(requesterKinds).find(([id]) => id === kind)?.[1] ?? kind;

export function Page({ data: request }: { data: Request }) {
  const { id, folio, title, description, government, theme, state } = request;
  const standing = standingOf(request);
  const isOpen = state === 'PUBLISHED' || state === 'CHECKED';
  return (
    <article className="stack-wide">
      <Head title={title} description={description || title} path={paths.request(id)} />
      <header className="page-head">
        <Breadcrumbs trail={[{ name: 'Peticiones', to: paths.requests() }, { name: folio }]} />
        <h1>{title}</h1>
        <div className="row">
          <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>
          {theme && <ThemeMark theme={theme} />}
          <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
        </div>
        {description !== '' && <p className="lede user-text">{description}</p>}
      </header>
      <Answer request={request} />
      {isOpen && (
        <p className="row">
          <Link className="button" to={paths.requestSupport(id)}>
            Yo también lo necesito
          </Link>
          <span className="soft">{supportWords(request.votes)}</span>
        </p>
      )}
      <Facts
        facts={[
          ['Folio', folio],
          ['Quién pide', state !== 'REJECTED' && (request.requesterName ?? kindName(request.requesterKind))],
          ['Para qué', request.purpose],
          ['Beneficio que espera', request.benefit],
          ['Apoyo', supportWords(request.votes)],
          ['Publicada', formatDate(request.receivedAt)],
          ['Revisada por el escuadrón', request.checkedAt && formatDate(request.checkedAt)],
          ['Plazo para responder', formatDate(request.dueOn)],
          [
            'Respondida',
            request.answeredAt &&
              `${formatDate(request.answeredAt)}, ${request.isLate ? 'fuera de plazo' : 'en plazo'}`,
          ],
        ]}
      />
    </article>
  );
}

/** What became of it, with where it leads. */
function Answer({ request }: { request: Request }) {
  const { state, answer, answerText, legalBasis, plannedOn, dataset, mergedInto, isOverdue } = request;
  if (state === 'REJECTED')
    return (
      <Notice title="El escuadrón de datos no la admitió">
        <p className="user-text">{answerText}</p>
      </Notice>
    );
  if (state === 'MERGED')
    return (
      <Notice title="Se unió a otra petición que pide lo mismo">
        <p>{mergedInto && <Link to={paths.request(mergedInto.id)}>{mergedInto.title}</Link>}</p>
      </Notice>
    );
  if (state !== 'ANSWERED')
    return isOverdue ? (
      <Notice kind="attention" title="El plazo para responder ya pasó">
        <p>Venció el {formatDate(request.dueOn)} y su gobierno no ha respondido.</p>
      </Notice>
    ) : null;
  return (
    <Notice title="Lo que respondió su gobierno">
      {answer === 'OPENED' && (
        <p>
          El dato está publicado:{' '}
          {dataset ? (
            <Link to={paths.dataset(dataset.id)}>{dataset.title}</Link>
          ) : (
            'el conjunto con el que respondió ya no está en la red'
          )}
          .
        </p>
      )}
      {answer === 'PLANNED' && <p>Se abrirá el {formatDate(plannedOn ?? '')}.</p>}
      {answer === 'REFUSED' && <p>No se puede abrir. Fundamento: {legalBasis}.</p>}
      {answerText !== null && <p className="user-text">{answerText}</p>}
    </Notice>
  );
}
