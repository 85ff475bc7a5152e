import { cohortOn, dateInMexicoCity, weekEndsOn } from '@rma/domain';
import { programme } from '../programme/curriculum.ts';
import { governmentPath, type FindSteps } from './step.ts';

/** The first task of the six-week programme that each government has not done, up to its cohort's week. */
export const programmeSteps: FindSteps = async (db, cvegeos, { now }) => {
  const enrolled = await db
    .selectFrom('registry.cohort_government as enrolment')
    .innerJoin('registry.cohort as cohort', 'cohort.id', 'enrolment.cohort_id')
    .select(['cohort.id', 'cohort.name', 'cohort.starts_on', 'enrolment.cvegeo'])
    .where('enrolment.cvegeo', 'in', [...cvegeos])
    .where('enrolment.finished_at', 'is', null)
    .orderBy('cohort.starts_on')
    .execute();
  if (enrolled.length === 0) return [];
  const done = await db
    .selectFrom('registry.cohort_task')
    .select(['cohort_id', 'cvegeo', 'task'])
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
  const isDone = new Set(done.map((row) => `${row.cohort_id} ${row.cvegeo} ${row.task}`));
  return enrolled.flatMap(({ id, name, starts_on: startsOn, cvegeo }) => {
    const { state, week } = cohortOn(startsOn, dateInMexicoCity(now));
    if (state !== 'running' || week === null) return [];
    const weeks = programme.filter(({ number }) => number <= week);
    const pending = weeks.flatMap(({ number, tasks }) =>
      tasks
        .filter(({ key }) => !isDone.has(`${id} ${cvegeo} ${key}`))
        .map(({ title }) => ({ title, dueOn: weekEndsOn(startsOn, number), number })),
    );
    return pending.slice(0, 1).map(({ title, dueOn, number }) => ({
      kind: 'programme' as const,
      cvegeo,
      title,
      why: `Es una tarea de la semana ${number} del programa (${name}). ${pending.length === 1 ? 'Es la única que falta hasta hoy.' : `Hasta hoy faltan ${pending.length}.`}`,
      dueOn,
      by: dueOn,
      path: '/panel/programa',
      publicPath: governmentPath(cvegeo),
    }));
  });
};
