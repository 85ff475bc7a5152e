import { Link } from 'react-router';
import { TextArea } from '../../design/form.tsx';
import { Facts, Notice } from '../../design/text.tsx';
import { countOf, formatPeriod } from '../../format.ts';
import { licenceName } from '../../parts/licence.ts';
import { periodicityName } from '../../parts/periodicity.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import type { NextRelease } from '../package-types.ts';
import { Loading } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { DriftList } from './drift-list.tsx';
import { FilledPreview } from './filled-preview.tsx';
import { Obstacles } from './obstacles.tsx';
import { Published } from './published.tsx';
import { StepHead } from './step-parts.tsx';
import { StepMark } from './steps-list.tsx';
import type { StepProps } from './step-props.ts';
import { isPublishedAsIs } from './steps.ts';

/** The last look: what the public will see, what was decided, what the release says of itself; then it is published. */
export function ReleaseStep(props: StepProps) {
  const { publishing, steps, pathOf } = props;
  const { work, resource, upload } = publishing;
  if (isPublishedAsIs(work)) return <Published publishing={publishing} />;
  const isReady = (work.missing ?? []).length === 0;
  return (
    <>
      <StepHead
        title={isReady ? 'Así lo verá el público' : 'Todavía no se puede publicar'}
        publishing={publishing}
      >
        {isReady && (
          <p>
            {work.state === 'published'
              ? `La edición ${work.releaseNumber} sigue a la vista hasta que publique esta.`
              : 'Nada es público todavía.'}{' '}
            Dé una última mirada.
          </p>
        )}
      </StepHead>
      {!isReady && <Obstacles publishing={publishing} steps={steps} pathOf={pathOf} />}
      <DriftList drift={upload?.drift ?? null} />
      {upload?.preview && (
        <section className="stack-tight">
          <h2>Primeros renglones</h2>
          <FilledPreview preview={upload.preview} title={resource.title} />
        </section>
      )}
      <section className="stack-tight">
        <h2>Cómo se presenta</h2>
        <Facts
          facts={[
            ['Título', resource.title],
            ['Qué contienen', resource.description],
            ['Responde', `${work.contactName}, ${work.contactEmail}`],
            ['Se actualiza', periodicityName(resource.periodicity)],
            ['Periodo', resource.temporal !== null && formatPeriod(resource.temporal)],
            ['Licencia', licenceName(work.licence)],
            [
              'Archivo original',
              upload &&
                (upload.isOriginalPublic
                  ? 'También queda a la vista'
                  : 'No se publica: trae datos de personas'),
            ],
          ]}
        />
        <p>
          <Link to={pathOf('descripcion')}>Cambiar la descripción</Link>
        </p>
      </section>
      {upload?.detected && (
        <section className="stack-tight">
          <h2>Lo que se hizo con su archivo</h2>
          <ul className="done-list">
            {steps
              .filter(({ id }) => ['lectura', 'columnas', 'arreglos', 'privacidad', 'revision'].includes(id))
              .map(({ id, title, state, summary }) => (
                <li key={id}>
                  <StepMark state={state} />
                  <span>
                    {title}: {summary}.{' '}
                    <Link to={pathOf(id)}>Ver{<span className="visually-hidden"> {title}</span>}</Link>
                  </span>
                </li>
              ))}
          </ul>
        </section>
      )}
      {isReady && <PublishForm publishing={publishing} />}
    </>
  );
}

function PublishForm({ publishing: { work, reload } }: Pick<StepProps, 'publishing'>) {
  const { call } = useSession();
  const { data, problem } = useRest<NextRelease>(`/api/v1/packages/${work.id}/next-release`);
  const published = work.resources.filter(({ removedAt }) => removedAt === null).length;
  if (!data && !problem) return <Loading what="lo que dirá esta edición" />;
  return (
    <section className="stack" aria-labelledby="publicar">
      <h2 id="publicar">Publicar{data && ` la edición ${data.number}`}</h2>
      <WorkForm
        label={`Publicar ${countOf(published, 'recurso', 'recursos')}`}
        busyLabel="Publicando…"
        action={async (form) => {
          const notes = textOf(form, 'notes');
          await sendJson(call, 'POST', {
            path: `/api/v1/packages/${work.id}/releases`,
            body: notes === '' ? {} : { notes },
          });
          await reload();
        }}
      >
        {(mistakes) => (
          <>
            <TextArea
              name="notes"
              label="Qué trae esta edición"
              hint="Lo escribió la red; puede cambiarlo. Lo lee quien sigue estos datos."
              isRequired={false}
              {...(data && { defaultValue: data.notes })}
              mistake={mistakes['notes']}
            />
            <Notice>
              <p>
                Al publicar, los datos quedan a la vista de todos, con dirección permanente y una anotación en
                la <Link to={paths.ledger()}>bitácora pública</Link>.
              </p>
            </Notice>
          </>
        )}
      </WorkForm>
    </section>
  );
}
