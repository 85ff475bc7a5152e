import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { createApi } from '../../api.ts';
import { Breadcrumbs, EmptyState, Head } from '../../design/text.tsx';
import { type RequestLine, requestLineFields, supportWords } from '../../parts/demand/request-data.ts';
import { paths } from '../../paths.ts';
import { Loading } from '../problem-notice.tsx';
import { WorkForm } from '../work-form.tsx';
import { NeedsScript, Sent, WriterFields, emailMistake, usePublicWriting, writerOf } from './public-form.tsx';

const document = `query Support($id: ID!) { dataRequest(id: $id) { ${requestLineFields} } }`;

export function Page() {
  const { id = '' } = useParams();
  const { account, send } = usePublicWriting();
  const [request, setRequest] = useState<RequestLine | null | undefined>(undefined);
  const [supported, setSupported] = useState<{ isCounted: boolean } | null>(null);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ dataRequest: RequestLine | null }>(document, { id })
      .then(({ dataRequest }) => setRequest(dataRequest))
      .catch(() => setRequest(null));
  }, [id]);
  if (supported)
    return (
      <Sent title="Gracias por sumarse" isCounted={supported.isCounted}>
        <p>
          <Link to={paths.request(id)}>Volver a la petición</Link>
        </p>
      </Sent>
    );
  return (
    <div className="stack">
      <Head title="Apoyar una petición" path={paths.requestSupport(id)} />
      <Breadcrumbs trail={[{ name: 'Peticiones', to: paths.requests() }, { name: 'Apoyar' }]} />
      <h1>Yo también lo necesito</h1>
      <NeedsScript />
      {request === undefined && <Loading what="la petición" />}
      {request === null && (
        <EmptyState title="No se encontró esa petición">
          <p>
            <Link to={paths.requests()}>Ver todas</Link>
          </p>
        </EmptyState>
      )}
      {request && (
        <>
          <p className="lede">
            <Link to={paths.request(id)}>{request.title}</Link>, a {request.government.fullName}.{' '}
            {supportWords(request.votes)}.
          </p>
          <p>Cada persona cuenta una vez. Le avisaremos de la respuesta.</p>
          <WorkForm
            label="Apoyar esta petición"
            check={(form) => emailMistake(form, account !== null)}
            action={async (form) =>
              setSupported(await send(`/api/v1/data-requests/${id}/votes`, writerOf(form)))
            }
          >
            {(mistakes) => <WriterFields mistakes={mistakes} />}
          </WorkForm>
        </>
      )}
    </div>
  );
}
