import { eligibilityWords, pipelineMatterWords, pipelineStageWords } from '@rma/domain';
import { Link, useParams } from 'react-router';
import { SelectField, TextArea, TextField } from '../../design/form.tsx';
import { Breadcrumbs, Facts, StatusWord } from '../../design/text.tsx';
import { formatDate, formatMoment } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { Coordination } from '../coordination.tsx';
import { textOf } from '../form-text.ts';
import { useGovernmentNames } from '../government-names.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { usePages } from '../use-pages.ts';
import { WorkForm } from '../work-form.tsx';
import { useOwners } from './board-data.ts';
import type { Standing } from './board-types.ts';
import {
  agreementText,
  commitmentsText,
  inventoryText,
  placeOf,
  requestsText,
  stageKinds,
  vacanciesText,
} from './standing-words.ts';

export function Page() {
  const { cvegeo = '' } = useParams();
  const names = useGovernmentNames([cvegeo]);
  return (
    <Coordination title={names[cvegeo] ?? 'Un gobierno'} path={paths.coordinationGovernment(cvegeo)}>
      {(account) => (
        <Government cvegeo={cvegeo} mayWrite={account.grants.some(({ role }) => role === 'coordinator')} />
      )}
    </Coordination>
  );
}

type HistoryEvent = {
  id: string;
  kind: 'note' | 'invitation' | 'owner' | 'next-step';
  text: string;
  recipient: string | null;
  at: string;
  authorName: string | null;
};

