import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StepProps } from './step-props.ts';

/** A step's question as the page's heading, with the file it is about. */
export function StepHead({
  title,
  publishing,
  children,
}: Pick<StepProps, 'publishing'> & { title: string; children?: ReactNode }) {
  const { resource, upload } = publishing;
  return (
    <header className="stack-tight">
      <p className="soft">
        {resource.title}
        {upload && (
          <>
            {' · '}
            <span className="file-name">{upload.fileName}</span>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {children}
    </header>
  );
}

/** The way on from a step that asks for nothing. */
export function GoOn({ to, quiet = false }: { to: string; quiet?: boolean }) {
  return (
    <p>
      <Link className={quiet ? 'button quiet' : 'button'} to={to}>
        Continuar
      </Link>
    </p>
  );
}

/** What a step says when there is no file to speak of. */
export function NoFileYet({ pathOf }: Pick<StepProps, 'pathOf'>) {
  return (
    <p>
      Este paso empieza cuando haya un archivo que se pueda leer.{' '}
      <Link to={pathOf('archivo')}>Subir el archivo</Link>
    </p>
  );
}
