import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, Head } from '../../design/text.tsx';
import { countOf, formatDate } from '../../format.ts';
import { type Programme, type Webinar, type Week, cohortWords } from '../../parts/toolkit/programme-types.ts';
import { WebinarList } from '../../parts/toolkit/webinar-list.tsx';
import { paths } from '../../paths.ts';
import { type Account, useSession } from '../../session.tsx';
import { governmentsOf, keyRoles } from '../home-of.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import type { CohortProgress, GovernmentProgress } from './progress-types.ts';

export function Page() {
  return (
    <SignedIn roles={['liaison', 'administrator', 'squad']}>
      {(account) => <OwnProgramme account={account} />}
    </SignedIn>
  );
}

/** The six weeks as a government goes through them, with its material, its webinars and its neighbours in the cohort. */
function OwnProgramme({ account }: { account: Account }) {
  const programme = useRest<Programme>('/api/v1/programme');
  const mine = useRest<Listed<string>>('/api/v1/programme/cohorts/mine');
  const webinars = useRest<Listed<Webinar>>('/api/v1/programme/webinars');
  const problem = programme.problem ?? mine.problem ?? webinars.problem;
  const isSquad = account.grants.some(({ role }) => role === 'squad');
  return (
    <div className="stack-wide">
      <Head title="Mi programa" path={paths.panelProgramme()} />
      <header className="page-head">
        <h1>Mi programa</h1>
        <p className="row">
          <Link to={paths.programme()}>Las seis semanas, guías y plantillas</Link>
          <Link to={paths.tickets()}>Preguntar al escuadrón</Link>
          {isSquad && <Link to={paths.coordinationProgramme()}>Llevar las generaciones</Link>}
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!mine.data && !problem && <Loading what="su programa" />}
      {mine.data?.items.length === 0 && (
        <EmptyState title="Su gobierno no está en una generación">
          <p>
            Pídalo al escuadrón en una <Link to={paths.tickets()}>consulta</Link>. Mientras tanto, las guías y
            plantillas están a la mano.
          </p>
        </EmptyState>
      )}
      {programme.data &&
        mine.data?.items.map((id) => (
          <OwnCohort key={id} id={id} account={account} weeks={programme.data?.weeks ?? []} />
        ))}
      {webinars.data && webinars.data.items.length > 0 && (
        <section className="stack" aria-labelledby="seminarios">
          <h2 id="seminarios">Seminarios</h2>
          <WebinarList webinars={webinars.data.items} />
        </section>
      )}
    </div>
  );
}

function OwnCohort({ id, account, weeks }: { id: string; account: Account; weeks: Week[] }) {
  const { data, problem, reload } = useRest<CohortProgress>(`/api/v1/programme/cohorts/${id}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="la generación" />;
  const own = governmentsOf(account, keyRoles);
  const tasks = weeks.flatMap((week) => week.tasks).length;
  return (
    <section className="stack" aria-labelledby={`generacion-${id}`}>
      <h2 id={`generacion-${id}`}>{data.name}</h2>
      <p>
        {cohortWords(data)}. Del {formatDate(data.startsOn)} al {formatDate(data.endsOn)}.
      </p>
      {data.governments
        .filter(({ cvegeo }) => own.includes(cvegeo))
        .map((government) => (
          <Tasks
            key={government.cvegeo}
            cohort={data}
            government={government}
            weeks={weeks}
            onChange={reload}
          />
        ))}
      <h3>Quiénes van con usted</h3>
      <ul>
        {data.governments.map(({ cvegeo, name, done }) => (
          <li key={cvegeo}>
            <Link to={paths.government(cvegeo)}>{name}</Link>: {countOf(done.length, 'tarea', 'tareas')} de{' '}
            {tasks}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tasks({
  cohort,
  government,
  weeks,
  onChange,
}: {
  cohort: CohortProgress;
  government: GovernmentProgress;
  weeks: Week[];
  onChange: () => Promise<void>;
}) {
  const { call } = useSession();
  const [failure, setFailure] = useState<ReturnType<typeof toProblem> | null>(null);
  // What was just marked, until the service says the same.
  const [marked, setMarked] = useState<Record<string, boolean>>({});
  const isDone = (key: string) => marked[key] ?? government.done.some(({ task }) => task === key);
  const put = async (task: string, done: boolean) => {
    setMarked((before) => ({ ...before, [task]: done }));
    try {
      const path = `/api/v1/programme/cohorts/${cohort.id}/governments/${government.cvegeo}/tasks/${task}`;
      await sendJson(call, 'PUT', { path, body: { isDone: done } });
      setFailure(null);
      await onChange();
    } catch (error) {
      setFailure(toProblem(error));
    } finally {
      setMarked(({ [task]: _settled, ...others }) => others);
    }
  };
  return (
    <div className="stack">
      <h3>{government.name}</h3>
      {failure && <ProblemNotice problem={failure} />}
      {weeks.map(({ number, title, tasks }) => (
        <fieldset key={number} className="programme-week">
          <legend>
            Semana {number}: {title}
            {cohort.week === number && ' (esta semana)'}
          </legend>
          {tasks.map(({ key, title: task, guide }) => (
            <p key={key} className="row">
              <label>
                <input
                  type="checkbox"
                  checked={isDone(key)}
                  onChange={(event) => void put(key, event.target.checked)}
                />{' '}
                {task}
              </label>
              <Link to={paths.toolkitDocument(guide)}>
                Material<span className="visually-hidden"> de {task}</span>
              </Link>
            </p>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
