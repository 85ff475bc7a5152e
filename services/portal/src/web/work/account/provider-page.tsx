import { useState } from 'react';
import { useParams } from 'react-router';
import type { Problem } from '../../api.ts';
import { TextField } from '../../design/form.tsx';
import { Breadcrumbs, Facts, Head, Notice } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';

type Provider = { issuer: string; clientId: string; emailDomain: string; setAt: string };
type Answer = { redirectUri: string | null; provider: Provider | null };

export function Page() {
  const { cvegeo = '' } = useParams();
  return (
    <SignedIn roles={['coordinator', 'administrator']}>{() => <IdentityProvider cvegeo={cvegeo} />}</SignedIn>
  );
}

/** How the people of a government sign in by its own identity provider. */
function IdentityProvider({ cvegeo }: { cvegeo: string }) {
  const { call } = useSession();
  const address = `/api/v1/governments/${encodeURIComponent(cvegeo)}/identity-provider`;
  const { data, problem, reload } = useRest<Answer>(address);
  const [told, setTold] = useState<string | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const provider = data?.provider ?? null;
  const remove = () => {
    setRefused(null);
    sendJson(call, 'DELETE', { path: address })
      .then(reload)
      .then(() => setTold('Las personas de su gobierno entran como antes, con correo y contraseña.'))
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Identidad del gobierno" path={paths.identityProvider(cvegeo)} />
        <Breadcrumbs
          trail={[{ name: 'Funcionarios', to: paths.officials(cvegeo) }, { name: 'Identidad del gobierno' }]}
        />
        <h1>Entrar con la identidad de su gobierno</h1>
        <p className="lede">
          Si su gobierno tiene un proveedor de OpenID Connect, sus funcionarios entran con él. Solo abre
          cuentas que ya existen, o invitaciones hechas, al mismo correo verificado.
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {refused && <ProblemNotice problem={refused} />}
      {told !== null && (
        <Notice role="status">
          <p>{told}</p>
        </Notice>
      )}
      {!data && !problem && <Loading what="la identidad del gobierno" />}
      {provider && (
        <Facts
          facts={[
            ['Emisor', provider.issuer],
            ['Dominio de los correos', provider.emailDomain],
            ['Desde', formatDate(provider.setAt)],
          ]}
        />
      )}
      {data?.redirectUri && (
        <p className="small">
          Registre en el proveedor esta dirección de regreso:{' '}
          <code className="break">{data.redirectUri}</code>{' '}
          <CopyButton text={data.redirectUri} label="Copiar la dirección" />
        </p>
      )}
      {data && (
        <WorkForm
          key={provider?.setAt}
          label={provider ? 'Guardar' : 'Conectar'}
          busyLabel="Comprobando…"
          action={async (form) => {
            setTold(null);
            const secret = textOf(form, 'clientSecret');
            await sendJson(call, 'PUT', {
              path: address,
              body: {
                issuer: textOf(form, 'issuer'),
                clientId: textOf(form, 'clientId'),
                emailDomain: textOf(form, 'emailDomain'),
                ...(secret !== '' && { clientSecret: secret }),
              },
            });
            await reload();
            setTold('El proveedor respondió y quedó guardado. Pruebe entrar en otra ventana.');
          }}
        >
          {(mistakes) => (
            <>
              <TextField
                name="issuer"
                label="Emisor"
                hint="La dirección del proveedor, tal como aparece en su configuración; por ejemplo https://identidad.torreon.gob.mx."
                type="url"
                {...(provider && { defaultValue: provider.issuer })}
                mistake={mistakes['issuer']}
              />
              <TextField
                name="clientId"
                label="Identificador del cliente"
                {...(provider && { defaultValue: provider.clientId })}
                mistake={mistakes['clientId']}
              />
              <TextField
                name="clientSecret"
                label="Secreto del cliente"
                {...(provider && { hint: 'Vacío deja el que ya está guardado.' })}
                type="password"
                autoComplete="off"
                isRequired={!provider}
                mistake={mistakes['clientSecret']}
              />
              <TextField
                name="emailDomain"
                label="Dominio de los correos"
                hint="Lo que va después de la arroba, por ejemplo torreon.gob.mx."
                {...(provider && { defaultValue: provider.emailDomain })}
                mistake={mistakes['emailDomain']}
              />
            </>
          )}
        </WorkForm>
      )}
      {provider && (
        <p>
          <button type="button" className="button danger" onClick={remove}>
            Quitar el proveedor
          </button>
        </p>
      )}
    </div>
  );
}
