import {
  actorReference,
  canInvite,
  governmentsFor,
  memberStates,
  type Actor,
  type Result,
  type Role,
} from '@rma/domain';
import { transaction } from '@rma/persistence';
import { refusal, validationFailed } from '@rma/service-kit';
import type { Database, RegistryDeps, Trx } from '../dependencies.ts';
import { findMember, lockMember } from '../membership/membership-queries.ts';
import { invitationLetter } from '../messages/letters.ts';
import type { Messages } from '../messages/messages.ts';
import { addAccount, findAccountByEmail, type Account } from './account-queries.ts';
import { fulfilInvitation } from './fulfil-invitation.ts';
import * as queries from './invitation-queries.ts';
import { hashPassword, passwordFault } from './passwords.ts';
import { hashSecret, newSecret } from './secrets.ts';
import type { SecondFactors } from './second-factors.ts';
import type { OpenedSession, Sessions } from './sessions.ts';

const lastsMs = 7 * 86_400_000;

export type NewInvitation = { email: string; name: string; role: Role; cvegeo: string | null };
/** An invitation just made: `token` is the secret of its link, which is also in the mail. */
export type SentInvitation = { id: string; token: string; expiresAt: Date };
type NotUsable = 'invitation-not-found' | 'invitation-used' | 'invitation-expired';

/** One-time links by which people get their accounts and roles. */
export function createInvitations(
  deps: RegistryDeps,
  parts: { messages: Messages; sessions: Sessions; secondFactors: SecondFactors },
) {
  const { db, clock, publicUrl } = deps;
  const { messages, sessions, secondFactors } = parts;

  /** Writes an invitation and its mail in the caller's transaction, which has checked the permission. */
  async function send(
    trx: Trx,
    actor: Actor,
    invitation: NewInvitation & { officialId: string | null; governmentName: string | null },
  ): Promise<SentInvitation> {
    const token = newSecret();
    const createdAt = clock.now();
    const expiresAt = new Date(createdAt.getTime() + lastsMs);
    const { email, name, role, cvegeo, officialId, governmentName } = invitation;
    const id = await queries.addInvitation(trx, {
      email,
      name,
      role,
      cvegeo,
      officialId,
      tokenHash: hashSecret(token),
      invitedBy: actorReference(actor),
      createdAt,
      expiresAt,
    });
    const link = `${publicUrl}/invitacion/${token}`;
    await messages.post(trx, invitationLetter({ email, name, role, governmentName, link }));
    return { id, token, expiresAt };
  }

  async function findUsable(source: Database, token: string) {
    const found = await queries.findInvitation(source, hashSecret(token));
    if (!found) return { ok: false, reason: 'invitation-not-found' } as const;
    if (found.accepted_at !== null) return { ok: false, reason: 'invitation-used' } as const;
    if (found.expires_at <= clock.now()) return { ok: false, reason: 'invitation-expired' } as const;
    return { ok: true, invitation: found } as const;
  }

  /** The account of the invited person: the one they have, if they know its password, or a new one. */
  async function accountOf(email: string, answer: { name: string; password: string }) {
    if (await findAccountByEmail(db, email)) {
      const account = await sessions.checkCredentials(email, answer.password);
      return account ? async () => account : null;
    }
    const fault = passwordFault(answer.password, email);
    if (fault)
      throw validationFailed(
        [
          {
            code: 'custom',
            path: ['password'],
            message: fault.es,
            params: { en: fault.en },
            input: undefined,
          },
        ],
        'body',
      );
    const passwordHash = await hashPassword(answer.password);
    return async (trx: Trx): Promise<Account | null> => {
      const id = await addAccount(trx, { email, name: answer.name, passwordHash, at: clock.now() });
      if (id === undefined) return null;
      return { id, email, name: answer.name, password_hash: passwordHash, state: 'active' };
    };
  }

  return {
    send,

    /** Coordinators invite into any role; an administrator, a liaison of the same government. */
    invite(
      actor: Actor,
      invitation: NewInvitation,
    ): Promise<Result<{ invitation: SentInvitation }, 'not-a-member'>> {
      if (!canInvite(actor, invitation)) throw refusal(actor, 'account.invite');
      const { role, cvegeo } = invitation;
      return transaction(db, { name: 'invite' }, async (trx) => {
        const member = cvegeo === null ? null : await findMember(trx, cvegeo);
        const needsMember = role === 'liaison' || role === 'administrator';
        if (needsMember && !memberStates.some((state) => state === member?.state))
          return { ok: false, reason: 'not-a-member' };
        const governmentName = member?.name ?? null;
        const sent = await send(trx, actor, { ...invitation, officialId: null, governmentName });
        return { ok: true, invitation: sent };
      });
    },

    /** What the actor's side invited: everything, or the invitations of the governments one may invite for. */
    list(actor: Actor, page: { first: number; after: string | null }) {
      const governments = governmentsFor(actor, 'account.invite');
      if (governments.length === 0) throw refusal(actor, 'account.invite');
      return queries.listInvitations(db, { governments, ...page });
    },

    /** For the bearer of the link: who is invited to what, and whether they have an account already. */
    async read(token: string) {
      const usable = await findUsable(db, token);
      if (!usable.ok) return usable;
      const account = await findAccountByEmail(db, usable.invitation.email);
      return { ...usable, hasAccount: account !== undefined };
    },

    /**
     * For the bearer of the link: gives the role to their account, which is made with this name and password
     * or, when the e-mail has one, must be theirs by its password and its second factor; and signs them in.
     * Throws validation-failed for a password that is not accepted, rate-limited after too many failures.
     */
    async accept(
      token: string,
      answer: { name: string; password: string; code?: string | undefined; userAgent: string | null },
    ): Promise<
      Result<
        { session: OpenedSession },
        NotUsable | 'sign-in-refused' | 'second-factor-needed' | 'second-factor-refused'
      >
    > {
      const early = await findUsable(db, token);
      if (!early.ok) return early;
      const provide = await accountOf(early.invitation.email, answer);
      if (!provide) return { ok: false, reason: 'sign-in-refused' };
      return transaction(db, { name: 'accept invitation' }, async (trx) => {
        // Whoever replaces the official or sees the government leave ends invitations and grants: one after the other.
        if (early.invitation.cvegeo !== null) await lockMember(trx, early.invitation.cvegeo);
        const usable = await findUsable(trx, token);
        if (!usable.ok) return usable;
        const account = await provide(trx);
        if (!account) {
          const now = await findUsable(trx, token);
          if (!now.ok) return now;
          throw new Error('An account with this e-mail was made a moment ago.');
        }
        const proved = await secondFactors.prove(trx, account.id, answer.code);
        if (!proved.ok) return proved;
        if (!(await fulfilInvitation(trx, usable.invitation, { account, at: clock.now() })))
          return { ok: false, reason: 'invitation-used' };
        const { userAgent } = answer;
        const proof = { userAgent, method: 'invitation', secondFactorAt: proved.provedAt } as const;
        return { ok: true, session: await sessions.open(trx, account, proof) };
      });
    },
  };
}

export type Invitations = ReturnType<typeof createInvitations>;
