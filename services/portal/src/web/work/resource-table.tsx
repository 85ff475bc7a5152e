import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { StatusWord } from '../design/text.tsx';
import { countOf, formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import type { Resource, WorkPackage } from './package-types.ts';

const uploadWords: Record<string, { kind: 'good' | 'late' | 'bad' | 'none'; word: string }> = {
  none: { kind: 'none', word: 'Sin archivo' },
  received: { kind: 'late', word: 'En revisión' },
  validating: { kind: 'late', word: 'En revisión' },
  valid: { kind: 'good', word: 'Listo para publicar' },
  invalid: { kind: 'late', word: 'Espera su respuesta' },
  failed: { kind: 'bad', word: 'No se pudo revisar' },
};

const isSettled = ({ isPublished, hasUnpublishedFile }: Resource) => isPublished && !hasUnpublishedFile;

function ResourceStatus({ resource }: { resource: Resource }) {
  if (isSettled(resource)) return <StatusWord kind="good">Publicado</StatusWord>;
  const { kind, word } = uploadWords[resource.latestUpload?.state ?? 'none'] ?? { kind: 'none', word: '' };
  return <StatusWord kind={kind}>{word}</StatusWord>;
}

/** The resources of a package, where each stands and the way back to its road. */
export function ResourceTable({ work }: { work: WorkPackage }) {
  const resources = work.resources.filter(({ removedAt }) => removedAt === null);
  return (
    <DataTable
      caption={`${countOf(resources.length, 'recurso', 'recursos')} de ${work.title}`}
      captionHidden
      keyOf={({ id }) => id}
      rows={resources}
      columns={[
        {
          title: 'Recurso',
          cell: ({ name, title }) => <Link to={paths.panelStep(work.id, name)}>{title}</Link>,
        },
        { title: 'Situación', cell: (resource) => <ResourceStatus resource={resource} /> },
        { title: 'Último archivo', cell: ({ latestUpload }) => latestUpload?.fileName ?? 'ninguno' },
        {
          title: 'Próxima entrega',
          cell: ({ nextDueAt }) => (nextDueAt ? formatDate(nextDueAt) : 'sin fecha'),
        },
        {
          title: 'Página pública',
          cell: ({ url, id, title }) =>
            url === null ? (
              'todavía no'
            ) : (
              <Link to={paths.dataset(id)}>
                Ver<span className="visually-hidden"> {title}</span>
              </Link>
            ),
        },
      ]}
    />
  );
}
