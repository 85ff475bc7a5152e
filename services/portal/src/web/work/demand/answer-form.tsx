import { legalBases, legalBasisIds } from '@rma/domain';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Mistakes, SelectField, TextArea, TextField } from '../../design/form.tsx';
import { DatasetPicker } from '../participation/dataset-picker.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import type { OneRequest } from './demand-types.ts';

const answers = [
  { value: 'opened', label: 'El dato ya está publicado' },
  { value: 'planned', label: 'Se abrirá en una fecha' },
  { value: 'refused', label: 'La ley no permite abrirlo' },
];

function check(form: FormData): Mistakes {
  const mistakes: Mistakes = {};
  const answer = textOf(form, 'answer');
  if (answer === 'opened' && textOf(form, 'datasetId') === '')
    mistakes['datasetId'] = 'Agregue el conjunto de datos con el que responde.';
  if (answer === 'planned' && textOf(form, 'plannedOn') === '')
    mistakes['plannedOn'] = 'Diga en qué fecha se abrirá.';
  if (answer === 'refused' && textOf(form, 'text').length < 20)
    mistakes['text'] = 'Explique en al menos veinte letras por qué ese fundamento aplica aquí.';
  return mistakes;
}

/** The government's answer, as one of three; what each needs is asked for only then. */
export function AnswerForm({ request, onDone }: { request: OneRequest; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [answer, setAnswer] = useState(request.answer ?? 'opened');
  return (
    <section aria-labelledby="responder" className="stack">
      <div className="section-head">
        <h2 id="responder">{request.answer === 'planned' ? 'Cumplir o mover la fecha' : 'Responder'}</h2>
      </div>
      <p className="soft">La respuesta es pública y llega por correo a quienes piden el dato.</p>
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement && event.target.name === 'answer')
            setAnswer(event.target.value as typeof answer);
        }}
      >
        <WorkForm
          label="Responder a la vista de todos"
          check={check}
          action={async (form) => {
            await sendJson(call, 'POST', {
              path: `/api/v1/data-requests/${request.id}/answer`,
              body: {
                answer: textOf(form, 'answer'),
                text: textOf(form, 'text') || null,
                ...(answer === 'opened' && { datasetId: textOf(form, 'datasetId') }),
                ...(answer === 'planned' && { plannedOn: textOf(form, 'plannedOn') }),
                ...(answer === 'refused' && { legalBasis: textOf(form, 'legalBasis') }),
              },
            });
            await onDone();
          }}
        >
          {(mistakes) => (
            <>
              <SelectField
                name="answer"
                label="Qué responde"
                options={answers}
                defaultValue={answer}
                mistake={mistakes['answer']}
              />
              {answer === 'opened' && (
                <DatasetPicker
                  name="datasetId"
                  label="Con qué conjunto de datos"
                  hint="Busque por palabras, o pegue la dirección de su página. Puede ser de su gobierno, de su estado o de sus municipios."
                  firstId={null}
                  most={1}
                  mistake={mistakes['datasetId']}
                />
              )}
              {answer === 'planned' && (
                <TextField
                  name="plannedOn"
                  type="date"
                  label="Fecha en que se abrirá"
                  hint={
                    <>
                      Póngala también en{' '}
                      <Link to={paths.panelInventory(request.cvegeo)}>su inventario y plan</Link>. Al pasar la
                      fecha le recordaremos responder con el conjunto publicado.
                    </>
                  }
                  mistake={mistakes['plannedOn']}
                />
              )}
              {answer === 'refused' && (
                <SelectField
                  name="legalBasis"
                  label="Fundamento legal"
                  options={legalBasisIds.map((id) => ({ value: id, label: legalBases[id].name }))}
                  mistake={mistakes['legalBasis']}
                />
              )}
              <TextArea
                name="text"
                label={answer === 'refused' ? 'Por qué aplica aquí' : 'Algo más que decir'}
                isRequired={answer === 'refused'}
                mistake={mistakes['text']}
              />
            </>
          )}
        </WorkForm>
      </div>
    </section>
  );
}
