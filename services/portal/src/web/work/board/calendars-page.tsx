import { useState } from 'react';
import { DataTable } from '../../design/data-table.tsx';
import { SelectField, TextField } from '../../design/form.tsx';
import { Head, Notice } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { paths } from '../../paths.ts';
import { type Account, useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { calendarRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import { useStates } from './board-data.ts';

type Feed = {
  id: string;
  name: string;
  kinds: string[];
  stateCvegeo: string | null;
  createdAt: string;
  lastReadAt: string | null;
};

const kindNames: Record<string, string> = {
  agreement: 'Convenios: cuándo empiezan y cuándo vencen',
  commitment: 'Compromisos por cumplir',
  administration: 'Administraciones de integrantes: cuándo empiezan y cuándo terminan',
  request: 'Peticiones de datos por responder',
  plan: 'Fechas de los planes de apertura',
  'next-step': 'Próximos pasos de la coordinación',
};

export function Page() {
  return <SignedIn roles={calendarRoles}>{(account) => <Calendars account={account} />}</SignedIn>;
}

function Calendars({ account }: { account: Account }) {
  const { call } = useSession();
  const { data, problem, reload } = useRest<{ items: Feed[] }>('/api/v1/calendars');
  const [made, setMade] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const isNetwork = account.grants.some(({ cvegeo }) => cvegeo === null);
  const revoke = async (id: string) => {
    setFailed(null);
    try {
      await sendJson(call, 'DELETE', { path: `/api/v1/calendars/${id}` });
      await reload();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <div className="stack">
      <Head title="Calendarios de vencimientos" path={paths.calendars()} />
      <h1>Calendarios de vencimientos</h1>
      <p className="lede">
        Lo que vence y lo que se debe, en su propio calendario (Outlook, Google, teléfono), siempre al día.
      </p>
      {made !== null && (
        <Notice role="status" title="Copie ahora la dirección de su calendario">
          <p>
            Agréguela a su programa como «calendario por dirección» o «suscripción». No se volverá a mostrar,
            y quien la tenga puede leerlo: trátela como una contraseña.
          </p>
          <pre className="secret">{made}</pre>
          <CopyButton text={made} label="Copiar la dirección" />
        </Notice>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {failed !== null && <ProblemNotice problem={toProblem(failed)} />}
      {!data && !problem && <Loading what="sus calendarios" />}
      {data && data.items.length > 0 && (
        <DataTable
          caption="Sus calendarios"
          keyOf={({ id }) => id}
          rows={data.items}
          columns={[
            { title: 'Calendario', cell: ({ name }) => name },
            {
              title: 'Muestra',
              cell: ({ kinds }) => kinds.map((kind) => kindNames[kind] ?? kind).join('; '),
            },
            { title: 'Creado', cell: ({ createdAt }) => formatDate(createdAt) },
            {
              title: 'Leído',
              cell: ({ lastReadAt }) => (lastReadAt === null ? 'nunca' : formatDate(lastReadAt)),
            },
            {
              title: 'Revocar',
              cell: ({ id, name }) => (
                <button type="button" className="button danger" onClick={() => void revoke(id)}>
                  Revocar<span className="visually-hidden"> {name}</span>
                </button>
              ),
            },
          ]}
        />
      )}
      <section className="stack" aria-labelledby="crear">
        <h2 id="crear">Crear un calendario</h2>
        <NewCalendar
          key={made}
          isNetwork={isNetwork}
          onMade={async (url) => {
            setMade(url);
            await reload();
          }}
        />
      </section>
    </div>
  );
}

function NewCalendar({ isNetwork, onMade }: { isNetwork: boolean; onMade: (url: string) => Promise<void> }) {
  const { call } = useSession();
  const states = useStates();
  const offered = Object.entries(kindNames).filter(([kind]) => isNetwork || kind !== 'next-step');
  return (
    <WorkForm
      label="Crear el calendario"
      check={(form) => ({
        ...(textOf(form, 'name') === '' && { name: 'Escriba un nombre para el calendario.' }),
        ...(form.getAll('kinds').length === 0 && { name: 'Marque al menos una cosa que mostrar.' }),
      })}
      action={async (form) => {
        const { url } = await sendJson<{ url: string }>(call, 'POST', {
          path: '/api/v1/calendars',
          body: {
            name: textOf(form, 'name'),
            kinds: form.getAll('kinds'),
            stateCvegeo: textOf(form, 'stateCvegeo') || null,
          },
        });
        await onMade(url);
      }}
    >
      {(mistakes) => (
        <>
          <TextField
            name="name"
            label="Nombre del calendario"
            defaultValue="Vencimientos de la red"
            mistake={mistakes['name']}
          />
          <fieldset>
            <legend>Qué muestra</legend>
            {offered.map(([kind, name]) => (
              <div key={kind}>
                <label className="answer">
                  <input type="checkbox" name="kinds" value={kind} defaultChecked /> {name}
                </label>
              </div>
            ))}
          </fieldset>
          {isNetwork && (
            <SelectField
              key={states.length}
              name="stateCvegeo"
              label="De qué gobiernos"
              options={[
                { value: '', label: 'De todo el país' },
                ...states.map(({ cvegeo, name }) => ({ value: cvegeo, label: `${name} y sus municipios` })),
              ]}
              mistake={mistakes['stateCvegeo']}
            />
          )}
        </>
      )}
    </WorkForm>
  );
}
