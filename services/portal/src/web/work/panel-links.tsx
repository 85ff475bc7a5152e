import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../api.ts';
import { Breadcrumbs, EmptyState, Head, StatusWord } from '../design/text.tsx';
import { countOf, formatDate } from '../format.ts';
import { type LinkState, linkWords } from '../parts/sources/link-check.tsx';
import { webAddress } from '../parts/web-address.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { reportRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { sendJson, toProblem } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { usePages } from './use-pages.ts';

type FailingLink = {
  url: string;
  state: string;
  failure: string | null;
  status: number | null;
  checkedAt: string | null;
  failingSince: string | null;
  format: string;
  datasetId: string;
  datasetTitle: string;
};

/** What a failure's code means to the person who can mend it. */
const failureWords: Record<string, string> = {
  dns: 'El nombre del sitio no existe.',
  connect: 'El servidor no acepta la conexión o la corta.',
  tls: 'El certificado de seguridad del sitio no sirve.',
  deadline: 'Tarda demasiado en responder.',
  redirects: 'Da vueltas entre direcciones sin llegar al archivo.',
  html: 'Llega una página web, quizá de inicio de sesión o de error.',
  pdf: 'Llega un PDF.',
  empty: 'Llega un archivo vacío.',
  'home-page': 'Lleva a la portada del sitio.',
  'not-found-page': 'Responde «correcto», pero la página dice que no existe.',
};

export function Page() {
  return <SignedIn roles={reportRoles}>{() => <FailingLinks />}</SignedIn>;
}

/** The addresses of a government's harvested files that do not give them, and another look at each. */
function FailingLinks() {
  const path = '/api/v1/link-checks?state=failing&first=50';
  const { items, problem, more } = usePages<FailingLink>(path);
  const datasets = Map.groupBy(items ?? [], ({ datasetId }) => datasetId);
  return (
    <div className="stack">
      <Head title="Archivos que no se pueden descargar" path={paths.panelLinks()} />
      <Breadcrumbs
        trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Archivos que no se pueden descargar' }]}
      />
      <h1>Archivos que no se pueden descargar</h1>
      <p className="lede">
        La red visita con calma las direcciones de los archivos de su portal. Estas no entregan el suyo; quien
        ve el conjunto lo ve señalado.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {!items && !problem && <Loading what="las direcciones" />}
      {items?.length === 0 && (
        <EmptyState title="Ninguna dirección falla">
          <p>Si alguna de las que ya se comprobaron deja de servir, aparecerá aquí y le escribiremos.</p>
        </EmptyState>
      )}
      {datasets.size > 0 && (
        <ul className="results">
          {[...datasets].map(([id, links]) => (
            <DatasetLinks key={id} datasetId={id} links={links} />
          ))}
        </ul>
      )}
      {more && (
        <p>
          <button type="button" className="button quiet" onClick={() => void more()}>
            Ver más
          </button>
        </p>
      )}
    </div>
  );
}

const stateOf = (state: string) => linkWords[state.toUpperCase().replaceAll('-', '_') as LinkState];

function DatasetLinks({ datasetId, links }: { datasetId: string; links: FailingLink[] }) {
  return (
    <li>
      <h2>
        <Link to={paths.dataset(datasetId)}>{links[0]?.datasetTitle}</Link>
      </h2>
      <ul className="plain stack-tight">
        {links.map(({ url, state, failure, status, failingSince, checkedAt, format }) => {
          const { kind, word } = stateOf(state);
          const address = webAddress(url);
          return (
            <li key={url}>
              <div className="row small link-check">
                <span className="format">{format}</span>
                <StatusWord kind={kind}>
                  {word}
                  {failure === 'http' && status !== null && ` (error ${status})`}
                  {failingSince !== null && `, desde el ${formatDate(failingSince)}`}
                </StatusWord>
              </div>
              <div className="small soft">
                {failure !== null && failureWords[failure]}{' '}
                {checkedAt !== null && <>Comprobada el {formatDate(checkedAt)}.</>}
              </div>
              <div className="small file-name">{address === null ? url : <a href={address}>{url}</a>}</div>
            </li>
          );
        })}
      </ul>
      <CheckAgain datasetId={datasetId} title={links[0]?.datasetTitle ?? ''} />
    </li>
  );
}

type Requested = { links: number; hosts: { host: string; restsUntil: string | null }[] };

function CheckAgain({ datasetId, title }: { datasetId: string; title: string }) {
  const { call } = useSession();
  const [requested, setRequested] = useState<Requested | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const ask = () => {
    setRefused(null);
    sendJson<Requested>(call, 'POST', { path: `/api/v1/datasets/${datasetId}/link-checks` })
      .then(setRequested)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  if (requested) {
    const resting = requested.hosts.find(({ restsUntil }) => restsUntil !== null);
    return (
      <p role="status" className="small">
        {requested.links === 0
          ? 'Se acaba de comprobar: espere un minuto y vuelva a pedirlo.'
          : `Por comprobar: ${countOf(requested.links, 'dirección', 'direcciones')}. Vuelva en unos minutos.`}
        {resting?.restsUntil &&
          ` ${resting.host} pidió no ser visitado hasta el ${formatDate(resting.restsUntil)}.`}
      </p>
    );
  }
  return (
    <>
      {refused && <ProblemNotice problem={refused} />}
      <p>
        <button type="button" className="button quiet" onClick={ask}>
          Volver a comprobar
          <span className="visually-hidden"> los archivos de {title}</span>
        </button>
      </p>
    </>
  );
}
