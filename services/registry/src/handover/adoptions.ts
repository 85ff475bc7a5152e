import { actorReference, dateAt, levelOf, memberStates, stateOf, type Actor, type Result } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { findMember, lockMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { holderOrSubstituteActs, listPosts } from '../officials/post-queries.ts';
import { settleCustody } from '../officials/settle-custody.ts';
import { addAdoption, findAdoption, listAdoptions } from './adoption-queries.ts';
import { giveBack } from './end-adoption.ts';

/** A dormant municipality in the care of its state, whose liaison and administrator act for it meanwhile. */
export function createAdoptions(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  /** Whether a state is a member with somebody in post who acts today. */
  async function canCare(trx: Trx, state: string): Promise<boolean> {
    const member = await findMember(trx, state);
    if (!memberStates.some((each) => each === member?.state)) return false;
    const today = dateAt(state, clock.now());
    return holderOrSubstituteActs(await listPosts(trx, [state]), today);
  }

  return {
    /** Public: who took care of a member, and when. Null: unknown key. */
    async list(cvegeo: string) {
      if ((await findMember(db, cvegeo)) === null) return null;
      return listAdoptions(db, cvegeo);
    },

    /** For coordinators, with a reason: the state's officials may act for the municipality from now on. */
    adopt(
      actor: Actor,
      cvegeo: string,
      { reason }: { reason: string },
    ): Promise<Result<{ state: string }, 'unknown-government' | 'not-adoptable'>> {
      authorize(actor, 'member.adopt', { cvegeo });
      return transaction(db, { name: 'adopt member' }, async (trx) => {
        const member = await lockMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        const state = stateOf(cvegeo);
        const isFree =
          levelOf(cvegeo) === 'municipality' &&
          member.state === 'dormant' &&
          (await findAdoption(trx, cvegeo)) === undefined;
        if (!isFree || !(await canCare(trx, state))) return { ok: false, reason: 'not-adoptable' };
        const at = clock.now();
        await addAdoption(trx, { cvegeo, stateCvegeo: state, reason, at, by: actorReference(actor) });
        await notifications.notify(
          trx,
          { officialsOf: state },
          {
            kind: 'handover.due',
            cvegeo: state,
            title: `${member.name} queda al cuidado de su estado`,
            body: `La coordinación les encargó los datos de ${member.name} mientras designa a sus funcionarios. Motivo: ${reason} Desde hoy pueden publicar y responder por el municipio.`,
            path: `/funcionarios/${cvegeo}`,
            about: `adoption:${cvegeo}:${at.toISOString()}`,
          },
        );
        const entries = [
          {
            kind: 'member.adopted' as const,
            subject: `government:${cvegeo}`,
            cvegeo,
            cause: reason,
            detail: { state },
          },
          ...(await settleCustody(trx, cvegeo, { at, cause: reason })),
        ];
        await appendToLedger(trx, entries, { actor, clock });
        return { ok: true, state };
      });
    },

    /** The state no longer acts for the municipality. */
    end(
      actor: Actor,
      cvegeo: string,
      { reason }: { reason: string },
    ): Promise<Result<object, 'unknown-government' | 'not-adopted'>> {
      authorize(actor, 'member.adopt', { cvegeo });
      return transaction(db, { name: 'end adoption' }, async (trx) => {
        if (!(await lockMember(trx, cvegeo))) return { ok: false, reason: 'unknown-government' };
        const at = clock.now();
        const entries = await giveBack(trx, cvegeo, { at, because: reason });
        if (entries.length === 0) return { ok: false, reason: 'not-adopted' };
        entries.push(...(await settleCustody(trx, cvegeo, { at, cause: reason })));
        await appendToLedger(trx, entries, { actor, clock });
        return { ok: true };
      });
    },
  };
}

export type Adoptions = ReturnType<typeof createAdoptions>;
