import {
  acceptedEvents,
  actorReference,
  membershipTransitions,
  nextState,
  type Actor,
  type MembershipEvent,
  type MembershipState,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry, type LedgerKind } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { endGrants } from '../accounts/grant-queries.ts';
import { cancelInvitations } from '../accounts/invitation-queries.ts';
import { listAdopted } from '../handover/adoption-queries.ts';
import { giveBack } from '../handover/end-adoption.ts';
import { discardUnsigned } from '../memoranda/memorandum-family.ts';
import { settleIncoming } from '../officials/incoming-queries.ts';
import { endAllOfficials, posts } from '../officials/official-queries.ts';
import { settleCustody } from '../officials/settle-custody.ts';
import * as queries from './membership-queries.ts';

/** The events a coordinator decides; the others come from applications and memoranda. */
export const coordinatorEvents = ['fall-dormant', 'suspend', 'resume', 'withdraw'] as const;
export type CoordinatorEvent = (typeof coordinatorEvents)[number];

const ledgerKinds: Partial<Record<MembershipEvent, LedgerKind>> = {
  approve: 'membership.approved',
  decline: 'membership.declined',
  reapply: 'membership.applied',
};

/**
 * Moves a locked member along its state machine, here and in the national view. Returns the ledger entry for
 * the caller to append last, or null when the state does not accept the event.
 */
export async function moveMember(
  trx: Trx,
  member: queries.Member,
  change: { event: MembershipEvent; at: Date; cause?: string | undefined },
): Promise<{ state: MembershipState; entry: LedgerEntry } | null> {
  const { event, at, cause } = change;
  const state = member.state === null ? null : nextState(membershipTransitions, member.state, event);
  if (state === null) return null;
  const joinedAt = event === 'approve' ? at : event === 'reapply' ? null : member.joinedAt;
  await queries.putMembership(trx, { cvegeo: member.cvegeo, state, since: at, joinedAt });
  const entry: LedgerEntry = {
    kind: ledgerKinds[event] ?? 'membership.changed',
    subject: `government:${member.cvegeo}`,
    cvegeo: member.cvegeo,
    ...(cause !== undefined && { cause }),
    detail: { from: member.state, to: state },
  };
  return { state, entry };
}

/** How governments stand in the network. */
export function createMembership({ db, clock }: RegistryDeps) {
  return {
    /** Public: how a government stands, and how it came to. Null when INEGI's catalogue has no such key. */
    async read(cvegeo: string) {
      const member = await queries.findMember(db, cvegeo);
      if (!member) return null;
      return { member, changes: await queries.listMembershipChanges(db, cvegeo) };
    },

    /**
     * For coordinators, always with a reason. Leaving ends the officials' posts, grants and open invitations,
     * and what was not signed yet.
     * A suspension that comes before any memorandum is lifted back to `approved`.
     */
    change(
      actor: Actor,
      cvegeo: string,
      decision: { event: CoordinatorEvent; reason: string },
    ): Promise<Result<{ state: MembershipState }, 'unknown-government' | 'membership-event-refused'>> {
      authorize(actor, 'membership.change', { cvegeo });
      const { event, reason } = decision;
      return transaction(db, { name: 'change membership' }, async (trx) => {
        const member = await queries.lockMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        const isLiftedEarly =
          member.state === 'suspended' && event === 'resume' && !(await queries.hadMemorandum(trx, cvegeo));
        const at = clock.now();
        const moved = await moveMember(trx, member, {
          event: isLiftedEarly ? 'reinstate' : event,
          at,
          cause: reason,
        });
        if (!moved) return { ok: false, reason: 'membership-event-refused' };
        const entries = [moved.entry];
        if (event === 'withdraw') {
          const ended = await endAllOfficials(trx, cvegeo, { at, because: reason });
          await endGrants(trx, { cvegeo }, { at, by: actorReference(actor) });
          await cancelInvitations(trx, { cvegeo }, at);
          entries.push(...(await discardUnsigned(trx, cvegeo, { at, cause: reason })));
          entries.push(
            ...ended.map(({ id, post }) => ({
              kind: 'official.ended' as const,
              subject: `official:${id}`,
              cvegeo,
              cause: reason,
              detail: { post },
            })),
          );
          for (const post of posts) await settleIncoming(trx, { cvegeo, post }, at);
          // A state that leaves takes care of nobody.
          for (const adopted of await listAdopted(trx, [cvegeo])) {
            await queries.lockMember(trx, adopted.cvegeo);
            entries.push(
              ...(await giveBack(trx, adopted.cvegeo, { at, because: reason })),
              ...(await settleCustody(trx, adopted.cvegeo, { at, cause: reason })),
            );
          }
        }
        if (event === 'withdraw' || event === 'resume')
          entries.push(...(await giveBack(trx, cvegeo, { at, because: reason })));
        entries.push(...(await settleCustody(trx, cvegeo, { at, cause: reason })));
        await appendToLedger(trx, entries, { actor, clock });
        return { ok: true, state: moved.state };
      });
    },

    /** What a coordinator can do with a member as it stands. */
    possibleEvents(state: MembershipState | null): CoordinatorEvent[] {
      const possible = state === null ? [] : acceptedEvents(membershipTransitions, state);
      return coordinatorEvents.filter((event) => possible.includes(event));
    },
  };
}

export type Membership = ReturnType<typeof createMembership>;
