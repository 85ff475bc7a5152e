import type { Actor, Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { findAccount, type Account } from './account-queries.ts';
import * as queries from './account-session-queries.ts';
import type { Credentials } from './credentials.ts';
import type { SecondFactors } from './second-factors.ts';
import type { SecurityLetters } from './security-letters.ts';
import { endSession } from './session-queries.ts';

/** Somebody without a password proves who they are by having signed in this recently. */
const freshForMs = 15 * 60_000;

/** What people do with their own account: its sessions and its second factor. */
export function createOwnAccount(
  deps: RegistryDeps,
  parts: { credentials: Credentials; secondFactors: SecondFactors; letters: SecurityLetters },
) {
  const { db, clock } = deps;
  const { credentials, secondFactors, letters } = parts;

  /** The person behind a request and the session it comes from; a machine has no account of its own. */
  async function ownerOf(
    actor: Actor,
  ): Promise<{ account: Account; session: { id: string; startedAt: Date } }> {
    if (actor.kind !== 'person' || actor.sessionId === undefined) throw problems.unauthenticated();
    const account = await findAccount(db, actor.accountId);
    const session = await queries.findLiveSession(db, { id: actor.sessionId, accountId: actor.accountId });
    if (!account || account.state !== 'active' || !session) throw problems.unauthenticated();
    return { account, session: { id: session.id, startedAt: session.started_at } };
  }

  /** Whoever types their password, or signed in a moment ago when there is none, is the person and not a borrowed token. */
  function isProved(
    { account, session }: Awaited<ReturnType<typeof ownerOf>>,
    password: string | undefined,
  ): Promise<boolean> | boolean {
    if (account.password_hash === null)
      return clock.now().getTime() - session.startedAt.getTime() < freshForMs;
    return credentials.check(account.email, password ?? '').then((found) => found !== null);
  }

  return {
    ownerOf,
    isProved,

    /** The person's live sessions, newest first. */
    async sessions(actor: Actor) {
      const { account, session } = await ownerOf(actor);
      const rows = await queries.listLiveSessions(db, account.id, clock.now());
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.started_at.toISOString(),
        lastUsedAt: row.last_used_at.toISOString(),
        userAgent: row.user_agent,
        method: row.method,
        hasSecondFactor: row.second_factor_at !== null,
        isCurrent: row.id === session.id,
      }));
    },

    /** Ends one of the person's sessions; its access token is good for its last minutes, up to ten. */
    async endSession(actor: Actor, id: string): Promise<Result<object, 'session-not-found'>> {
      const { account } = await ownerOf(actor);
      const found = await queries.findLiveSession(db, { id, accountId: account.id });
      if (!found) return { ok: false, reason: 'session-not-found' };
      await endSession(db, id, { because: 'revoked', at: clock.now() });
      return { ok: true };
    },

    /** Ends all of the person's sessions but this one. */
    async endOtherSessions(actor: Actor): Promise<{ ended: number }> {
      const { account, session } = await ownerOf(actor);
      const which = { accountId: account.id, except: session.id };
      return { ended: await queries.endOtherSessions(db, which, clock.now()) };
    },

    /** For coordinators: ends every session of somebody, who is told; and takes a lost second factor away. */
    async endSessionsOf(
      actor: Actor,
      accountId: string,
      { forgetsSecondFactor }: { forgetsSecondFactor: boolean },
    ): Promise<Result<{ ended: number }, 'account-not-found'>> {
      authorize(actor, 'account.end-sessions', { cvegeo: null });
      if (!(await findAccount(db, accountId))) return { ok: false, reason: 'account-not-found' };
      return transaction(db, { name: 'end sessions' }, async (trx) => {
        const ended = await queries.endOtherSessions(trx, { accountId, except: null }, clock.now());
        if (forgetsSecondFactor) await secondFactors.forget(trx, accountId);
        await letters.sessionsEnded(trx, accountId);
        return { ok: true, ended };
      });
    },

    /** Whether the person has a second factor. */
    async secondFactor(actor: Actor) {
      const { account } = await ownerOf(actor);
      return { ...(await secondFactors.read(account.id)), hasPassword: account.password_hash !== null };
    },

    /**
     * Begins a second factor for whoever types their password, or signed in a moment ago when there is none. Throws
     * rate-limited after too many wrong passwords.
     */
    async beginSecondFactor(
      actor: Actor,
      { password }: { password: string | undefined },
    ): Promise<Result<{ secret: string; address: string }, 'proof-needed' | 'second-factor-exists'>> {
      const owner = await ownerOf(actor);
      if (!(await isProved(owner, password))) return { ok: false, reason: 'proof-needed' };
      return secondFactors.begin(owner.account);
    },

    async confirmSecondFactor(actor: Actor, code: string) {
      const { account, session } = await ownerOf(actor);
      return secondFactors.confirm(account, { code, sessionId: session.id });
    },

    async renewRecoveryCodes(actor: Actor, code: string) {
      const { account } = await ownerOf(actor);
      return secondFactors.renewRecoveryCodes(account.id, code);
    },

    async removeSecondFactor(actor: Actor, code: string) {
      const { account } = await ownerOf(actor);
      return secondFactors.remove(account.id, code);
    },
  };
}

export type OwnAccount = ReturnType<typeof createOwnAccount>;
