import { Link } from 'react-router';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import type { StepProps } from './step-props.ts';

/** What is public now, where, and when the next delivery is due. */
export function Published({ publishing: { work, resource } }: Pick<StepProps, 'publishing'>) {
  return (
    <>
      <h1>Publicado</h1>
      <p className="lede" role="status">
        La edición {work.releaseNumber} de «{work.title}» está a la vista de todos.
      </p>
      <ul>
        {work.resources
          .filter(({ removedAt, url }) => removedAt === null && url !== null)
          .map(({ id, title }) => (
            <li key={id}>
              <Link to={paths.dataset(id)}>{title}</Link>
            </li>
          ))}
      </ul>
      {resource.nextDueAt && (
        <p>
          La próxima entrega se espera el {formatDate(resource.nextDueAt)}. La red recordará lo que hoy
          decidió: columnas, arreglos y datos personales.
        </p>
      )}
      <p className="row">
        <Link className="button" to={paths.package(work.id)}>
          Ver el paquete como lo ve el público
        </Link>
        <Link to={paths.panelStep(work.id, resource.name, 'archivo')}>Entregar un archivo nuevo</Link>
        <Link to={paths.panel()}>Volver a mi panel</Link>
      </p>
    </>
  );
}
