import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Head, Notice } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading } from '../problem-notice.tsx';
import { WorkForm } from '../work-form.tsx';
import { CodeField } from './code-field.tsx';

const failures: Record<string, string> = {
  vencida: 'Pasó demasiado tiempo, o se abrió en otro navegador. Empiece de nuevo desde aquí.',
  proveedor:
    'El proveedor de identidad no confirmó quién es usted. Inténtelo de nuevo; si sigue así, avise a quien lo administra.',
  desconocida:
    'Esa identidad no es de ninguna cuenta de la red. Entre con su correo y contraseña, o pida a su administrador de datos una invitación al mismo correo.',
  ocupada: 'Esa identidad ya está vinculada a otra cuenta.',
};

/** Why the way back from another provider opened nothing. */
export function FailedEntry({ reason }: { reason: string | null }) {
  const text = reason === null ? undefined : failures[reason];
  if (text === undefined) return null;
  return (
    <Notice kind="error" role="alert" title="No se pudo entrar">
      <p>{text}</p>
    </Notice>
  );
}

/** The page where another provider leaves a person: it takes the session over, or asks for the code that is missing. */
export function ComingBack({ needsCode }: { needsCode: boolean }) {
  const { resume, proveCode } = useSession();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (!needsCode) resume().catch(() => setHasFailed(true));
  }, [needsCode, resume]);
  return (
    <div className="stack">
      <Head title="Entrar" path={paths.signIn()} />
      <h1>Entrar</h1>
      {hasFailed && (
        <>
          <FailedEntry reason="vencida" />
          <p>
            <Link to={paths.signIn()} reloadDocument>
              Volver a empezar
            </Link>
          </p>
        </>
      )}
      {!needsCode && !hasFailed && <Loading>Entrando…</Loading>}
      {needsCode && (
        <WorkForm
          label="Entrar"
          busyLabel="Entrando…"
          check={(form) => (textOf(form, 'code') === '' ? { code: 'Escriba el código.' } : {})}
          action={async (form) => {
            await proveCode(textOf(form, 'code'));
          }}
        >
          {(mistakes) => <CodeField mistake={mistakes['code']} />}
        </WorkForm>
      )}
    </div>
  );
}
