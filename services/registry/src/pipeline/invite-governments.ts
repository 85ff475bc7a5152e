import { actorReference, type Actor } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { z } from 'zod';
import type { Database, RegistryDeps } from '../dependencies.ts';
import { lockMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { findInvitable } from './invite-queries.ts';
import { addEvent, lockOutreach, noteInvitation } from './outreach-queries.ts';

/** Nobody is invited again before these days have passed. */
export const invitedAgainAfterDays = 14;
const dayMs = 86_400_000;

export type Invitee = { cvegeo: string; email: string; name?: string | undefined };

/** Whether each can be invited, or why not. */
export const invitationVerdicts = [
  'ready',
  'unknown-government',
  'bad-address',
  'repeated',
  'on-its-way',
  'invited-recently',
] as const;
export type InvitationVerdict = (typeof invitationVerdicts)[number];
export type JudgedInvitee = Invitee & { governmentName: string | null; verdict: InvitationVerdict };

const addressSchema = z.email().max(254);

/** Inviting many governments at once, one address each: first looked at, then sent. */
export function createGovernmentInvitations(
  deps: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  const { db, clock } = deps;

  async function judge(source: Database, invitees: readonly Invitee[]): Promise<JudgedInvitee[]> {
    const known = await findInvitable(
      source,
      invitees.map(({ cvegeo }) => cvegeo),
    );
    const recent = new Date(clock.now().getTime() - invitedAgainAfterDays * dayMs);
    const seen = new Set<string>();
    return invitees.map((invitee) => {
      const government = known.get(invitee.cvegeo);
      const judged = (verdict: InvitationVerdict): JudgedInvitee => ({
        ...invitee,
        governmentName: government?.name ?? null,
        verdict,
      });
      if (!government) return judged('unknown-government');
      if (!addressSchema.safeParse(invitee.email).success) return judged('bad-address');
      if (seen.has(invitee.cvegeo)) return judged('repeated');
      seen.add(invitee.cvegeo);
      if (government.state !== null && government.state !== 'withdrawn') return judged('on-its-way');
      if (government.invited_at !== null && government.invited_at > recent) return judged('invited-recently');
      return judged('ready');
    });
  }

  return {
    /** Who would be written to, who would not and why, and the letter the first of them would get. */
    async preview(actor: Actor, wish: { invitees: readonly Invitee[]; message: string }) {
      authorize(actor, 'pipeline.write', { cvegeo: null });
      const judged = await judge(db, wish.invitees);
      const first = judged.find(({ verdict }) => verdict === 'ready');
      return { judged, letter: first ? letterTo(first, wish.message) : null };
    },

    /**
     * Writes to those who can be invited, each with its own letter and link, all of them or none; the rest are given
     * back with the reason. Sending the same again finds everybody invited already.
     */
    send(
      actor: Actor,
      wish: { invitees: readonly Invitee[]; message: string },
    ): Promise<{ judged: JudgedInvitee[]; sent: number }> {
      authorize(actor, 'pipeline.write', { cvegeo: null });
      return transaction(db, { name: 'invite governments' }, async (trx) => {
        // Locked in the order of their keys, so that two who invite at once wait and do not block each other.
        for (const cvegeo of [...new Set(wish.invitees.map((invitee) => invitee.cvegeo))].toSorted())
          await lockMember(trx, cvegeo);
        const judged = await judge(trx, wish.invitees);
        const ready = judged.filter(({ verdict }) => verdict === 'ready');
        const at = clock.now();
        for (const invitee of ready) {
          const { cvegeo, email, name } = invitee;
          await lockOutreach(trx, cvegeo);
          await noteInvitation(trx, cvegeo, at);
          const letter = letterTo(invitee, wish.message);
          const id = await addEvent(trx, {
            cvegeo,
            kind: 'invitation',
            text: letter.body,
            recipient: email,
            at,
            recordedBy: actorReference(actor),
          });
          await notifications.notify(
            trx,
            { people: [{ name: name || 'A quien corresponda', email }] },
            {
              kind: 'network.invitation',
              cvegeo,
              title: letter.subject,
              body: letter.body,
              path: letter.path,
              about: `outreach:${id}`,
            },
          );
        }
        return { judged, sent: ready.length };
      });
    },
  };
}

/** The invitation of one government: the coordinator's words, and what the link is for. */
function letterTo({ cvegeo, governmentName }: JudgedInvitee, message: string) {
  return {
    subject: `Invitación a ${governmentName} a la Red México Abierto`.slice(0, 200),
    body: `${message}

En este enlace está la solicitud para unirse, ya con el nombre de su gobierno (${governmentName}). Toma unos diez minutos: se nombra a dos personas y se adjunta el oficio que las designa.`,
    path: `/unirse?gobierno=${cvegeo}`,
  };
}

export type GovernmentInvitations = ReturnType<typeof createGovernmentInvitations>;
