import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiProblem, problemOf } from '../../api.ts';
import { type Mistakes, TextField } from '../../design/form.tsx';
import { Head, Notice } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';

/** Sends what a person wrote: as themselves when they signed in, else with the e-mail of the form. */
export function usePublicWriting() {
  const { account, call } = useSession();
  const send = async <Answer,>(path: string, body: Record<string, unknown>): Promise<Answer> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'es-MX' },
      body: JSON.stringify(body),
    };
    const response = account ? await call(path, init) : await fetch(path, init);
    if (!response.ok) throw new ApiProblem(aboutEmail(await problemOf(response)));
    return (await response.json()) as Answer;
  };
  return { account, send };
}

/** Problems without a pointer that are plainly about the e-mail. */
function aboutEmail(problem: ConstructorParameters<typeof ApiProblem>[0]) {
  const isAbout = problem.code === 'email-required' || problem.code === 'too-many-confirmations';
  if (!isAbout || problem.errors) return problem;
  return {
    ...problem,
    errors: [{ in: 'body', pointer: '/email', code: problem.code, message: problem.detail }],
  };
}

/** Who writes, as the service asks for it; `website` is the field that people do not see. */
export const writerOf = (form: FormData) => ({
  ...(textOf(form, 'email') !== '' && { email: textOf(form, 'email') }),
  website: textOf(form, 'website'),
});

/** What can be told of the e-mail before asking the service. */
export const emailMistake = (form: FormData, isSignedIn: boolean): Mistakes =>
  isSignedIn || textOf(form, 'email') !== ''
    ? {}
    : { email: 'Escriba su correo: ahí le llegará el enlace para confirmar.' };

/** The e-mail of who has no account, and the field that only programs fill in. */
export function WriterFields({
  mistakes,
  hint = 'Le enviaremos un enlace para confirmar que es suyo y, después, la respuesta. No se publica, y se borra 90 días después de que todo termine.',
}: {
  mistakes: Mistakes;
  /** What the e-mail is for, and how long it is kept. */
  hint?: string;
}) {
  const { account } = useSession();
  return (
    <>
      {account ? (
        <p className="small soft">Escribe como {account.name}; no necesita confirmar su correo.</p>
      ) : (
        <TextField
          name="email"
          type="email"
          label="Su correo"
          autoComplete="email"
          hint={hint}
          mistake={mistakes['email']}
        />
      )}
      <div className="not-for-people" aria-hidden="true">
        <label htmlFor="sitio">No llene este campo</label>
        <input id="sitio" name="website" type="text" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  );
}

/** What follows once something was sent: look at the mail, or see it published. */
export function Sent({
  title,
  isCounted,
  children,
}: {
  title: string;
  isCounted: boolean;
  children?: ReactNode;
}) {
  const { pathname } = useLocation();
  return (
    <div className="stack">
      <Head title={title} path={pathname} />
      <h1>{title}</h1>
      {!isCounted && (
        <Notice title="Falta un paso: abra el enlace que le enviamos" role="status">
          <p>
            Llegó a su correo y sirve siete días. Mientras no lo abra, nada se publica ni se cuenta. Si no lo
            ve, busque en el correo no deseado.
          </p>
        </Notice>
      )}
      {children}
      <p>
        <Link to={paths.requests()}>Ver las peticiones de datos</Link>
      </p>
    </div>
  );
}

/** What is said where a page cannot send its form. */
export function NeedsScript() {
  return (
    <noscript>
      <Notice kind="attention">
        <p>Este formulario necesita JavaScript para enviarse.</p>
      </Notice>
    </noscript>
  );
}
