import type { Grant, Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { problems } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { findAccount, findAccountByEmail, noteSignIn, type Account } from './account-queries.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { findLiveGrants } from './grant-queries.ts';
import { accessTokenLife, type KeyRing } from './key-ring.ts';
import { verifyPassword } from './passwords.ts';
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

/** What a person has after signing in: the access token to send, and the refresh token for the cookie. */
export type OpenedSession = {
  accessToken: string;
  expiresInSeconds: number;
  account: { id: string; name: string; email: string; grants: Grant[] };
  refreshToken: string;
  refreshExpiresAt: Date;
};

/** Signing in, staying signed in and signing out. */
export function createSessions(deps: RegistryDeps, parts: { keyRing: KeyRing; limits: AttemptLimits }) {
  const { db, clock, logger } = deps;

  async function issue(
    trx: Trx,
    account: Account,
    session: { id: string; startedAt: Date },
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
    const grants = await findLiveGrants(trx, account.id, { now });
    const { id, name, email } = account;
    const accessToken = await parts.keyRing.sign({ id, name, grants });
    return {
      accessToken,
      expiresInSeconds: accessTokenLife(grants, now),
      account: { id, name, email, grants },
      refreshToken,
      refreshExpiresAt,
    };
  }

  /** Starts a session for an account whose owner has just proved who they are. */
  async function open(trx: Trx, account: Account, { userAgent }: { userAgent: string | null }) {
    const at = clock.now();
    const id = await queries.addSession(trx, { accountId: account.id, userAgent, at });
    await noteSignIn(trx, account.id, at);
    return issue(trx, account, { id, startedAt: at });
  }

  /** The active account of these credentials, or null; throws rate-limited after too many failures. */
  async function checkCredentials(email: string, password: string): Promise<Account | null> {
    const key = email.toLowerCase();
    const turn = parts.limits.begin(key);
    if (!turn.ok) throw problems.rateLimited({ retryAfterSeconds: turn.retryAfterSeconds });
    const account = await findAccountByEmail(db, email);
    const isTheirs = await verifyPassword(account?.password_hash ?? null, password);
    if (!account || !isTheirs || account.state !== 'active') return null;
    parts.limits.succeeded(key);
    return account;
  }

  return {
    open,
    checkCredentials,

    /** For anybody. Throws rate-limited after too many failures for this e-mail. */
    async signIn(credentials: {
      email: string;
      password: string;
      userAgent: string | null;
    }): Promise<Result<{ session: OpenedSession }, 'sign-in-refused'>> {
      const account = await checkCredentials(credentials.email, credentials.password);
      if (!account) return { ok: false, reason: 'sign-in-refused' };
      const session = await transaction(db, { name: 'sign in' }, (trx) => open(trx, account, credentials));
      return { ok: true, session };
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
        const session = await issue(trx, account, { id: token.session_id, startedAt: token.started_at });
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
