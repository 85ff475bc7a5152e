import { useState } from 'react';
import { Link } from 'react-router';
import { TextField } from '../../design/form.tsx';
import { Notice, StatusWord } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { type Account, useSession } from '../../session.tsx';
import { passwordOf, textOf } from '../form-text.ts';
import { homeNameOf, homeOf } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { CodeField } from './code-field.tsx';
import { QrCode } from './qr-code.tsx';

type State = { isActive: boolean; recoveryCodesLeft: number; hasPassword: boolean };
type Begun = { secret: string; address: string };
const address = '/api/v1/account/second-factor';

/** Two-step verification: turn it on, change the recovery codes, turn it off. */
export function SecondFactor({ account }: { account: Account }) {
  const { freshToken } = useSession();
  const { data, problem, reload } = useRest<State>(address);
  const [codes, setCodes] = useState<string[] | null>(null);
  const adopt = async (given: string[] | null) => {
    // What the account may do now comes with a new token; without one, the codes must be shown all the same.
    await freshToken().catch(() => undefined);
    setCodes(given);
    await reload();
  };
  return (
    <section aria-labelledby="dos-pasos" className="stack">
      <div className="section-head">
        <h2 id="dos-pasos">Verificación en dos pasos</h2>
        {data && (
          <StatusWord kind={data.isActive ? 'good' : 'none'}>
            {data.isActive ? 'Activa' : 'Sin activar'}
          </StatusWord>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="su verificación" />}
      {codes && <RecoveryCodes codes={codes} account={account} />}
      {data?.isActive === false && <Enrolment hasPassword={data.hasPassword} onDone={adopt} />}
      {data?.isActive && <Upkeep left={data.recoveryCodesLeft} onDone={adopt} />}
    </section>
  );
}

/** Shown once: whoever leaves without them has only the telephone. */
function RecoveryCodes({ codes, account }: { codes: string[]; account: Account }) {
  const text = codes.join('\n');
  return (
    <Notice kind="attention" role="status" title="Guarde ahora sus códigos de recuperación">
      <p>
        Si pierde el teléfono, cada uno le deja entrar una vez. No se volverán a mostrar: imprímalos o
        guárdelos donde guarda sus contraseñas.
      </p>
      <pre className="secret">{text}</pre>
      <p className="row">
        <CopyButton text={text} label="Copiar los códigos" />
        <Link to={homeOf(account)}>Ya los guardé: ir a {homeNameOf(account)}</Link>
      </p>
    </Notice>
  );
}

function Enrolment({
  hasPassword,
  onDone,
}: {
  hasPassword: boolean;
  onDone: (codes: string[]) => Promise<void>;
}) {
  const { call } = useSession();
  const [begun, setBegun] = useState<Begun | null>(null);
  if (begun === null)
    return (
      <>
        <p>
          Además de su contraseña, la cuenta pedirá un código que solo da una aplicación de su teléfono. Sirve
          cualquiera de verificación: Google Authenticator, Microsoft Authenticator, Aegis, 2FAS…
        </p>
        <WorkForm
          key="empezar"
          label="Empezar"
          check={(form) =>
            hasPassword && passwordOf(form) === '' ? { password: 'Escriba su contraseña.' } : {}
          }
          action={async (form) => {
            const body = hasPassword ? { password: passwordOf(form) } : {};
            setBegun(await sendJson<Begun>(call, 'POST', { path: address, body }));
          }}
        >
          {(mistakes) =>
            hasPassword && (
              <TextField
                name="password"
                label="Su contraseña"
                type="password"
                autoComplete="current-password"
                mistake={mistakes['password']}
              />
            )
          }
        </WorkForm>
      </>
    );
  return (
    <div className="stack">
      <ol className="numbered">
        <li>Abra la aplicación en su teléfono y elija agregar una cuenta.</li>
        <li>Lea este código con la cámara, o escriba la clave.</li>
        <li>Escriba aquí el código de seis cifras que muestra.</li>
      </ol>
      <QrCode text={begun.address} label="Código QR para su aplicación de verificación" />
      <p className="small">
        Clave: <code className="break">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>{' '}
        <CopyButton text={begun.secret} label="Copiar la clave" />
      </p>
      <WorkForm
        key="confirmar"
        label="Activar"
        check={(form) => (textOf(form, 'code') === '' ? { code: 'Escriba el código de seis cifras.' } : {})}
        action={async (form) => {
          const { recoveryCodes } = await sendJson<{ recoveryCodes: string[] }>(call, 'POST', {
            path: `${address}/confirmation`,
            body: { code: textOf(form, 'code') },
          });
          await onDone(recoveryCodes);
        }}
      >
        {(mistakes) => (
          <CodeField
            mistake={mistakes['code']}
            takesFocus={false}
            hint="Cambia cada 30 segundos y cada uno sirve una vez."
          />
        )}
      </WorkForm>
    </div>
  );
}

function Upkeep({ left, onDone }: { left: number; onDone: (codes: string[] | null) => Promise<void> }) {
  const { call } = useSession();
  return (
    <>
      <p>
        Al entrar, su cuenta pide el código de su aplicación. Le quedan {countOf(left, 'código', 'códigos')}{' '}
        de recuperación.
      </p>
      <details>
        <summary>Cambiar los códigos de recuperación</summary>
        <WorkForm
          label="Cambiar los códigos"
          action={async (form) => {
            const { recoveryCodes } = await sendJson<{ recoveryCodes: string[] }>(call, 'POST', {
              path: `${address}/recovery-codes`,
              body: { code: textOf(form, 'code') },
            });
            await onDone(recoveryCodes);
          }}
        >
          {(mistakes) => <CodeField mistake={mistakes['code']} takesFocus={false} />}
        </WorkForm>
      </details>
      <details>
        <summary>Quitar la verificación o cambiar de teléfono</summary>
        <p className="small">
          Quítela y vuelva a activarla con el teléfono nuevo. La coordinación no puede trabajar mientras no la
          tenga.
        </p>
        <WorkForm
          label="Quitar la verificación"
          kind="danger"
          action={async (form) => {
            await sendJson(call, 'POST', {
              path: `${address}/removal`,
              body: { code: textOf(form, 'code') },
            });
            await onDone(null);
          }}
        >
          {(mistakes) => <CodeField mistake={mistakes['code']} takesFocus={false} />}
        </WorkForm>
      </details>
    </>
  );
}
