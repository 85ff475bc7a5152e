import {
  actorReference,
  addDays,
  can,
  cohortOn,
  dateInMexicoCity,
  governmentsFor,
  memberStates,
  weekEndsOn,
  type Actor,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import * as queries from './cohort-queries.ts';
import { taskCount, tasksOf } from './curriculum.ts';

const remindsDaysBefore = 2;
type Enrolment = { cohortId: string; cvegeo: string };

/** The cohorts of the six-week programme and how far each government is. */
export function createCohorts(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  const ledgerEntry = (kind: 'programme.started' | 'programme.finished', cvegeo: string, cohort: string) => ({
    kind,
    subject: `government:${cvegeo}`,
    cvegeo,
    detail: { cohort },
  });

  return {
    /** Public: every cohort, the last first, and where it is today. */
    async list() {
      const today = dateInMexicoCity(clock.now());
      const rows = await queries.listCohorts(db);
      return rows.map((row) => ({ ...row, ...cohortOn(row.starts_on, today) }));
    },

    create(actor: Actor, cohort: { name: string; startsOn: string }): Promise<{ id: string }> {
      authorize(actor, 'programme.manage', { cvegeo: null });
      return transaction(db, { name: 'create cohort' }, async (trx) => ({
        id: await queries.addCohort(trx, { ...cohort, at: clock.now(), by: actorReference(actor) }),
      }));
    },

    /** For the squad: a member begins the programme with a cohort that is not over. */
    enrol(
      actor: Actor,
      which: Enrolment,
    ): Promise<Result<object, 'unknown-government' | 'not-a-member' | 'cohort-not-found' | 'cohort-over'>> {
      authorize(actor, 'programme.manage', { cvegeo: null });
      const { cohortId, cvegeo } = which;
      return transaction(db, { name: 'enrol in programme' }, async (trx) => {
        const cohort = await queries.findCohort(trx, cohortId);
        if (!cohort) return { ok: false, reason: 'cohort-not-found' };
        const at = clock.now();
        const { state, endsOn } = cohortOn(cohort.starts_on, dateInMexicoCity(at));
        if (state === 'finished') return { ok: false, reason: 'cohort-over' };
        const member = await findMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        if (!memberStates.some((each) => each === member.state)) return { ok: false, reason: 'not-a-member' };
        if (!(await queries.enrol(trx, which, at))) return { ok: true };
        await notifications.notify(
          trx,
          { officialsOf: cvegeo },
          {
            kind: 'squad.task',
            cvegeo,
            title: `Su gobierno entra al programa de seis semanas: ${cohort.name}`,
            body: `Empieza el ${cohort.starts_on} y termina el ${endsOn}. Cada semana tiene tres tareas con su material, y el escuadrón acompaña.`,
            path: '/panel/programa',
            about: `cohort:${cohortId}:${cvegeo}`,
          },
        );
        await appendToLedger(trx, [ledgerEntry('programme.started', cvegeo, cohort.name)], { actor, clock });
        return { ok: true };
      });
    },

    /**
     * A cohort with its governments' progress, for the network's readers and for those who are in it. What a government
     * noted on its tasks is for its own people and the network's.
     */
    async read(actor: Actor, id: string) {
      const own = governmentsFor(actor, 'programme.read');
      if (own.length === 0) throw refusal(actor, 'programme.read');
      const cohort = await queries.findCohort(db, id);
      if (!cohort) return null;
      const governments = await queries.listProgress(db, id);
      const isTheirs = (cvegeo: string) => can(actor, 'programme.read', { cvegeo });
      if (own !== 'all' && !governments.some(({ cvegeo }) => isTheirs(cvegeo))) return null;
      const told = governments.map((government) =>
        isTheirs(government.cvegeo)
          ? government
          : { ...government, done: government.done.map((task) => ({ ...task, note: null })) },
      );
      return { ...cohort, ...cohortOn(cohort.starts_on, dateInMexicoCity(clock.now())), governments: told };
    },

    /** The cohorts in which the actor's governments are. */
    async own(actor: Actor): Promise<string[]> {
      const own = governmentsFor(actor, 'task.complete');
      if (own.length === 0) throw refusal(actor, 'task.complete');
      return own === 'all' ? [] : queries.cohortsOf(db, own);
    },

    /** A government, or the squad for it, has done a task or not yet; the last one done finishes the programme. */
    putTask(
      actor: Actor,
      which: Enrolment & { task: string },
      state: { isDone: boolean; note: string | null },
    ): Promise<Result<{ done: number }, 'cohort-not-found' | 'not-in-cohort'>> {
      authorize(actor, 'task.complete', which);
      return transaction(db, { name: 'put programme task' }, async (trx) => {
        const cohort = await queries.findCohort(trx, which.cohortId);
        if (!cohort) return { ok: false, reason: 'cohort-not-found' };
        const enrolment = await queries.lockEnrolment(trx, which);
        if (!enrolment) return { ok: false, reason: 'not-in-cohort' };
        const at = clock.now();
        const { isDone, note } = state;
        const done = await queries.putTask(
          trx,
          which,
          isDone ? { at, by: actorReference(actor), note } : null,
        );
        const isFinished = done === taskCount;
        if (isFinished !== (enrolment.finished_at !== null))
          await queries.finishProgramme(trx, which, isFinished ? at : null);
        if (isFinished && enrolment.finished_at === null)
          await appendToLedger(trx, [ledgerEntry('programme.finished', which.cvegeo, cohort.name)], {
            actor,
            clock,
          });
        return { ok: true, done };
      });
    },

    /** Two days before a week ends, tells each government what of it is left; nobody is told twice. */
    async remind(actor: Actor): Promise<void> {
      authorize(actor, 'programme.manage', { cvegeo: null });
      const today = dateInMexicoCity(clock.now());
      for (const cohort of await queries.listCohorts(db)) {
        const { week } = cohortOn(cohort.starts_on, today);
        if (week === null) continue;
        const endsOn = weekEndsOn(cohort.starts_on, week);
        if (today < addDays(endsOn, -remindsDaysBefore)) continue;
        for (const { cvegeo, done } of await queries.listProgress(db, cohort.id)) {
          const left = tasksOf(week).filter(({ key }) => !done.some(({ task }) => task === key));
          if (left.length === 0) continue;
          await transaction(db, { name: 'remind of programme' }, (trx) =>
            notifications.notify(
              trx,
              { officialsOf: cvegeo },
              {
                kind: 'squad.task',
                cvegeo,
                title: `La semana ${week} del programa termina el ${endsOn}`,
                body: `Queda por hacer: ${left.map(({ title }) => title).join('; ')}.`,
                path: '/panel/programa',
                about: `cohort:${cohort.id}:${cvegeo}:week:${week}`,
              },
            ),
          );
        }
      }
    },
  };
}

export type Cohorts = ReturnType<typeof createCohorts>;
