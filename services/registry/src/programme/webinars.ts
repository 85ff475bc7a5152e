import { governmentsFor, type Actor, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { cohortsOf, findCohort } from './cohort-queries.ts';
import * as queries from './webinar-queries.ts';

const dayMs = 86_400_000;
/** Past webinars stay in the calendar and in lists this long, with their recording. */
const keptMs = 120 * dayMs;

const when = new Intl.DateTimeFormat('es-MX', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'America/Mexico_City',
});

/** The webinars of a cohort, or for every member, and who is told of them. */
export function createWebinars(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  async function tell(
    trx: Trx,
    webinar: queries.WebinarFacts & { id: string },
    news: { title: string; about: string },
  ): Promise<void> {
    for (const cvegeo of await queries.listInvited(trx, webinar.cohortId))
      await notifications.notify(
        trx,
        { officialsOf: cvegeo },
        {
          kind: 'squad.webinar',
          cvegeo,
          title: `${news.title}: ${webinar.title}`.slice(0, 200),
          body: `${when.format(webinar.startsAt)}, hora del centro de México. ${webinar.description}`,
          path: '/panel/programa',
          about: `webinar:${webinar.id}:${news.about}`,
        },
      );
  }

  return {
    /** Public, without where they are joined: recent and coming webinars. */
    list: () => queries.listWebinars(db, new Date(clock.now().getTime() - keptMs)),

    /** With where they are joined, for members: those for everybody and those of their cohorts. */
    async listFor(actor: Actor) {
      const own = governmentsFor(actor, 'programme.read');
      if (own.length === 0) throw refusal(actor, 'programme.read');
      const rows = await queries.listWebinars(db, new Date(clock.now().getTime() - keptMs));
      if (own === 'all') return rows;
      const cohorts = await cohortsOf(db, own);
      return rows.filter(({ cohort_id: id }) => id === null || cohorts.includes(id));
    },

    create(actor: Actor, facts: queries.WebinarFacts): Promise<Result<{ id: string }, 'cohort-not-found'>> {
      authorize(actor, 'programme.manage', { cvegeo: null });
      return transaction(db, { name: 'create webinar' }, async (trx) => {
        if (facts.cohortId !== null && !(await findCohort(trx, facts.cohortId)))
          return { ok: false, reason: 'cohort-not-found' };
        const id = await queries.addWebinar(trx, facts, clock.now());
        await tell(trx, { ...facts, id }, { title: 'Nuevo seminario', about: 'created' });
        return { ok: true, id };
      });
    },

    /** Changes or cancels a webinar; those invited hear of it when the day, the place or its being held changes. */
    change(
      actor: Actor,
      id: string,
      change: { facts: Omit<queries.WebinarFacts, 'cohortId'>; isCancelled: boolean },
    ): Promise<Result<object, 'webinar-not-found'>> {
      authorize(actor, 'programme.manage', { cvegeo: null });
      return transaction(db, { name: 'change webinar' }, async (trx) => {
        const before = await queries.findWebinar(trx, id);
        if (!before) return { ok: false, reason: 'webinar-not-found' };
        const at = clock.now();
        const facts = { ...change.facts, cohortId: before.cohort_id };
        const cancelledAt = change.isCancelled ? (before.cancelled_at ?? at) : null;
        await queries.putWebinar(trx, id, { facts, cancelledAt, at });
        const isMoved =
          before.starts_at.getTime() !== facts.startsAt.getTime() || before.join_url !== facts.joinUrl;
        const isCalledOff = change.isCancelled && before.cancelled_at === null;
        if (facts.startsAt > at && (isCalledOff || (isMoved && !change.isCancelled)))
          await tell(
            trx,
            { ...facts, id },
            {
              title: isCalledOff ? 'Seminario cancelado' : 'Cambió un seminario',
              about: `change:${before.sequence + 1}`,
            },
          );
        return { ok: true };
      });
    },

    /** The day before, tells of each webinar; nobody is told twice. */
    async remind(actor: Actor): Promise<void> {
      authorize(actor, 'programme.manage', { cvegeo: null });
      const now = clock.now();
      for (const row of await queries.listWebinars(db, now)) {
        if (row.cancelled_at !== null || row.starts_at.getTime() - now.getTime() > 1.5 * dayMs) continue;
        const facts = { ...factsOf(row), id: row.id };
        const about = `soon:${row.starts_at.toISOString()}`;
        await transaction(db, { name: 'remind of webinar' }, (trx) =>
          tell(trx, facts, { title: 'Seminario próximo', about }),
        );
      }
    },
  };
}

const factsOf = (row: queries.WebinarRow): queries.WebinarFacts => ({
  cohortId: row.cohort_id,
  title: row.title,
  description: row.description,
  startsAt: row.starts_at,
  durationMinutes: row.duration_minutes,
  joinUrl: row.join_url,
  recordingUrl: row.recording_url,
});

export type Webinars = ReturnType<typeof createWebinars>;
