import { useNavigate, useSearchParams } from 'react-router';
import { TextField } from '../design/form.tsx';
import { Head } from '../design/text.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { homeOf } from './home-of.ts';
import { WorkForm } from './work-form.tsx';
import { useEffect } from 'react';
import { passwordOf, textOf } from './form-text.ts';

export function Page() {
  const { signIn, signOut, account } = useSession();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const next = parameters.get('siguiente');
  // Only a path of this site: anything else could send a person who just signed in to a stranger's page.
  const isOwnPath = next !== null && /^\/(?![/\\])/.test(next);
  useEffect(() => {
    if (account) void navigate(isOwnPath ? next : homeOf(account), { replace: true });
  }, [account, isOwnPath, navigate, next]);
  return (
    <div className="stack">
      <Head title="Entrar" path={paths.signIn()} />
      <h1>Entrar</h1>
      <p className="lede">Para enlaces, administradores de datos y coordinación de la red.</p>
      <WorkForm
        label="Entrar"
        busyLabel="Entrando…"
        check={(form) => ({
          ...(textOf(form, 'email') === '' && { email: 'Escriba su correo electrónico.' }),
          ...(form.get('password') === '' && { password: 'Escriba su contraseña.' }),
        })}
        action={async (form) => {
          await signIn(textOf(form, 'email'), passwordOf(form));
        }}
      >
        {(mistakes) => (
          <>
            <TextField
              name="email"
              label="Correo electrónico"
              type="email"
              autoComplete="username"
              mistake={mistakes['email']}
            />
            <TextField
              name="password"
              label="Contraseña"
              type="password"
              autoComplete="current-password"
              mistake={mistakes['password']}
            />
          </>
        )}
      </WorkForm>
      <p className="small soft">
        La cuenta se abre con la invitación que llega a su correo cuando su gobierno es aprobado. Para
        consultar y descargar datos no hace falta cuenta.
      </p>
      {account && (
        <button type="button" className="button quiet" onClick={() => void signOut()}>
          Salir
        </button>
      )}
    </div>
  );
}
