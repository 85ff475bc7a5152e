import type { Grant, Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { findAccount, noteSignIn, type Account } from './account-queries.ts';
import type { Credentials } from './credentials.ts';
import { findLiveGrants } from './grant-queries.ts';
import { accessTokenLife, type KeyRing } from './key-ring.ts';
import { hasSecondFactor } from './second-factor-queries.ts';
import type { SecondFactors } from './second-factors.ts';
import { hashSecret, newSecret } from './secrets.ts';
import * as queries from './session-queries.ts';

const dayMs = 86_400_000;
/** An unused session lasts this long; a used one, at most `sessionLastsMs` from the sign-in. */
const refreshTokenLastsMs = 14 * dayMs;
const sessionLastsMs = 30 * dayMs;

/**
 * Two tabs of one browser may send the same refresh token at once. The second gets no token and is told to
 * try again: by then the cookie, which both tabs share, is the new one. A used token never buys anything, and
 * after these seconds it ends the session, because only a copy can still be sending it.
 */
const simultaneousMs = 10_000;

/** `to-enrol`: this person must have a second factor, and until then has no grants. */
export const secondFactorStates = ['on', 'off', 'to-enrol'] as const;
export type SecondFactorState = (typeof secondFactorStates)[number];

/** What a person has after signing in: the access token to send, and the refresh token for the cookie. */
export type OpenedSession = {
  accessToken: string;
  expiresInSeconds: number;
  account: { id: string; name: string; email: string; grants: Grant[]; secondFactor: SecondFactorState };
  refreshToken: string;
  refreshExpiresAt: Date;
};

/** How somebody has just proved who they are; `secondFactorAt` null when no code was asked for. */
export type Proof = {
  userAgent: string | null;
  method: queries.SessionMethod;
  secondFactorAt: Date | null;
};

/** Signing in, staying signed in and signing out. */
export function createSessions(
  deps: RegistryDeps,
  parts: { keyRing: KeyRing; credentials: Credentials; secondFactors: SecondFactors },
) {
  const { db, clock, logger, secondFactor = 'required' } = deps;
  const { credentials, secondFactors } = parts;

  /**
   * What a session lets its account do. A coordinator's grants, all of them, wait for a second factor proved in that very
   * session.
   */
  async function powersOf(
    source: RegistryDeps['db'],
    accountId: string,
    { secondFactorAt }: { secondFactorAt: Date | null },
  ): Promise<{ grants: Grant[]; secondFactor: SecondFactorState }> {
    const grants = await findLiveGrants(source, accountId, { now: clock.now() });
    const isOn = await hasSecondFactor(source, accountId);
    const isRequired = secondFactor === 'required' && grants.some(({ role }) => role === 'coordinator');
    if (isRequired && secondFactorAt === null) return { grants: [], secondFactor: 'to-enrol' };
    return { grants, secondFactor: isOn ? 'on' : 'off' };
  }

  async function issue(
    trx: Trx,
    account: Account,
    session: { id: string; startedAt: Date; secondFactorAt: Date | null },
  ): Promise<OpenedSession> {
    const now = clock.now();
    const refreshToken = newSecret();
    const refreshExpiresAt = new Date(
      Math.min(now.getTime() + refreshTokenLastsMs, session.startedAt.getTime() + sessionLastsMs),
    );
    await queries.addRefreshToken(trx, {
      tokenHash: hashSecret(refreshToken),
      sessionId: session.id,
      issuedAt: now,
      expiresAt: refreshExpiresAt,
    });
    const powers = await powersOf(trx, account.id, session);
    const { id, name, email } = account;
    const accessToken = await parts.keyRing.sign({
      id,
      name,
      grants: powers.grants,
      sessionId: session.id,
    });
    return {
      accessToken,
      expiresInSeconds: accessTokenLife(powers.grants, now),
      account: { id, name, email, ...powers },
      refreshToken,
      refreshExpiresAt,
    };
  }

  /** Starts a session for an account whose owner has just proved who they are. */
  async function open(trx: Trx, account: Account, proof: Proof) {
    const at = clock.now();
    const { userAgent, method, secondFactorAt } = proof;
    const id = await queries.addSession(trx, {
      accountId: account.id,
      userAgent,
      method,
      secondFactorAt,
      at,
    });
    await noteSignIn(trx, account.id, at);
    return issue(trx, account, { id, startedAt: at, secondFactorAt });
  }

  return {
    open,
    checkCredentials: (email: string, password: string) => credentials.check(email, password),

    /** What of the grants in a person's token is still in force. */
    async grantsOf(actor: { accountId: string; grants: readonly Grant[] }): Promise<Grant[]> {
      const live = await findLiveGrants(db, actor.accountId, { now: clock.now() });
      return live.filter(({ role, cvegeo }) =>
        actor.grants.some((grant) => grant.role === role && grant.cvegeo === cvegeo),
      );
    },

    /** For anybody. Throws rate-limited after too many failures for this e-mail, or wrong codes of its account. */
    async signIn(wish: {
      email: string;
      password: string;
      /** Of the account's second factor, when it has one. */
      code?: string | undefined;
      userAgent: string | null;
    }): Promise<
      Result<{ session: OpenedSession }, 'sign-in-refused' | 'second-factor-needed' | 'second-factor-refused'>
    > {
      const { email, password, code, userAgent } = wish;
      const account = await credentials.check(email, password);
      if (!account) return { ok: false, reason: 'sign-in-refused' };
      return transaction(db, { name: 'sign in' }, async (trx) => {
        const proved = await secondFactors.prove(trx, account.id, code);
        if (!proved.ok) return proved;
        const proof: Proof = { userAgent, method: 'password', secondFactorAt: proved.provedAt };
        return { ok: true, session: await open(trx, account, proof) };
      });
    },

    /** For the bearer of a refresh token: exchanges it for a new one and a new access token. */
    refresh(
      refreshToken: string,
    ): Promise<Result<{ session: OpenedSession }, 'session-ended' | 'session-being-refreshed'>> {
      const tokenHash = hashSecret(refreshToken);
      return transaction(db, { name: 'refresh session' }, async (trx) => {
        const token = await queries.lockRefreshToken(trx, tokenHash);
        const at = clock.now();
        if (!token || token.ended_at !== null) return { ok: false, reason: 'session-ended' };
        const end = async (because: 'reuse-detected' | 'expired' | 'revoked') => {
          await queries.endSession(trx, token.session_id, { because, at });
          return { ok: false, reason: 'session-ended' } as const;
        };
        if (token.used_at !== null) {
          if (at.getTime() - token.used_at.getTime() < simultaneousMs)
            return { ok: false, reason: 'session-being-refreshed' };
          logger.warn({ sessionId: token.session_id }, 'a used refresh token came back; session ended');
          return end('reuse-detected');
        }
        if (token.expires_at <= at) return end('expired');
        const account = await findAccount(trx, token.account_id);
        if (!account || account.state !== 'active') return end('revoked');
        await queries.useRefreshToken(trx, tokenHash, at);
        const session = await issue(trx, account, {
          id: token.session_id,
          startedAt: token.started_at,
          secondFactorAt: token.second_factor_at,
        });
        return { ok: true, session };
      });
    },

    /** Ends the session of a refresh token; one that is not ours is signed out already. */
    async signOut(refreshToken: string): Promise<void> {
      const id = await queries.findSessionOfToken(db, hashSecret(refreshToken));
      if (id !== undefined) await queries.endSession(db, id, { because: 'signed-out', at: clock.now() });
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
