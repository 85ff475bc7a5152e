import { actorReference, type Actor, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { lockMember } from '../membership/membership-queries.ts';
import * as queries from './outreach-queries.ts';

/** What a plan changes; what it does not name stays. */
export type PlanChange = {
  ownerId?: string | null | undefined;
  nextStep?: string | null | undefined;
  nextStepOn?: string | null | undefined;
};

/** What the coordinators write down of each government: who answers for it, what comes next, and notes. */
export function createOutreach({ db, clock }: RegistryDeps) {
  return {
    /** Who may answer for a government. */
    owners(actor: Actor) {
      authorize(actor, 'pipeline.read', { cvegeo: null });
      return queries.listCoordinators(db);
    },

    /** What was written and done, newest first; one more than `first` if there are. */
    history(actor: Actor, cvegeo: string, page: { first: number; after: string | null }) {
      authorize(actor, 'pipeline.read', { cvegeo: null });
      return queries.listEvents(db, cvegeo, page);
    },

    /** Adds a note; notes are never changed. */
    note(actor: Actor, cvegeo: string, text: string): Promise<Result<{ id: string }, 'unknown-government'>> {
      authorize(actor, 'pipeline.write', { cvegeo });
      return transaction(db, { name: 'note on government' }, async (trx) => {
        if (!(await lockMember(trx, cvegeo))) return { ok: false, reason: 'unknown-government' };
        await queries.lockOutreach(trx, cvegeo);
        const at = clock.now();
        await queries.noteContact(trx, cvegeo, at);
        const recordedBy = actorReference(actor);
        return { ok: true, id: await queries.addEvent(trx, { cvegeo, kind: 'note', text, at, recordedBy }) };
      });
    },

    /** Says who answers for a government and what comes next, leaving in its history what it was before. */
    plan(
      actor: Actor,
      cvegeo: string,
      change: PlanChange,
    ): Promise<Result<{ outreach: queries.Outreach }, 'unknown-government' | 'not-a-coordinator'>> {
      authorize(actor, 'pipeline.write', { cvegeo });
      return transaction(db, { name: 'plan outreach' }, async (trx) => {
        if (!(await lockMember(trx, cvegeo))) return { ok: false, reason: 'unknown-government' };
        const coordinators = await queries.listCoordinators(trx);
        const nameOf = (id: string | null) =>
          coordinators.find((coordinator) => coordinator.id === id)?.name ?? null;
        const before = await queries.lockOutreach(trx, cvegeo);
        const after = applied(before, change);
        if (after.ownerId !== before.ownerId && after.ownerId !== null && nameOf(after.ownerId) === null)
          return { ok: false, reason: 'not-a-coordinator' };
        await queries.putOutreach(trx, cvegeo, after);
        const event = { cvegeo, at: clock.now(), recordedBy: actorReference(actor) };
        if (after.ownerId !== before.ownerId)
          await queries.addEvent(trx, {
            ...event,
            kind: 'owner',
            text: nameOf(after.ownerId) ?? 'Nadie responde por este gobierno',
          });
        if (after.nextStep !== before.nextStep || after.nextStepOn !== before.nextStepOn)
          await queries.addEvent(trx, { ...event, kind: 'next-step', text: stepText(after) });
        return { ok: true, outreach: after };
      });
    },
  };
}

function applied(before: queries.Outreach, change: PlanChange): queries.Outreach {
  const nextStep = change.nextStep === undefined ? before.nextStep : change.nextStep;
  const day = change.nextStepOn === undefined ? before.nextStepOn : change.nextStepOn;
  return {
    ownerId: change.ownerId === undefined ? before.ownerId : change.ownerId,
    nextStep,
    // A day without a step means nothing.
    nextStepOn: nextStep === null ? null : day,
  };
}

function stepText({ nextStep, nextStepOn }: queries.Outreach): string {
  if (nextStep === null) return 'Sin próximo paso';
  return nextStepOn === null ? nextStep : `${nextStep} (${nextStepOn})`;
}

export type OutreachWork = ReturnType<typeof createOutreach>;
