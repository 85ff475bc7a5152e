import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type Problem, problemOf } from '../api.ts';
import { TextField } from '../design/form.tsx';
import { Facts, Head } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { roleWords } from '../words.ts';
import { CodeField, useCodeStep } from './account/code-field.tsx';
import { homeOf } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { WorkForm } from './work-form.tsx';
import { passwordOf, textOf } from './form-text.ts';

type Invitation = {
  email: string;
  name: string;
  role: string;
  governmentName: string | null;
  expiresAt: string;
  hasAccount: boolean;
};

export function Page() {
  const { token = '' } = useParams();
  const { accept } = useSession();
  const navigate = useNavigate();
  const code = useCodeStep();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = `/api/v1/invitations/${encodeURIComponent(token)}`;
  useEffect(() => {
    void fetch(address, { headers: { 'accept-language': 'es-MX' } }).then(async (response) => {
      if (response.ok) setInvitation((await response.json()) as Invitation);
      else setProblem(await problemOf(response));
    });
  }, [address]);
  return (
    <div className="stack">
      <Head title="Aceptar invitación" path={paths.invitation(token)} />
      <h1>Aceptar su invitación</h1>
      {problem && (
        <>
          <ProblemNotice problem={problem} />
          <p>
            Si ya tiene cuenta, <Link to={paths.signIn()}>entre con su correo</Link>.
          </p>
        </>
      )}
      {!problem && !invitation && <Loading what="su invitación" />}
      {invitation && (
        <>
          <Facts
            facts={[
              ['Correo', invitation.email],
              ['Papel', roleWords[invitation.role] ?? invitation.role],
              ['Gobierno', invitation.governmentName],
              ['Vence', formatDate(invitation.expiresAt)],
            ]}
          />
          <WorkForm
            label="Aceptar y entrar"
            busyLabel="Entrando…"
            check={(form) => (form.get('password') === '' ? { password: 'Elija una contraseña.' } : {})}
            action={(form) =>
              code.attempt(form, async (given) => {
                const answer = { name: textOf(form, 'name'), password: passwordOf(form) };
                const account = await accept(
                  token,
                  given === undefined ? answer : { ...answer, code: given },
                );
                await navigate(homeOf(account), { replace: true });
              })
            }
          >
            {(mistakes) => (
              <>
                <TextField
                  name="name"
                  label="Su nombre completo"
                  autoComplete="name"
                  defaultValue={invitation.name}
                  mistake={mistakes['name']}
                />
                <TextField
                  name="password"
                  label={invitation.hasAccount ? 'Su contraseña' : 'Elija una contraseña'}
                  hint={
                    invitation.hasAccount
                      ? 'Ya tiene cuenta: escriba la contraseña de siempre.'
                      : 'Una frase larga es mejor que una palabra complicada.'
                  }
                  type="password"
                  autoComplete={invitation.hasAccount ? 'current-password' : 'new-password'}
                  mistake={mistakes['password']}
                />
                {code.isAsked && <CodeField mistake={mistakes['code']} />}
              </>
            )}
          </WorkForm>
        </>
      )}
    </div>
  );
}
