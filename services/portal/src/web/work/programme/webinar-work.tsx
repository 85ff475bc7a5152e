import { useState } from 'react';
import { Field, SelectField, TextArea, TextField } from '../../design/form.tsx';
import { formatMoment } from '../../format.ts';
import type { Cohort, Webinar } from '../../parts/toolkit/programme-types.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

/** Mexico City keeps UTC-6 all year, so its wall clock becomes an instant without asking anybody. */
const instantOf = (day: string, hour: string) => new Date(`${day}T${hour}:00-06:00`).toISOString();

/** The webinars as the squad calls them: new ones, the recording of past ones, and calling one off. */
export function WebinarWork({
  cohorts,
  isManager,
  onChange,
}: {
  cohorts: Cohort[];
  isManager: boolean;
  onChange: () => Promise<void>;
}) {
  const { data, problem, reload } = useRest<Listed<Webinar>>('/api/v1/programme/webinars');
  const changed = async () => {
    await reload();
    await onChange();
  };
  return (
    <section className="stack" aria-labelledby="seminarios">
      <h2 id="seminarios">Seminarios</h2>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="los seminarios" />}
      <ul className="dialog-lines plain">
        {data?.items.map((webinar) => (
          <li key={webinar.id} className="stack-tight">
            <h3>{webinar.title}</h3>
            <p className="small soft">
              {formatMoment(webinar.startsAt)}, hora del centro de México.
              {webinar.isCancelled && ' Cancelado.'}
            </p>
            {isManager && !webinar.isCancelled && <ChangeWebinar webinar={webinar} onDone={changed} />}
          </li>
        ))}
      </ul>
      {isManager && <NewWebinar key={data?.items.length} cohorts={cohorts} onDone={changed} />}
    </section>
  );
}

function ChangeWebinar({ webinar, onDone }: { webinar: Webinar; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const { title, description, startsAt, durationMinutes, joinUrl = null } = webinar;
  const put = (change: { recordingUrl?: string | null; isCancelled?: boolean }) =>
    sendJson(call, 'PUT', {
      path: `/api/v1/programme/webinars/${webinar.id}`,
      body: {
        title,
        description,
        startsAt,
        durationMinutes,
        joinUrl,
        recordingUrl: webinar.recordingUrl,
        ...change,
      },
    });
  return (
    <details>
      <summary>
        Cambiar<span className="visually-hidden"> {title}</span>
      </summary>
      <WorkForm
        label="Guardar la grabación"
        kind="quiet"
        action={async (form) => {
          await put({ recordingUrl: textOf(form, 'recordingUrl') || null });
          await onDone();
        }}
      >
        {(mistakes) => (
          <TextField
            name="recordingUrl"
            label="Dirección de la grabación"
            type="url"
            isRequired={false}
            defaultValue={webinar.recordingUrl ?? ''}
            mistake={mistakes['recordingUrl']}
          />
        )}
      </WorkForm>
      <WorkForm
        label="Cancelar el seminario y avisar"
        kind="danger"
        action={async () => {
          await put({ isCancelled: true });
          await onDone();
        }}
      />
    </details>
  );
}

function NewWebinar({ cohorts, onDone }: { cohorts: Cohort[]; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [made, setMade] = useState(0);
  return (
    <>
      <h3>Convocar a un seminario</h3>
      <WorkForm
        key={made}
        label="Convocar y avisar"
        check={(form) => ({
          ...(textOf(form, 'title').length < 5 && { title: 'Escriba de qué trata.' }),
          ...(textOf(form, 'description').length < 5 && { description: 'Diga qué se verá y qué traer.' }),
          ...(textOf(form, 'day') === '' && { day: 'Elija el día.' }),
          ...(textOf(form, 'hour') === '' && { hour: 'Elija la hora del centro de México.' }),
        })}
        action={async (form) => {
          await sendJson(call, 'POST', {
            path: '/api/v1/programme/webinars',
            body: {
              cohortId: textOf(form, 'cohortId') || null,
              title: textOf(form, 'title'),
              description: textOf(form, 'description'),
              startsAt: instantOf(textOf(form, 'day'), textOf(form, 'hour')),
              durationMinutes: Number(textOf(form, 'durationMinutes')),
              joinUrl: textOf(form, 'joinUrl') || null,
            },
          });
          setMade(made + 1);
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <SelectField
              name="cohortId"
              label="Para quién"
              options={[
                { value: '', label: 'Todos los integrantes' },
                ...cohorts.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              mistake={mistakes['cohortId']}
            />
            <TextField name="title" label="Título" mistake={mistakes['title']} />
            <TextArea name="description" label="De qué trata" mistake={mistakes['description']} />
            <TextField name="day" label="Día" type="date" mistake={mistakes['day']} />
            <Field name="hour" label="Hora del centro de México" mistake={mistakes['hour']}>
              {(props) => <input {...props} type="time" name="hour" />}
            </Field>
            <SelectField
              name="durationMinutes"
              label="Duración"
              options={['30', '45', '60', '90', '120'].map((value) => ({
                value,
                label: `${value} minutos`,
              }))}
              defaultValue="60"
              mistake={mistakes['durationMinutes']}
            />
            <TextField
              name="joinUrl"
              label="Dirección para entrar"
              hint="Solo la ven los invitados."
              type="url"
              isRequired={false}
              mistake={mistakes['joinUrl']}
            />
          </>
        )}
      </WorkForm>
    </>
  );
}