function Government({ cvegeo, mayWrite }: { cvegeo: string; mayWrite: boolean }) {
  const path = `/api/v1/pipeline/${encodeURIComponent(cvegeo)}`;
  const { data, problem, reload } = useRest<Standing>(path);
  const history = usePages<HistoryEvent>(`${path}/history?first=20`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="el gobierno" />;
  const changed = async () => {
    await Promise.all([reload(), history.reload()]);
  };
  return (
    <div className="stack-wide">
      <Breadcrumbs trail={[{ name: 'Tablero', to: paths.coordination() }, { name: data.name }]} />
      <section className="stack" aria-labelledby="como-va">
        <div className="section-head">
          <h2 id="como-va">Cómo va</h2>
          <StatusWord kind={stageKinds[data.stage]}>{pipelineStageWords[data.stage]}</StatusWord>
        </div>
        <p>
          {placeOf(data)} Clave {data.cvegeo}.{' '}
          <Link to={paths.government(data.cvegeo)}>Su página pública</Link>
        </p>
        {data.matters.length > 0 && (
          <ul className="matters">
            {data.matters.map((matter) => (
              <li key={matter}>
                <strong>{pipelineMatterWords[matter]}</strong>
              </li>
            ))}
          </ul>
        )}
        <StandingFacts standing={data} />
      </section>
      {mayWrite && (
        <div className="split">
          <section className="stack" aria-labelledby="siguiente">
            <h2 id="siguiente">Quién responde y qué sigue</h2>
            <Plan
              key={`${data.owner?.id}${data.nextStep}${data.nextStepOn}`}
              standing={data}
              onChange={changed}
            />
          </section>
          <section className="stack" aria-labelledby="nota">
            <h2 id="nota">Anotar algo</h2>
            <Note key={history.items?.[0]?.id} cvegeo={data.cvegeo} onChange={changed} />
          </section>
        </div>
      )}
      <section className="stack" aria-labelledby="historia">
        <h2 id="historia">Lo que se ha hecho con este gobierno</h2>
        {history.problem && <ProblemNotice problem={history.problem} />}
        {history.items?.length === 0 && <p className="soft">Todavía nada: ni notas ni invitaciones.</p>}
        <ol className="outreach">
          {history.items?.map((event) => (
            <li key={event.id}>
              <p className="small soft">
                {formatMoment(event.at)}, {event.authorName ?? 'el sistema'}: {eventWords[event.kind]}
                {event.recipient !== null && ` a ${event.recipient}`}
              </p>
              <p className="note-text">{event.text}</p>
            </li>
          ))}
        </ol>
        {history.more && (
          <p>
            <button type="button" className="button quiet" onClick={() => void history.more?.()}>
              Ver lo anterior
            </button>
          </p>
        )}
      </section>
    </div>
  );
}

const eventWords: Record<HistoryEvent['kind'], string> = {
  note: 'anotó',
  invitation: 'invitó',
  owner: 'cambió quién responde',
  'next-step': 'cambió el próximo paso',
};

function StandingFacts({ standing }: { standing: Standing }) {
  const { eligibility, administration, application, agreement, draft, owner } = standing;
  return (
    <Facts
      facts={[
        [
          'Elegible hoy',
          eligibility.until === null
            ? eligibilityWords[eligibility.reason]
            : `Sí, hasta el ${formatDate(eligibility.until)}`,
        ],
        [
          'Administración',
          administration
            ? `${formatDate(administration.startsOn)} a ${formatDate(administration.endsOn)}${administration.isConfirmed ? '' : ' (por confirmar)'}`
            : 'No se saben sus fechas',
        ],
        [
          'Solicitud',
          application && (
            <Link to={paths.coordinationApplication(application.id)}>
              Recibida el {formatDate(application.submittedAt)}; por resolver
            </Link>
          ),
        ],
        [
          'Convenio',
          <>
            {agreementText(standing)}
            {agreement && <> · {agreement.folio}</>}
            {(agreement ?? draft) && (
              <>
                {' '}
                · <Link to={paths.coordinationMemoranda()}>Ver los convenios</Link>
              </>
            )}
          </>,
        ],
        ['Compromisos', commitmentsText(standing)],
        [
          'Próximo compromiso',
          standing.commitments.nextDueOn === null ? null : formatDate(standing.commitments.nextDueOn),
        ],
        ['Peticiones de datos', requestsText(standing)],
        [
          'Consultas al escuadrón',
          standing.ticketsWaiting === 0
            ? 'Ninguna espera respuesta'
            : `${standing.ticketsWaiting} sin respuesta`,
        ],
        ['Inventario y plan', inventoryText(standing)],
        ['Paquetes publicados', String(standing.packages)],
        [
          'Cargos',
          <>
            {vacanciesText(standing)} · <Link to={paths.officials(standing.cvegeo)}>Funcionarios</Link>
          </>,
        ],
        ['Responde', owner?.name ?? 'Nadie todavía'],
        [
          'Próximo paso',
          standing.nextStep === null
            ? 'Ninguno'
            : `${standing.nextStep}${standing.nextStepOn === null ? '' : `, el ${formatDate(standing.nextStepOn)}`}`,
        ],
        ['Última invitación', standing.invitedAt && formatDate(standing.invitedAt)],
      ]}
    />
  );
}

function Plan({ standing, onChange }: { standing: Standing; onChange: () => Promise<void> }) {
  const { call } = useSession();
  const owners = useOwners();
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <WorkForm
      label="Guardar lo que sigue"
      action={async (form) => {
        await sendJson(call, 'PATCH', {
          path: `/api/v1/pipeline/${standing.cvegeo}`,
          body: {
            ownerId: orNull(textOf(form, 'ownerId')),
            nextStep: orNull(textOf(form, 'nextStep')),
            nextStepOn: orNull(textOf(form, 'nextStepOn')),
          },
        });
        await onChange();
      }}
    >
      {(mistakes) => (
        <>
          <SelectField
            key={owners.length}
            name="ownerId"
            label="Responde por este gobierno"
            options={[
              { value: '', label: 'Nadie todavía' },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={standing.owner?.id ?? ''}
            mistake={mistakes['ownerId']}
          />
          <TextField
            name="nextStep"
            label="Próximo paso"
            isRequired={false}
            defaultValue={standing.nextStep ?? ''}
            mistake={mistakes['nextStep']}
          />
          <TextField
            name="nextStepOn"
            label="Para cuándo"
            type="date"
            isRequired={false}
            defaultValue={standing.nextStepOn ?? ''}
            mistake={mistakes['nextStepOn']}
          />
        </>
      )}
    </WorkForm>
  );
}

function Note({ cvegeo, onChange }: { cvegeo: string; onChange: () => Promise<void> }) {
  const { call } = useSession();
  return (
    <WorkForm
      label="Agregar la nota"
      check={(form) => (textOf(form, 'text') === '' ? { text: 'Escriba la nota.' } : {})}
      action={async (form) => {
        await sendJson(call, 'POST', {
          path: `/api/v1/pipeline/${cvegeo}/notes`,
          body: { text: textOf(form, 'text') },
        });
        await onChange();
      }}
    >
      {(mistakes) => (
        <TextArea
          name="text"
          label="Nota"
          hint="Solo la lee la coordinación. Una nota no se cambia: si algo cambió, agregue otra."
          mistake={mistakes['text']}
        />
      )}
    </WorkForm>
  );
}
