import { useState } from 'react';
import type { Problem } from '../api.ts';
import { DataTable } from '../design/data-table.tsx';
import { SelectField, TextField } from '../design/form.tsx';
import { Breadcrumbs, EmptyState, Head, Notice } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { levelNameOf } from '../words.ts';
import { textOf } from './form-text.ts';
import { governmentsOf, keyRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { WorkForm } from './work-form.tsx';

type ApiKey = {
  id: string;
  cvegeo: string;
  name: string;
  scopes: string[];
  expiresAt: string;
  lastUsedAt: string | null;
};

/** What a key may do, in the words of the person who hands it to a program. */
const uses = [
  { value: 'catalog:read catalog:write', label: 'Subir archivos; una persona publica' },
  { value: 'catalog:read catalog:write catalog:publish', label: 'Subir archivos y publicar' },
  { value: 'catalog:read', label: 'Solo leer sus paquetes' },
] as const;
const scopeWords: Record<string, string> = {
  'catalog:read': 'leer',
  'catalog:write': 'subir archivos',
  'catalog:publish': 'publicar',
  'harvest:write': 'conectar portales',
};
const longestLifeDays = 365;
const dayMs = 86_400_000;

export function Page() {
  return <SignedIn roles={keyRoles}>{(account) => <ApiKeys account={account} />}</SignedIn>;
}

function ApiKeys({ account }: { account: Account }) {
  const { call } = useSession();
  const { data, problem, reload } = useRest<Listed<ApiKey>>('/api/v1/api-keys?first=100');
  const [refused, setRefused] = useState<Problem | null>(null);
  const revoke = (id: string) => {
    setRefused(null);
    sendJson(call, 'DELETE', { path: `/api/v1/api-keys/${id}` })
      .then(reload)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Claves para programas" path={paths.panelKeys()} />
        <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Claves para programas' }]} />
        <h1>Claves para programas</h1>
        <p className="lede">Para que un sistema suba sus datos sin la contraseña de una persona.</p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {refused && <ProblemNotice problem={refused} />}
      {!data && !problem && <Loading what="las claves" />}
      {data?.items.length === 0 && (
        <EmptyState title="No hay claves vigentes">
          <p>Cree una abajo y guárdela en su sistema: se muestra una sola vez.</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <DataTable
          caption="Claves vigentes"
          keyOf={({ id }) => id}
          rows={data.items}
          columns={[
            { title: 'Nombre', cell: ({ name }) => name },
            { title: 'Gobierno', cell: ({ cvegeo }) => `${levelNameOf(cvegeo)} ${cvegeo}` },
            {
              title: 'Puede',
              cell: ({ scopes }) => scopes.map((scope) => scopeWords[scope] ?? scope).join(', '),
            },
            { title: 'Vence', cell: ({ expiresAt }) => formatDate(expiresAt) },
            {
              title: 'Último uso',
              cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'nunca' : formatDate(lastUsedAt)),
            },
            {
              title: 'Revocar',
              cell: ({ id, name }) => (
                <button type="button" className="button danger" onClick={() => revoke(id)}>
                  Revocar<span className="visually-hidden"> {name}</span>
                </button>
              ),
            },
          ]}
        />
      )}
      <section aria-labelledby="crear">
        <div className="section-head">
          <h2 id="crear">Crear una clave</h2>
        </div>
        <CreateKey account={account} onDone={reload} />
      </section>
    </div>
  );
}

function CreateKey({ account, onDone }: { account: Account; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [made, setMade] = useState<{ id: string; name: string; key: string } | null>(null);
  const governments = governmentsOf(account, keyRoles);
  return (
    <div className="stack">
      {made && (
        <Notice kind="attention" role="status" title={`Guarde ahora la clave «${made.name}»`}>
          <p>No se volverá a mostrar. Quien la tenga puede actuar por su gobierno.</p>
          <pre className="secret">{made.key}</pre>
          <CopyButton text={made.key} label="Copiar la clave" />
        </Notice>
      )}
      <WorkForm
        key={made?.id}
        label="Crear la clave"
        check={(form) => (textOf(form, 'name') === '' ? { name: 'Escriba qué sistema la usará.' } : {})}
        action={async (form) => {
          const days = Number(textOf(form, 'days'));
          const answer = await sendJson<{ id: string; name: string; key: string }>(call, 'POST', {
            path: '/api/v1/api-keys',
            body: {
              name: textOf(form, 'name'),
              cvegeo: textOf(form, 'cvegeo'),
              scopes: textOf(form, 'use').split(' '),
              expiresAt: new Date(Date.now() + days * dayMs).toISOString(),
            },
          });
          setMade(answer);
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <TextField
              name="name"
              label="Qué sistema la usará"
              hint="Por ejemplo: carga nocturna de tránsito."
              mistake={mistakes['name']}
            />
            <SelectField
              name="cvegeo"
              label="Por qué gobierno actúa"
              options={governments.map((cvegeo) => ({
                value: cvegeo,
                label: `${levelNameOf(cvegeo)} ${cvegeo}`,
              }))}
              mistake={mistakes['cvegeo']}
            />
            <SelectField
              name="use"
              label="Qué puede hacer"
              options={[...uses]}
              mistake={mistakes['scopes']}
            />
            <SelectField
              name="days"
              label="Cuánto dura"
              options={[90, 180, longestLifeDays].map((days) => ({
                value: String(days),
                label: days === longestLifeDays ? 'Un año' : `${days} días`,
              }))}
              mistake={mistakes['expiresAt']}
            />
          </>
        )}
      </WorkForm>
    </div>
  );
}
