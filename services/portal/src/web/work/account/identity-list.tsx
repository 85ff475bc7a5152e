import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Problem } from '../../api.ts';
import { DataTable } from '../../design/data-table.tsx';
import { TextField } from '../../design/form.tsx';
import { Notice } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { levelNameOf } from '../../words.ts';
import { passwordOf } from '../form-text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

type Identity = {
  id: string;
  method: 'oidc' | 'llave-mx';
  name: string;
  linkedAt: string;
  lastUsedAt: string | null;
};
const address = '/api/v1/account/identities';

/**
 * By which other identities the account opens; nothing at all where there are none and none is offered. `administered`
 * are the governments whose own identity this person may connect.
 */
export function IdentityList({ administered }: { administered: readonly string[] }) {
  const { call } = useSession();
  const [parameters] = useSearchParams();
  const { data, reload } = useRest<{ items: Identity[] }>(address);
  const [hasLlaveMx, setHasLlaveMx] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  useEffect(() => {
    fetch('/api/v1/session/methods')
      .then((response) => response.json())
      .then(({ llaveMx }: { llaveMx: boolean }) => setHasLlaveMx(llaveMx))
      // What cannot be asked about is not offered.
      .catch(() => undefined);
  }, []);
  const items = data?.items ?? [];
  if (items.length === 0 && !hasLlaveMx && administered.length === 0) return null;
  const isLinked = items.some(({ method }) => method === 'llave-mx');
  const remove = (id: string) => {
    setRefused(null);
    sendJson(call, 'DELETE', { path: `${address}/${id}` })
      .then(reload)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  return (
    <section aria-labelledby="identidades" className="stack">
      <div className="section-head">
        <h2 id="identidades">Otras formas de entrar</h2>
      </div>
      {parameters.get('llave') === 'vinculada' && (
        <Notice role="status">
          <p>Llave MX quedó vinculada a su cuenta.</p>
        </Notice>
      )}
      {refused && <ProblemNotice problem={refused} />}
      {items.length > 0 && (
        <DataTable
          caption="Identidades que abren su cuenta"
          keyOf={({ id }) => id}
          rows={items}
          columns={[
            {
              title: 'Identidad',
              cell: ({ method, name }) => (method === 'llave-mx' ? `Llave MX, ${name}` : name),
            },
            { title: 'Vinculada', cell: ({ linkedAt }) => formatDate(linkedAt) },
            {
              title: 'Último uso',
              cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'nunca' : formatDate(lastUsedAt)),
            },
            {
              title: 'Quitar',
              cell: ({ id, name }) => (
                <button type="button" className="button danger" onClick={() => remove(id)}>
                  Quitar<span className="visually-hidden"> {name}</span>
                </button>
              ),
            },
          ]}
        />
      )}
      {hasLlaveMx && !isLinked && (
        <details>
          <summary>Vincular Llave MX</summary>
          <p className="small">De Llave MX la red guarda solo su CURP, para reconocerlo cuando vuelva.</p>
          <WorkForm
            label="Ir a Llave MX"
            busyLabel="Abriendo…"
            action={async (form) => {
              const password = passwordOf(form);
              const { url } = await sendJson<{ url: string }>(call, 'POST', {
                path: `${address}/llave-mx`,
                body: password === '' ? {} : { password },
              });
              window.location.assign(url);
            }}
          >
            {(mistakes) => (
              <TextField
                name="password"
                label="Su contraseña"
                type="password"
                autoComplete="current-password"
                mistake={mistakes['password']}
              />
            )}
          </WorkForm>
        </details>
      )}
      {administered.map((cvegeo) => (
        <p key={cvegeo}>
          <Link to={paths.identityProvider(cvegeo)}>
            Conectar la identidad de su gobierno ({levelNameOf(cvegeo)} {cvegeo})
          </Link>
        </p>
      ))}
    </section>
  );
}
