import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

/** Every cohort, the last first, with how many governments it has and how many finished. */
export function listCohorts(db: Database) {
  return db
    .selectFrom('registry.cohort as cohort')
    .leftJoin('registry.cohort_government as enrolled', 'enrolled.cohort_id', 'cohort.id')
    .select([
      'cohort.id',
      'cohort.name',
      'cohort.starts_on',
      sql<number>`count(enrolled.cvegeo)`.as('governments'),
      sql<number>`count(enrolled.finished_at)`.as('finished'),
    ])
    .groupBy('cohort.id')
    .orderBy('cohort.starts_on', 'desc')
    .orderBy('cohort.id', 'desc')
    .execute();
}

export function findCohort(db: Database, id: string) {
  return db
    .selectFrom('registry.cohort')
    .select(['id', 'name', 'starts_on'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function addCohort(
  trx: Trx,
  cohort: { name: string; startsOn: string; at: Date; by: string },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.cohort')
    .values({
      name: cohort.name,
      starts_on: cohort.startsOn,
      created_at: cohort.at,
      created_by: cohort.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds a government to a cohort; false when it was there. */
export async function enrol(
  trx: Trx,
  which: { cohortId: string; cvegeo: string },
  at: Date,
): Promise<boolean> {
  const added = await trx
    .insertInto('registry.cohort_government')
    .values({ cohort_id: which.cohortId, cvegeo: which.cvegeo, joined_at: at, finished_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('cvegeo')
    .executeTakeFirst();
  return added !== undefined;
}

/** The governments of a cohort with what each has done. */
export async function listProgress(db: Database, cohortId: string) {
  const [governments, done] = await Promise.all([
    db
      .selectFrom('registry.cohort_government as enrolled')
      .innerJoin('registry.government as government', 'government.cvegeo', 'enrolled.cvegeo')
      .select(['enrolled.cvegeo', 'government.name', 'enrolled.joined_at', 'enrolled.finished_at'])
      .where('enrolled.cohort_id', '=', cohortId)
      .orderBy('government.name')
      .execute(),
    db
      .selectFrom('registry.cohort_task')
      .select(['cvegeo', 'task', 'done_at', 'note'])
      .where('cohort_id', '=', cohortId)
      .orderBy('done_at')
      .execute(),
  ]);
  return governments.map((government) => ({
    ...government,
    done: done.filter(({ cvegeo }) => cvegeo === government.cvegeo),
  }));
}

/** A government's place in a cohort, locked to the end of the transaction. */
export function lockEnrolment(trx: Trx, which: { cohortId: string; cvegeo: string }) {
  return trx
    .selectFrom('registry.cohort_government')
    .select(['cvegeo', 'finished_at'])
    .where('cohort_id', '=', which.cohortId)
    .where('cvegeo', '=', which.cvegeo)
    .forUpdate()
    .executeTakeFirst();
}

/** Marks a task as done, or no longer; returns how many the government has done. */
export async function putTask(
  trx: Trx,
  which: { cohortId: string; cvegeo: string; task: string },
  done: { at: Date; by: string; note: string | null } | null,
): Promise<number> {
  const { cohortId, cvegeo, task } = which;
  if (done === null)
    await trx
      .deleteFrom('registry.cohort_task')
      .where('cohort_id', '=', cohortId)
      .where('cvegeo', '=', cvegeo)
      .where('task', '=', task)
      .execute();
  else
    await trx
      .insertInto('registry.cohort_task')
      .values({
        cohort_id: cohortId,
        cvegeo,
        task,
        done_at: done.at,
        done_by: done.by,
        note: done.note,
      })
      .onConflict((conflict) =>
        conflict.columns(['cohort_id', 'cvegeo', 'task']).doUpdateSet({ note: done.note }),
      )
      .execute();
  const { count } = await trx
    .selectFrom('registry.cohort_task')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cohort_id', '=', cohortId)
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirstOrThrow();
  return count;
}

export async function finishProgramme(
  trx: Trx,
  which: { cohortId: string; cvegeo: string },
  at: Date | null,
): Promise<void> {
  await trx
    .updateTable('registry.cohort_government')
    .set({ finished_at: at })
    .where('cohort_id', '=', which.cohortId)
    .where('cvegeo', '=', which.cvegeo)
    .execute();
}

/** The cohorts in which any of these governments is. */
export async function cohortsOf(db: Database, cvegeos: readonly string[]): Promise<string[]> {
  if (cvegeos.length === 0) return [];
  const rows = await db
    .selectFrom('registry.cohort_government')
    .select('cohort_id')
    .distinct()
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
  return rows.map(({ cohort_id: id }) => id);
}
