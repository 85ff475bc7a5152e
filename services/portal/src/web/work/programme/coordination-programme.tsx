import { useState } from 'react';
import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { TextField } from '../../design/form.tsx';
import { EmptyState, Facts, Head, StatusWord } from '../../design/text.tsx';
import { formatCell, formatDate, formatShare } from '../../format.ts';
import { GovernmentPicker, keyOf } from '../../parts/government-picker.tsx';
import {
  type Cohort,
  type Programme,
  type Times,
  type Week,
  businessTime,
  cohortWords,
} from '../../parts/toolkit/programme-types.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import type { CohortProgress } from './progress-types.ts';
import { WebinarWork } from './webinar-work.tsx';

export function Page() {
  return (
    <SignedIn roles={['coordinator', 'squad', 'auditor']}>
      {(account) => (
        <Squads isManager={account.grants.some(({ role }) => role === 'coordinator' || role === 'squad')} />
      )}
    </SignedIn>
  );
}

/** The programme as the squad runs it: cohorts, progress, webinars and how fast tickets are answered. */
function Squads({ isManager }: { isManager: boolean }) {
  const { data, problem, reload } = useRest<Programme>('/api/v1/programme');
  return (
    <div className="stack-wide">
      <Head title="Programa, coordinación" path={paths.coordinationProgramme()} />
      <header className="page-head">
        <h1>Programa de seis semanas</h1>
        <p className="row">
          <Link to={paths.programme()}>La página pública</Link>
          <Link to={paths.tickets({ estado: 'open' })}>Consultas sin respuesta</Link>
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="el programa" />}
      {data && <AnswerTimes times={data.times} />}
      {data?.cohorts.length === 0 && (
        <EmptyState title="Todavía no hay generaciones">
          <p>Cree la primera aquí abajo; empieza en lunes.</p>
        </EmptyState>
      )}
      {data?.cohorts.map((cohort) => (
        <CohortWork
          key={cohort.id}
          cohort={cohort}
          weeks={data.weeks}
          isManager={isManager}
          onChange={reload}
        />
      ))}
      {isManager && (
        <section className="stack" aria-labelledby="nueva">
          <h2 id="nueva">Nueva generación</h2>
          <NewCohort key={data?.cohorts.length} onDone={reload} />
        </section>
      )}
      {data && <WebinarWork cohorts={data.cohorts} isManager={isManager} onChange={reload} />}
    </div>
  );
}

function AnswerTimes({ times }: { times: Times }) {
  const text = (minutes: number | null) => (minutes === null ? 'sin datos' : businessTime(minutes));
  return (
    <Facts
      facts={[
        ['Consultas en doce meses', formatCell(times.opened)],
        ['Sin respuesta', formatCell(times.waiting)],
        ['Primera respuesta (mediana)', text(times.firstAnswerMinutes)],
        [
          'Respondidas en una jornada',
          times.answered === 0 ? 'sin datos' : formatShare(times.answeredInTime / times.answered),
        ],
        ['Solución (mediana)', text(times.solutionMinutes)],
      ]}
    />
  );
}

function CohortWork({
  cohort,
  weeks,
  isManager,
  onChange,
}: {
  cohort: Cohort;
  weeks: Week[];
  isManager: boolean;
  onChange: () => Promise<void>;
}) {
  const { data, problem, reload } = useRest<CohortProgress>(`/api/v1/programme/cohorts/${cohort.id}`);
  const { call } = useSession();
  return (
    <section className="stack" aria-labelledby={`generacion-${cohort.id}`}>
      <h2 id={`generacion-${cohort.id}`}>{cohort.name}</h2>
      <p>
        {cohortWords(cohort)}. Del {formatDate(cohort.startsOn)} al {formatDate(cohort.endsOn)}.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {data && data.governments.length > 0 && (
        <DataTable
          caption={`Avance de ${cohort.name}: tareas hechas por semana`}
          keyOf={({ cvegeo }) => cvegeo}
          rows={data.governments}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ cvegeo, name }) => <Link to={paths.government(cvegeo)}>{name}</Link>,
            },
            ...weeks.map(({ number, title, tasks }) => ({
              title: `${number}. ${title}`,
              isNumber: true,
              cell: ({ done }: CohortProgress['governments'][number]) =>
                `${tasks.filter(({ key }) => done.some(({ task }) => task === key)).length} de ${tasks.length}`,
            })),
            {
              title: 'Situación',
              cell: ({ finishedAt }) => (
                <StatusWord kind={finishedAt === null ? 'none' : 'good'}>
                  {finishedAt === null ? 'En curso' : `Terminó el ${formatDate(finishedAt)}`}
                </StatusWord>
              ),
            },
          ]}
        />
      )}
      {isManager && cohort.state !== 'finished' && (
        <WorkForm
          key={data?.governments.length}
          label="Inscribir"
          kind="quiet"
          check={(form) => (textOf(form, 'cvegeo') === '' ? { cvegeo: 'Elija un gobierno.' } : {})}
          action={async (form) => {
            await sendJson(call, 'POST', {
              path: `/api/v1/programme/cohorts/${cohort.id}/governments`,
              body: { cvegeo: keyOf(textOf(form, 'cvegeo')) },
            });
            await reload();
            await onChange();
          }}
        >
          {(mistakes) => (
            <GovernmentPicker name="cvegeo" label="Inscribir a un integrante" mistake={mistakes['cvegeo']} />
          )}
        </WorkForm>
      )}
    </section>
  );
}

function NewCohort({ onDone }: { onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [made, setMade] = useState(0);
  return (
    <WorkForm
      key={made}
      label="Crear la generación"
      check={(form) => ({
        ...(textOf(form, 'name').length < 3 && { name: 'Escriba su nombre.' }),
        ...(textOf(form, 'startsOn') === '' && { startsOn: 'Elija el lunes en que empieza.' }),
      })}
      action={async (form) => {
        await sendJson(call, 'POST', {
          path: '/api/v1/programme/cohorts',
          body: { name: textOf(form, 'name'), startsOn: textOf(form, 'startsOn') },
        });
        setMade(made + 1);
        await onDone();
      }}
    >
      {(mistakes) => (
        <>
          <TextField
            name="name"
            label="Nombre"
            hint="Por ejemplo: Primera generación de 2027"
            mistake={mistakes['name']}
          />
          <TextField name="startsOn" label="Empieza (lunes)" type="date" mistake={mistakes['startsOn']} />
        </>
      )}
    </WorkForm>
  );
}
