import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { TextField } from '../design/form.tsx';
import { Head } from '../design/text.tsx';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import type { Problem } from '../api.ts';
import { useHydrated } from '../parts/hydrated.ts';
import { type DemonstrationAccounts, useSite } from '../site.ts';
import { CodeField, useCodeStep } from './account/code-field.tsx';
import { ComingBack, FailedEntry } from './account/coming-back.tsx';
import { OtherWays } from './account/other-ways.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { toProblem } from './rest.ts';
import { homeOf } from './home-of.ts';
import { WorkForm } from './work-form.tsx';
import { passwordOf, textOf } from './form-text.ts';

export function Page() {
  const { signIn, account, state } = useSession();
  const { demonstrationAccounts } = useSite();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const code = useCodeStep();
  const entry = parameters.get('entrada');
  const next = parameters.get('siguiente');
  // Only a path of this site: anything else could send a person who just signed in to a stranger's page.
  const isOwnPath = next !== null && /^\/(?![/\\])/.test(next);
  useEffect(() => {
    if (!account || state !== 'in') return;
    const isReady = isOwnPath && account.secondFactor !== 'to-enrol';
    void navigate(isReady ? next : homeOf(account), { replace: true });
  }, [account, state, isOwnPath, navigate, next]);
  const ownNext = isOwnPath ? next : null;
  if (entry !== null && state !== 'in') return <ComingBack needsCode={entry === 'codigo'} />;
  return (
    <div className="stack">
      <Head title="Entrar" path={paths.signIn()} />
      <h1>Entrar</h1>
      <FailedEntry reason={parameters.get('fallo')} />
      <p className="lede">
        Para enlaces, administradores de datos, direcciones estatales y coordinación de la red.
      </p>
      <WorkForm
        label="Entrar"
        busyLabel="Entrando…"
        check={(form) => ({
          ...(textOf(form, 'email') === '' && { email: 'Escriba su correo electrónico.' }),
          ...(form.get('password') === '' && { password: 'Escriba su contraseña.' }),
        })}
        action={(form) =>
          code.attempt(form, (given) => signIn(textOf(form, 'email'), passwordOf(form), given))
        }
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
            {code.isAsked && <CodeField mistake={mistakes['code']} />}
          </>
        )}
      </WorkForm>
      <OtherWays next={ownNext} />
      <p className="small soft">
        La cuenta se abre con la invitación que llega a su correo cuando su gobierno es aprobado. Para
        consultar y descargar datos no hace falta cuenta.
      </p>
      {demonstrationAccounts && <TryAccounts {...demonstrationAccounts} />}
    </div>
  );
}

/** One click into each kind of work; a network with real accounts never has this. */
function TryAccounts({ accounts, password }: DemonstrationAccounts) {
  const { signIn } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const isHydrated = useHydrated();
  return (
    <section aria-labelledby="cuentas" className="notice attention stack">
      <h2 id="cuentas">Pruebe con una cuenta de demostración</h2>
      {problem && <ProblemNotice problem={problem} />}
      <ul className="plain stack-tight">
        {accounts.map(({ label, email }) => (
          <li key={email} className="row">
            <button
              type="button"
              className="button quiet"
              disabled={!isHydrated}
              onClick={() => {
                signIn(email, password).catch((error: unknown) => setProblem(toProblem(error)));
              }}
            >
              {label}
            </button>
            <code className="small">{email}</code>
          </li>
        ))}
      </ul>
      <p className="small">
        La contraseña de todas es <code>{password}</code>. Solo existen en su propia máquina.
      </p>
    </section>
  );
}
