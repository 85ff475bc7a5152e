import {
  actorReference,
  addDays,
  dateAt,
  daysBetween,
  handoverDates,
  isDayOver,
  type Actor,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { listInOffice } from '../administrations/administration-queries.ts';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { HandoverKey } from './checklist.ts';
import * as queries from './handover-queries.ts';

const remindsDaysBefore = [1, 7, 30];
/** Where the day begins first and where it ends last in the country. */
const earliestClock = '23';
const latestClock = '02';

/** The plan by which an administration hands over what it has in the network to the next one. */
export function createHandovers(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  const noticeOf = (plan: { cvegeo: string; title: string; body: string; about: string }) => ({
    kind: 'handover.due' as const,
    path: `/panel/entrega/${plan.cvegeo}`,
    ...plan,
  });

  async function open(actor: Actor, office: { cvegeo: string; name: string; endsOn: string }) {
    const { cvegeo, name, endsOn } = office;
    const dates = handoverDates(endsOn);
    await transaction(db, { name: 'open handover' }, async (trx) => {
      const id = await queries.addHandover(trx, {
        cvegeo,
        endsOn,
        dates,
        at: clock.now(),
        by: actorReference(actor),
      });
      if (id === null) return;
      await notifications.notify(
        trx,
        { officialsOf: cvegeo },
        noticeOf({
          cvegeo,
          title: 'Es tiempo de preparar la entrega a la próxima administración',
          body: `La administración de ${name} termina el ${endsOn} y la elección es el ${dates.electionOn}. La red abrió su plan de entrega con los pasos y sus fechas: repártalos ahora.`,
          about: `handover:${id}:opened`,
        }),
      );
    });
  }

  async function remind(plan: { id: string; cvegeo: string; name: string; due_on: string }) {
    const { id, cvegeo, name, due_on: dueOn } = plan;
    const now = clock.now();
    const left = daysBetween(dateAt(cvegeo, now), dueOn);
    const isLate = isDayOver(dueOn, cvegeo, now);
    const days = remindsDaysBefore.find((each) => left <= each);
    if (!isLate && (left < 0 || days === undefined)) return;
    await transaction(db, { name: 'remind of handover' }, async (trx) => {
      const notice = noticeOf({
        cvegeo,
        title: isLate ? `El plan de entrega de ${name} no está listo` : 'El plan de entrega vence pronto',
        body: isLate
          ? `Debió quedar listo el ${dueOn}. Aún se puede completar mientras dura la administración.`
          : `Debe quedar listo el ${dueOn}, día de la elección. Marque lo que ya se hizo y quién se encarga del resto.`,
        about: `handover:${id}:${isLate ? 'late' : days}`,
      });
      await notifications.notify(trx, { officialsOf: cvegeo }, notice);
      if (isLate) await notifications.notify(trx, { role: 'coordinator' }, notice);
    });
  }

  return {
    /** The plans of a government, the last first, with what it has in the network today. Null: unknown key. */
    async read(actor: Actor, cvegeo: string) {
      authorize(actor, 'handover.read', { cvegeo });
      const member = await findMember(db, cvegeo);
      if (!member) return null;
      const plans = [];
      for (const plan of await queries.listHandovers(db, cvegeo))
        plans.push({ ...plan, items: await queries.listHandoverItems(db, plan.id) });
      return { member, plans, holdings: await queries.countHoldings(db, cvegeo) };
    },

    /** Who does a step, until when, and whether it is done; a plan that was ready is not so any more. */
    putItem(
      actor: Actor,
      which: { cvegeo: string; id: string; key: HandoverKey },
      item: { responsible: string | null; dueOn: string; note: string | null; isDone: boolean },
    ): Promise<Result<object, 'handover-not-found'>> {
      authorize(actor, 'handover.write', which);
      return transaction(db, { name: 'put handover step' }, async (trx) => {
        const plan = await queries.lockHandover(trx, which);
        if (!plan) return { ok: false, reason: 'handover-not-found' };
        const { responsible, dueOn, note, isDone } = item;
        await queries.putHandoverItem(
          trx,
          { handoverId: plan.id, key: which.key },
          {
            responsible,
            dueOn,
            note,
            doneAt: isDone ? clock.now() : null,
            doneBy: isDone ? actorReference(actor) : null,
          },
        );
        if (plan.ready_at !== null && !isDone)
          await queries.readyHandover(trx, plan.id, { at: null, by: null });
        return { ok: true };
      });
    },

    /** Every step is done, or says why it does not apply: the plan is ready, on record. */
    finish(
      actor: Actor,
      which: { cvegeo: string; id: string },
    ): Promise<Result<object, 'handover-not-found' | 'handover-incomplete'>> {
      authorize(actor, 'handover.write', which);
      return transaction(db, { name: 'finish handover' }, async (trx) => {
        const plan = await queries.lockHandover(trx, which);
        if (!plan) return { ok: false, reason: 'handover-not-found' };
        if (plan.ready_at !== null) return { ok: true };
        const items = await queries.listHandoverItems(trx, plan.id);
        if (items.some(({ done_at: doneAt, note }) => doneAt === null && note === null))
          return { ok: false, reason: 'handover-incomplete' };
        await queries.readyHandover(trx, plan.id, { at: clock.now(), by: actorReference(actor) });
        await appendToLedger(
          trx,
          [
            {
              kind: 'handover.planned',
              subject: `government:${which.cvegeo}`,
              cvegeo: which.cvegeo,
              detail: { administrationEndsOn: plan.administration_ends_on, dueOn: plan.due_on },
            },
          ],
          { actor, clock },
        );
        return { ok: true };
      });
    },

    /** Opens the plans whose time has come and reminds of those that are not ready; twice changes nothing. */
    async turn(actor: Actor): Promise<void> {
      authorize(actor, 'handover.write', { cvegeo: null });
      const now = clock.now();
      const days = { from: addDays(dateAt(latestClock, now), -1), until: dateAt(earliestClock, now) };
      for (const { cvegeo, name, ends_on: endsOn } of await listInOffice(db, days)) {
        const today = dateAt(cvegeo, now);
        if (today >= handoverDates(endsOn).opensOn && today <= endsOn)
          await open(actor, { cvegeo, name, endsOn });
      }
      for (const plan of await queries.listOpenHandovers(db, days.from)) await remind(plan);
    },
  };
}

export type Handovers = ReturnType<typeof createHandovers>;
