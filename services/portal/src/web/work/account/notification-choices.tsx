import { useState } from 'react';
import { Notice } from '../../design/text.tsx';
import { type Account, useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { topicsOf } from './notification-topics.ts';

type Delivery = 'immediate' | 'digest' | 'portal';
type Preference = {
  kind: string;
  name: string;
  usual: Delivery;
  delivery: Delivery;
  isMandatory: boolean;
};

const words: Record<Delivery, string> = {
  immediate: 'Correo al momento',
  digest: 'En el resumen de las 8:00',
  portal: 'Solo en el portal',
};
const address = '/api/v1/account/notification-preferences';

/** How a person wants to hear of each kind of thing that may reach them. */
export function NotificationChoices({ account }: { account: Account }) {
  const { call } = useSession();
  const { data, problem, reload } = useRest<{ items: Preference[] }>(address);
  const [isSaved, setIsSaved] = useState(false);
  const free = data?.items.filter(({ isMandatory }) => !isMandatory) ?? [];
  const topics = topicsOf(account).map(({ title, kinds }) => ({
    title,
    items: free.filter(({ kind }) => kinds.includes(kind)),
  }));
  const mandatory = data?.items.filter(({ isMandatory }) => isMandatory) ?? [];
  return (
    <section aria-labelledby="avisos" className="stack">
      <div className="section-head">
        <h2 id="avisos">Cómo quiere enterarse</h2>
      </div>
      <p>Todo queda además en la campana del portal.</p>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="sus preferencias" />}
      {data && (
        <WorkForm
          label="Guardar"
          action={async (form) => {
            setIsSaved(false);
            const choices = topics.flatMap(({ items }) =>
              items.map(({ kind }) => ({ kind, delivery: textOf(form, kind) })),
            );
            await sendJson(call, 'PUT', { path: address, body: { choices } });
            await reload();
            setIsSaved(true);
          }}
        >
          {() => (
            <div className="topics">
              {topics.map(({ title, items }) => (
                <fieldset key={title}>
                  <legend>{title}</legend>
                  <ul className="plain choices">
                    {items.map(({ kind, name, delivery }) => (
                      <li key={kind}>
                        <label htmlFor={`aviso-${kind}`}>{name}</label>
                        <select id={`aviso-${kind}`} name={kind} defaultValue={delivery}>
                          {Object.entries(words).map(([value, word]) => (
                            <option key={value} value={value}>
                              {word}
                            </option>
                          ))}
                        </select>
                      </li>
                    ))}
                  </ul>
                </fieldset>
              ))}
            </div>
          )}
        </WorkForm>
      )}
      {isSaved && (
        <Notice role="status">
          <p>Guardado.</p>
        </Notice>
      )}
      {mandatory.length > 0 && (
        <p className="small soft">
          Siempre por correo y al momento: {mandatory.map(({ name }) => name.toLowerCase()).join('; ')}.
        </p>
      )}
    </section>
  );
}
