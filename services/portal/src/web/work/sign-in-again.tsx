import { TextField } from '../design/form.tsx';
import { type Account, useSession } from '../session.tsx';
import { CodeField, useCodeStep } from './account/code-field.tsx';
import { passwordOf } from './form-text.ts';
import { WorkForm } from './work-form.tsx';

/** Stands over a page whose session ended, so that nothing written below is lost. */
export function SignInAgain({ account }: { account: Account }) {
  const { signIn } = useSession();
  const code = useCodeStep();
  return (
    <div className="notice attention stack session-ended" role="alert">
      <h2>Su sesión terminó</h2>
      <p>Lo que escribió sigue aquí abajo. Vuelva a entrar como {account.email} y envíelo de nuevo.</p>
      <WorkForm
        label="Volver a entrar"
        busyLabel="Entrando…"
        action={(form) => code.attempt(form, (given) => signIn(account.email, passwordOf(form), given))}
      >
        {(mistakes) => (
          <>
            <TextField
              name="password"
              label="Contraseña"
              type="password"
              autoComplete="current-password"
              mistake={mistakes['password']}
            />
            {code.isAsked && <CodeField mistake={mistakes['code']} />}
          </>
        )}
      </WorkForm>
    </div>
  );
}
