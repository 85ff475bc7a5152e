import { useState } from 'react';
import type { Problem } from '../../api.ts';
import { DataTable } from '../../design/data-table.tsx';
import { TextField } from '../../design/form.tsx';
import { StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

type Webhook = {
  id: string;
  title: string;
  url: string;
  state: 'active' | 'failing' | 'ended';
  lastDeliveredAt: string | null;
  lastFailure: string | null;
};

const states = {
  active: { kind: 'good', word: 'Recibe' },
  failing: { kind: 'late', word: 'Falla; se reintenta' },
  ended: { kind: 'bad', word: 'Terminado: quítelo y agréguelo de nuevo' },
} as const;
const address = '/api/v1/account/webhooks';

/** Systems that are told what the person is told. */
export function WebhookList() {
  const { call } = useSession();
  const { data, problem, reload } = useRest<{ items: Webhook[] }>(address);
  const [refused, setRefused] = useState<Problem | null>(null);
  const remove = (id: string) => {
    setRefused(null);
    sendJson(call, 'DELETE', { path: `${address}/${id}` })
      .then(reload)
      .catch((error: unknown) => setRefused(toProblem(error)));
  };
  return (
    <section aria-labelledby="sistemas" className="stack">
      <div className="section-head">
        <h2 id="sistemas">Avisar a un sistema</h2>
      </div>
      <p>
        La red enviará cada aviso suyo, firmado (RFC 9421), a la dirección que usted diga: la mesa de ayuda o
        el canal de su equipo.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {refused && <ProblemNotice problem={refused} />}
      {data && data.items.length > 0 && (
        <DataTable
          caption="Sistemas que reciben sus avisos"
          keyOf={({ id }) => id}
          rows={data.items}
          columns={[
            { title: 'Sistema', cell: ({ title }) => title },
            { title: 'Dirección', cell: ({ url }) => <span className="break">{url}</span> },
            {
              title: 'Estado',
              cell: ({ state, lastFailure }) => (
                <>
                  <StatusWord kind={states[state].kind}>{states[state].word}</StatusWord>
                  {lastFailure !== null && <div className="small soft">{lastFailure}</div>}
                </>
              ),
            },
            {
              title: 'Último aviso',
              cell: ({ lastDeliveredAt }) =>
                lastDeliveredAt === null ? 'ninguno' : formatDate(lastDeliveredAt),
            },
            {
              title: 'Quitar',
              cell: ({ id, title }) => (
                <button type="button" className="button danger" onClick={() => remove(id)}>
                  Quitar<span className="visually-hidden"> {title}</span>
                </button>
              ),
            },
          ]}
        />
      )}
      <details>
        <summary>Agregar un sistema</summary>
        <WorkForm
          key={data?.items.length}
          label="Agregar"
          check={(form) => ({
            ...(textOf(form, 'title') === '' && { title: 'Escriba cómo se llama.' }),
            ...(!/^https?:\/\//.test(textOf(form, 'url')) && {
              url: 'Escriba una dirección que empiece con https://',
            }),
          })}
          action={async (form) => {
            const body = { title: textOf(form, 'title'), url: textOf(form, 'url') };
            await sendJson(call, 'POST', { path: address, body });
            await reload();
          }}
        >
          {(mistakes) => (
            <>
              <TextField name="title" label="Cómo se llama" mistake={mistakes['title']} />
              <TextField name="url" label="Dirección" type="url" mistake={mistakes['url']} />
            </>
          )}
        </WorkForm>
      </details>
    </section>
  );
}
