import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Breadcrumbs, Head, Notice } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { panelRoles } from './home-of.ts';
import type { WorkPackage } from './package-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { ResourceWork } from './resource-work.tsx';
import { sendJson, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { WithdrawPackage } from './withdraw-package.tsx';
import { WorkForm } from './work-form.tsx';

export function Page() {
  const { id = '' } = useParams();
  return <SignedIn roles={panelRoles}>{() => <PackageWork id={id} key={id} />}</SignedIn>;
}

type Published = { number: number; datasets: { id: string; name: string; url: string }[] };

function PackageWork({ id }: { id: string }) {
  const { call } = useSession();
  const { data, problem, reload } = useRest<WorkPackage>(`/api/v1/packages/${id}`);
  const [published, setPublished] = useState<Published | null>(null);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el paquete" />;
  const resources = data.resources.filter(({ removedAt }) => removedAt === null);
  const missing = data.missing ?? [];
  const obstacles = missing.filter(({ code }) => code !== 'nothing-changed');
  const isReady = missing.length === 0;
  if (published) return <Done published={published} work={data} />;
  return (
    <div className="stack">
      <Head title={data.title} path={paths.panelPackage(id)} />
      <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: data.title }]} />
      <h1>{data.title}</h1>
      <p className="soft">
        {data.governmentName}.{' '}
        {data.releaseNumber === 0
          ? 'Nada de este paquete es público todavía.'
          : data.state === 'withdrawn'
            ? 'Nada de este paquete está a la vista.'
            : `La edición ${data.releaseNumber} es pública y sigue así hasta que publique otra.`}
      </p>
      <ol className="steps" aria-label="Pasos para publicar">
        <li className="done">Elegir el estándar ✓</li>
        <li className={isReady ? 'done' : undefined} aria-current={isReady ? undefined : 'step'}>
          Subir el archivo{isReady && ' ✓'}
        </li>
        <li aria-current={isReady ? 'step' : undefined}>Revisar y publicar</li>
      </ol>
      {data.state === 'withdrawn' && (
        <Notice kind="attention" title="Este paquete está retirado">
          <p>
            En sus direcciones queda el aviso con el motivo. Si sube un archivo nuevo y publica otra edición,
            el paquete vuelve a la vista; lo retirado no.
          </p>
        </Notice>
      )}
      {resources.map((resource) => (
        <ResourceWork key={resource.id} resource={resource} onChange={reload} />
      ))}
      <section aria-labelledby="publicar" className="stack">
        <div className="section-head">
          <h2 id="publicar">Publicar</h2>
        </div>
        {isReady ? (
          <>
            <p>
              Al publicar, {resources.length === 1 ? 'este recurso queda' : 'estos recursos quedan'} a la
              vista de todos, con una dirección permanente y una anotación en la bitácora pública.
            </p>
            <WorkForm
              label={`Publicar ${countOf(resources.length, 'recurso', 'recursos')}`}
              busyLabel="Publicando…"
              action={async () => {
                const answer = await sendJson<Published>(call, 'POST', {
                  path: `/api/v1/packages/${id}/releases`,
                  body: {},
                });
                await reload();
                setPublished(answer);
              }}
            />
          </>
        ) : obstacles.length === 0 ? (
          <p>
            Lo que está publicado es lo último que subió. Suba un archivo nuevo para publicar otra edición.
          </p>
        ) : (
          <Notice kind="attention">
            <p>Antes de publicar falta:</p>
            <ul>
              {obstacles.map(({ resource, code, message }) => (
                <li key={`${resource}-${code}`}>{message.es}</li>
              ))}
            </ul>
          </Notice>
        )}
        <p>
          <Link to={paths.panelNew(data.cvegeo)}>Agregar otro recurso</Link>
        </p>
        {data.state === 'published' && <WithdrawPackage id={id} title={data.title} onDone={reload} />}
      </section>
    </div>
  );
}

function Done({ published, work }: { published: Published; work: WorkPackage }) {
  const titleOf = (datasetId: string) => work.resources.find(({ id }) => id === datasetId)?.title ?? 'Ver';
  return (
    <div className="stack">
      <Head title="Publicado" path={paths.panelPackage(work.id)} />
      <h1>Publicado</h1>
      <p className="lede" role="status">
        La edición {published.number} de «{work.title}» ya es pública.
      </p>
      <ul>
        {published.datasets.map(({ id }) => (
          <li key={id}>
            <Link to={paths.dataset(id)}>{titleOf(id)}</Link>
          </li>
        ))}
      </ul>
      <p className="row">
        <Link to={paths.package(work.id)}>Ver el paquete como lo ve el público</Link>
        <Link to={paths.panel()}>Volver a mi panel</Link>
      </p>
    </div>
  );
}
