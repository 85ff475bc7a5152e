import { periodicities } from '@rma/domain';
import { useNavigate } from 'react-router';
import { SelectField, TextArea, TextField } from '../../design/form.tsx';
import { periodicityName } from '../../parts/periodicity.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { daysOf, temporalOf } from './covered-period.ts';
import { LicenceChoice } from './licence-choice.tsx';
import { StepHead } from './step-parts.tsx';
import type { StepProps } from './step-props.ts';
import { nextStep } from './steps.ts';

const periodicityOptions = Object.keys(periodicities).map((value) => {
  const name = periodicityName(value) ?? value;
  return { value, label: name.charAt(0).toUpperCase() + name.slice(1) };
});

const mistakesIn = (form: FormData) => ({
  ...(textOf(form, 'title').length < 3 && { title: 'Escriba un título.' }),
  ...(textOf(form, 'description') === '' && { description: 'Diga en una frase qué contienen los datos.' }),
  ...(textOf(form, 'contactName').length < 2 && { contactName: 'Diga quién responde.' }),
  ...(!textOf(form, 'contactEmail').includes('@') && {
    contactEmail: 'Escriba un correo, como datos@ejemplo.gob.mx.',
  }),
  ...(textOf(form, 'from') > (textOf(form, 'to') || '9') && { to: 'Termina antes de empezar.' }),
});

/** How the data will be presented; filled in beforehand with what is known. */
export function DescriptionStep({ publishing, steps, pathOf }: StepProps) {
  const { call } = useSession();
  const navigate = useNavigate();
  const { work, resource, reload } = publishing;
  const period = daysOf(resource.temporal);
  const save = async (form: FormData) => {
    const said = { from: textOf(form, 'from'), to: textOf(form, 'to') };
    const isSamePeriod = said.from === period.from && said.to === period.to;
    await sendJson(call, 'PATCH', {
      path: `/api/v1/resources/${resource.id}`,
      body: {
        title: textOf(form, 'title'),
        description: textOf(form, 'description'),
        ...(textOf(form, 'periodicity') !== resource.periodicity && {
          periodicity: textOf(form, 'periodicity'),
        }),
        ...(!isSamePeriod && { temporal: temporalOf(said) }),
      },
    });
    await sendJson(call, 'PATCH', {
      path: `/api/v1/packages/${work.id}`,
      body: {
        contactName: textOf(form, 'contactName'),
        contactEmail: textOf(form, 'contactEmail'),
        licence: textOf(form, 'licence'),
      },
    });
    await reload();
    const after = steps.filter(({ id }) => id !== 'descripcion');
    await navigate(pathOf(nextStep(after)));
  };
  return (
    <>
      <StepHead title="Cómo se presentarán sus datos" publishing={publishing}>
        <p>Ya está lleno con lo que la red sabe. Cambie lo que quiera; lo verá el público.</p>
      </StepHead>
      <WorkForm label="Guardar y continuar" busyLabel="Guardando…" check={mistakesIn} action={save}>
        {(mistakes) => (
          <>
            <TextField
              name="title"
              label="Título"
              defaultValue={resource.title}
              mistake={mistakes['title']}
            />
            <TextArea
              name="description"
              label="Qué contienen"
              defaultValue={resource.description}
              mistake={mistakes['description']}
            />
            <SelectField
              name="periodicity"
              label="Cada cuánto los actualizará"
              hint="La red le recordará cuando se acerque la fecha."
              defaultValue={resource.periodicity ?? 'irregular'}
              options={periodicityOptions}
            />
            <fieldset className="fields period">
              <legend>Periodo que cubren</legend>
              <p className="hint">Si lo deja vacío, se toma de las fechas de su archivo.</p>
              <div className="row">
                <TextField
                  name="from"
                  label="Desde"
                  type="date"
                  isRequired={false}
                  defaultValue={period.from}
                  mistake={mistakes['from'] ?? mistakes['temporal']}
                />
                <TextField
                  name="to"
                  label="Hasta"
                  type="date"
                  isRequired={false}
                  defaultValue={period.to}
                  mistake={mistakes['to']}
                />
              </div>
            </fieldset>
            <TextField
              name="contactName"
              label="Quién responde dudas del público"
              hint="Puede ser una oficina."
              defaultValue={work.contactName}
              mistake={mistakes['contactName']}
            />
            <TextField
              name="contactEmail"
              label="Correo para esas dudas"
              type="email"
              defaultValue={work.contactEmail}
              mistake={mistakes['contactEmail']}
            />
            <LicenceChoice chosen={work.licence} />
          </>
        )}
      </WorkForm>
    </>
  );
}
