import { useState } from 'react';
import { type Mistakes, SelectField, TextArea, TextField } from '../../design/form.tsx';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { useGovernmentNames } from '../government-names.ts';
import { sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

type Proposal = {
  title: string;
  description: string | null;
  requestId: string | null;
  inventoryItemId: string | null;
};

/** The options of the form: proposals that were marked, and one for each line written by hand. */
function optionsOf(form: FormData, proposals: readonly Proposal[]): Proposal[] {
  const marked = form.getAll('proposal').flatMap((place) => proposals[Number(place)] ?? []);
  const written = textOf(form, 'others')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((title) => ({ title, description: null, requestId: null, inventoryItemId: null }));
  return [...marked, ...written];
}

/** Opens a round, with options from what people ask for, from the inventory, or written by hand. */
export function RoundForm({
  governments,
  isCoordinator,
  onOpened,
}: {
  governments: string[];
  isCoordinator: boolean;
  onOpened: () => void;
}) {
  const { call } = useSession();
  const names = useGovernmentNames(governments);
  const [cvegeo, setCvegeo] = useState(governments[0] ?? '');
  const { data } = useRest<{ items: Proposal[] }>(
    cvegeo === '' ? null : `/api/v1/consultations/proposals?cvegeo=${cvegeo}`,
  );
  const proposals = (cvegeo !== '' && data?.items) || [];
  const check = (form: FormData): Mistakes => {
    const mistakes: Mistakes = {};
    if (textOf(form, 'title').length < 8) mistakes['title'] = 'Escriba la pregunta.';
    if (textOf(form, 'description').length < 10)
      mistakes['description'] = 'Diga para qué servirá el resultado.';
    if (textOf(form, 'closesOn') === '') mistakes['closesOn'] = 'Diga hasta cuándo se puede participar.';
    if (optionsOf(form, proposals).length < 2) mistakes['others'] = 'Marque o escriba al menos dos opciones.';
    return mistakes;
  };
  return (
    <section aria-labelledby="abrir" className="stack">
      <div className="section-head">
        <h2 id="abrir">Abrir una consulta</h2>
      </div>
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement && event.target.name === 'cvegeo')
            setCvegeo(event.target.value);
        }}
      >
        <WorkForm
          label="Abrir la consulta ahora"
          check={check}
          action={async (form) => {
            await sendJson(call, 'POST', {
              path: '/api/v1/consultations',
              body: {
                cvegeo: textOf(form, 'cvegeo') || null,
                title: textOf(form, 'title'),
                description: textOf(form, 'description'),
                closesOn: textOf(form, 'closesOn'),
                options: optionsOf(form, proposals),
              },
            });
            onOpened();
          }}
        >
          {(mistakes) => (
            <>
              <SelectField
                name="cvegeo"
                label="De quién"
                defaultValue={cvegeo}
                options={[
                  ...governments.map((key) => ({ value: key, label: names[key] ?? key })),
                  ...(isCoordinator ? [{ value: '', label: 'De toda la red' }] : []),
                ]}
                mistake={mistakes['cvegeo']}
              />
              <TextField name="title" label="La pregunta" mistake={mistakes['title']} />
              <TextArea name="description" label="Para qué servirá" mistake={mistakes['description']} />
              <TextField
                name="closesOn"
                type="date"
                label="Último día para participar"
                mistake={mistakes['closesOn']}
              />
              {proposals.length > 0 && (
                <fieldset className="fields">
                  <legend>Lo más pedido y lo que está en su inventario</legend>
                  <div className="check-list">
                    {proposals.map(({ title, requestId, inventoryItemId }, place) => (
                      <label key={requestId ?? inventoryItemId}>
                        <input type="checkbox" name="proposal" value={place} defaultChecked={place < 5} />{' '}
                        {title}
                      </label>
                    ))}
                  </div>
                </fieldset>
              )}
              <TextArea
                name="others"
                label="Otras opciones, una en cada línea"
                isRequired={proposals.length < 2}
                mistake={mistakes['others']}
              />
            </>
          )}
        </WorkForm>
      </div>
    </section>
  );
}
