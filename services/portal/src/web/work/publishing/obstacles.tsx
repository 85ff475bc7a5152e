import { Link } from 'react-router';
import { Notice } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import type { StepProps } from './step-props.ts';

/** What is missing before the package can be published, each with the page where it is solved. */
export function Obstacles({ publishing, steps, pathOf }: Pick<StepProps, 'publishing' | 'steps' | 'pathOf'>) {
  const { work, resource } = publishing;
  const own = steps.filter(({ id, state }) => state === 'attention' && id !== 'publicar');
  const elsewhere = (work.missing ?? []).filter(
    (each) => each.code !== 'nothing-changed' && (each.resource !== resource.name || own.length === 0),
  );
  return (
    <Notice kind="attention" title="Falta">
      <ul>
        {own.map(({ id, title, summary }) => (
          <li key={id}>
            <Link to={pathOf(id)}>{title}</Link>: {summary}
          </li>
        ))}
        {elsewhere.map(({ resource: name, code, message }) => (
          <li key={`${name}-${code}`}>
            {message.es} {name !== null && <Link to={paths.panelStep(work.id, name)}>Resolverlo</Link>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
