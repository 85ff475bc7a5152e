import { Link } from 'react-router';
import { EmptyState, Head, StatusWord } from '../design/text.tsx';
import { DataTable } from '../design/data-table.tsx';
import { countOf, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import type { Account } from '../session.tsx';
import { levelNameOf } from '../words.ts';
import { governmentsOf, keyRoles, panelRoles } from './home-of.ts';
import type { Resource, WorkPackage } from './package-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { SignOut } from './sign-out.tsx';

export function Page() {
  return <SignedIn roles={panelRoles}>{(account) => <Panel account={account} />}</SignedIn>;
}

const uploadWords: Record<string, { kind: 'good' | 'late' | 'bad' | 'none'; word: string }> = {
  none: { kind: 'none', word: 'Sin archivo' },
  received: { kind: 'late', word: 'En revisión' },
  validating: { kind: 'late', word: 'En revisión' },
  valid: { kind: 'good', word: 'Listo para publicar' },
  invalid: { kind: 'bad', word: 'Con errores' },
  failed: { kind: 'bad', word: 'No se pudo revisar' },
};

function ResourceStatus({ resource }: { resource: Resource }) {
  if (resource.isPublished && !resource.hasUnpublishedFile)
    return <StatusWord kind="good">Publicado</StatusWord>;
  const { kind, word } = uploadWords[resource.latestUpload?.state ?? 'none'] ?? { kind: 'none', word: '' };
  return <StatusWord kind={kind}>{word}</StatusWord>;
}

function Panel({ account }: { account: Account }) {
  const { data, problem } = useRest<Listed<WorkPackage>>('/api/v1/packages?first=100');
  const own = governmentsOf(account, keyRoles);
  return (
    <div className="stack">
      <Head title="Mi panel" path={paths.panel()} />
      <div className="row spread">
        <h1>Mi panel</h1>
        <SignOut />
      </div>
      <p className="soft">{account.name}</p>
      <p className="row">
        <Link className="button" to={paths.panelNew()}>
          Publicar datos
        </Link>
        {own.length > 0 && <Link to={paths.panelKeys()}>Claves para programas</Link>}
        {own.map((cvegeo) => (
          <Link key={cvegeo} to={paths.officials(cvegeo)}>
            Funcionarios del {levelNameOf(cvegeo).toLowerCase()} {own.length > 1 && cvegeo}
          </Link>
        ))}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="sus paquetes" />}
      {data?.items.length === 0 && (
        <EmptyState title="Todavía no ha publicado">
          <p>
            Elija un estándar, suba su archivo y la red lo revisa con usted. Nada es público hasta que usted
            publica.
          </p>
        </EmptyState>
      )}
      {data?.items.map((each) => (
        <section key={each.id} aria-labelledby={`paquete-${each.id}`}>
          <div className="section-head">
            <h2 id={`paquete-${each.id}`}>
              <Link to={paths.panelPackage(each.id)}>{each.title}</Link>
            </h2>
            <span className="small soft">
              {each.governmentName}.{' '}
              {each.state === 'withdrawn'
                ? 'Retirado'
                : each.releaseNumber === 0
                  ? 'Sin publicar'
                  : `Edición ${each.releaseNumber}`}
              , cambió el {formatDate(each.updatedAt)}
            </span>
          </div>
          <DataTable
            caption={`${countOf(each.resources.length, 'recurso', 'recursos')} de ${each.title}`}
            captionHidden
            keyOf={({ id }) => id}
            rows={each.resources}
            columns={[
              { title: 'Recurso', cell: ({ title }) => title },
              { title: 'Situación', cell: (resource) => <ResourceStatus resource={resource} /> },
              { title: 'Último archivo', cell: ({ latestUpload }) => latestUpload?.fileName ?? 'ninguno' },
              {
                title: 'Página pública',
                cell: ({ url, id }) =>
                  url === null ? 'todavía no' : <Link to={paths.dataset(id)}>Ver</Link>,
              },
            ]}
          />
        </section>
      ))}
    </div>
  );
}
