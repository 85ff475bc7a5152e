import { Link, useParams } from 'react-router';
import { Breadcrumbs, Facts, Head, Notice } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { licenceName } from '../parts/licence.ts';
import { paths } from '../paths.ts';
import { panelRoles } from './home-of.ts';
import type { WorkPackage } from './package-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { ResourceTable } from './resource-table.tsx';
import { useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { WithdrawPackage } from './withdraw-package.tsx';

export function Page() {
  const { id = '' } = useParams();
  return <SignedIn roles={panelRoles}>{() => <PackageWork id={id} key={id} />}</SignedIn>;
}

/** A package as its government works on it: where each resource stands and what is missing before it is published. */
function PackageWork({ id }: { id: string }) {
  const { data, problem, reload } = useRest<WorkPackage>(`/api/v1/packages/${id}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el paquete" />;
  const resources = data.resources.filter(({ removedAt }) => removedAt === null);
  const missing = data.missing ?? [];
  const obstacles = missing.filter(({ code }) => code !== 'nothing-changed');
  const [first] = resources;
  return (
    <div className="stack">
      <Head title={data.title} path={paths.panelPackage(id)} />
      <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: data.title }]} />
      <h1>{data.title}</h1>
      <p className="soft">
        {data.governmentName}. {situationOf(data)}
      </p>
      {data.state === 'withdrawn' && (
        <Notice kind="attention" title="Este paquete está retirado">
          <p>
            En sus direcciones queda el aviso con el motivo. Si sube un archivo nuevo y publica otra edición,
            el paquete vuelve a la vista; lo retirado no.
          </p>
        </Notice>
      )}
      <ResourceTable work={data} />
      {obstacles.length > 0 && (
        <Notice kind="attention" title="Antes de publicar falta">
          <ul>
            {obstacles.map(({ resource, code, message }) => (
              <li key={`${resource}-${code}`}>
                {message.es} {resource !== null && <Link to={paths.panelStep(id, resource)}>Resolverlo</Link>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="row">
        {missing.length === 0 && first && (
          <Link className="button" to={paths.panelStep(id, first.name, 'publicar')}>
            Ver y publicar {countOf(resources.length, 'recurso', 'recursos')}
          </Link>
        )}
        <Link to={paths.panelNew(data.cvegeo)}>Agregar otros datos</Link>
      </p>
      <Facts
        facts={[
          ['Responde', `${data.contactName}, ${data.contactEmail}`],
          ['Licencia', licenceName(data.licence)],
        ]}
      />
      {data.state === 'published' && <WithdrawPackage id={id} title={data.title} onDone={reload} />}
    </div>
  );
}

function situationOf({ state, releaseNumber }: WorkPackage): string {
  if (releaseNumber === 0) return 'Nada de este paquete es público todavía.';
  if (state === 'withdrawn') return 'Nada de este paquete está a la vista.';
  return `La edición ${releaseNumber} es pública y sigue así hasta que publique otra.`;
}
