import type { Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../../dependencies.ts';
import { findAccount, type Account } from '../account-queries.ts';
import type { SecondFactors } from '../second-factors.ts';
import { hasSecondFactor } from '../second-factor-queries.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { SecurityLetters } from '../security-letters.ts';
import type { OpenedSession, Sessions } from '../sessions.ts';
import * as attempts from './attempt-queries.ts';
import * as identities from './identity-queries.ts';
import type { LlaveMx } from './llave-mx.ts';
import type { Oidc } from './oidc.ts';
import { resolvePerson } from './resolve-person.ts';

/** Whoever leaves for a provider has this long to be back, and then again to type a code. */
export const attemptLastsMs = 10 * 60_000;

/** A way out: where to send the person, and the secret for their browser's cookie. */
export type Departure = { url: string; browserSecret: string };
export type ReturnFailure = 'attempt-gone' | 'provider-failed' | 'identity-unknown' | 'identity-taken';
export type Returned =
  | { ok: true; step: 'signed-in'; session: OpenedSession; nextPath: string | null }
  /** Only the code of the second factor is missing. */
  | { ok: true; step: 'code'; nextPath: string | null }
  | { ok: true; step: 'linked' }
  | { ok: false; reason: ReturnFailure };

type Back = { browserSecret: string | undefined; parameters: URLSearchParams; userAgent: string | null };

/** Signing in by the proof of others: a government's own identity provider, or Llave MX. */
export function createFederatedSignIn(
  deps: RegistryDeps,
  parts: {
    sessions: Sessions;
    secondFactors: SecondFactors;
    letters: SecurityLetters;
    oidc: Oidc | null;
    llaveMx: LlaveMx | null;
  },
) {
  const { db, clock, logger } = deps;
  const { sessions, secondFactors, letters, oidc, llaveMx } = parts;

  const noProof = { accountId: null, nonce: null, codeVerifier: null, cvegeo: null, nextPath: null };
  async function remember(
    trx: Trx,
    attempt: Partial<attempts.Attempt> & Pick<attempts.Attempt, 'browserHash' | 'stateHash' | 'method'>,
  ): Promise<void> {
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + attemptLastsMs);
    await attempts.addAttempt(trx, { ...noProof, ...attempt, expiresAt, now });
  }

  /** Takes the attempt that this way back is of; there is none for another browser, or a second time. */
  function take(back: Back, method: identities.IdentityMethod) {
    const state = back.parameters.get('state');
    if (state === null || back.browserSecret === undefined) return undefined;
    return attempts.takeAttempt(db, {
      stateHash: hashSecret(state),
      browserHash: hashSecret(back.browserSecret),
      method,
      now: clock.now(),
    });
  }

  function failed(method: identities.IdentityMethod, detail: string | undefined): Returned {
    logger.warn({ method, detail }, 'an identity provider did not identify somebody');
    return { ok: false, reason: 'provider-failed' };
  }

  /** Opens a session, or waits for the code of an account that has a second factor. */
  async function admit(
    trx: Trx,
    account: Account,
    how: { method: identities.IdentityMethod; nextPath: string | null; back: Back },
  ): Promise<Returned> {
    const { method, nextPath, back } = how;
    if (await hasSecondFactor(trx, account.id)) {
      const browserHash = hashSecret(back.browserSecret ?? '');
      await remember(trx, { browserHash, stateHash: null, method, accountId: account.id, nextPath });
      return { ok: true, step: 'code', nextPath };
    }
    const proof = { userAgent: back.userAgent, method, secondFactorAt: null };
    return { ok: true, step: 'signed-in', session: await sessions.open(trx, account, proof), nextPath };
  }

  return {
    hasLlaveMx: llaveMx !== null,

    /** For anybody: towards the provider of their address's domain, which is all that the answer depends on. */
    async leaveForProvider(wish: {
      email: string;
      nextPath: string | null;
    }): Promise<Result<Departure, 'provider-not-found' | 'provider-unreachable'>> {
      const domain = wish.email.slice(wish.email.lastIndexOf('@') + 1);
      const provider = await identities.findProviderOfDomain(db, domain);
      if (!oidc || !provider) return { ok: false, reason: 'provider-not-found' };
      const [state, nonce, browserSecret] = [newSecret(), newSecret(), newSecret()];
      const codeVerifier = oidc.newCodeVerifier();
      const way = await oidc.authorizationUrl(provider, { state, nonce, codeVerifier, email: wish.email });
      if (!way.ok) {
        logger.warn({ cvegeo: provider.cvegeo, detail: way.detail }, 'an identity provider was not reached');
        return { ok: false, reason: 'provider-unreachable' };
      }
      await transaction(db, { name: 'leave for provider' }, (trx) =>
        remember(trx, {
          browserHash: hashSecret(browserSecret),
          stateHash: hashSecret(state),
          method: 'oidc',
          cvegeo: provider.cvegeo,
          nonce,
          codeVerifier,
          nextPath: wish.nextPath,
        }),
      );
      return { ok: true, url: way.url, browserSecret };
    },

    /** For whoever comes back from a government's provider, in the browser that left. */
    async returnFromProvider(back: Back): Promise<Returned> {
      const attempt = await take(back, 'oidc');
      const { nonce, codeVerifier, cvegeo, nextPath } = attempt ?? {};
      if (!nonce || !codeVerifier || !cvegeo || !oidc) return { ok: false, reason: 'attempt-gone' };
      const provider = await identities.findProvider(db, cvegeo);
      if (!provider) return { ok: false, reason: 'attempt-gone' };
      const { parameters } = back;
      const state = parameters.get('state') ?? '';
      const identified = await oidc.identify(provider, { parameters, state, nonce, codeVerifier });
      if (!identified.ok) return failed('oidc', identified.detail);
      return transaction(db, { name: 'sign in by provider' }, async (trx): Promise<Returned> => {
        const at = clock.now();
        const { person } = identified;
        const resolved = await resolvePerson(trx, provider, { person, at });
        if (!resolved.ok) return resolved;
        const identity = { method: 'oidc', issuer: provider.issuer, subject: person.subject } as const;
        await identities.noteIdentityUse(trx, identity, at);
        return admit(trx, resolved.account, { method: 'oidc', nextPath: nextPath ?? null, back });
      });
    },

    /** Towards Llave MX: to sign in, or to link it to the account of somebody who has just proved who they are. */
    async leaveForLlaveMx(wish: {
      accountId: string | null;
      nextPath: string | null;
    }): Promise<Result<Departure, 'provider-not-found'>> {
      if (!llaveMx) return { ok: false, reason: 'provider-not-found' };
      const [state, browserSecret] = [newSecret(), newSecret()];
      await transaction(db, { name: 'leave for Llave MX' }, (trx) =>
        remember(trx, {
          browserHash: hashSecret(browserSecret),
          stateHash: hashSecret(state),
          method: 'llave-mx',
          ...wish,
        }),
      );
      return { ok: true, url: llaveMx.authorizationUrl(state), browserSecret };
    },

    /** For whoever comes back from Llave MX: signs in who linked that CURP before, or links it now. */
    async returnFromLlaveMx(back: Back): Promise<Returned> {
      const attempt = await take(back, 'llave-mx');
      const code = back.parameters.get('code');
      if (!attempt || !llaveMx) return { ok: false, reason: 'attempt-gone' };
      if (code === null) return failed('llave-mx', 'no code');
      const identified = await llaveMx.identify(code);
      if (!identified.ok) return failed('llave-mx', identified.detail);
      const identity = { method: 'llave-mx', issuer: llaveMx.issuer, subject: identified.curp } as const;
      const { accountId, nextPath } = attempt;
      return transaction(db, { name: 'sign in by Llave MX' }, async (trx): Promise<Returned> => {
        const at = clock.now();
        if (accountId !== null) {
          const isLinked = await identities.addIdentity(trx, { ...identity, accountId, at });
          if (!isLinked) return { ok: false, reason: 'identity-taken' };
          await letters.identityLinked(trx, accountId);
          return { ok: true, step: 'linked' };
        }
        const known = await identities.findIdentityAccount(trx, identity);
        const account = known === undefined ? undefined : await findAccount(trx, known);
        if (account?.state !== 'active') return { ok: false, reason: 'identity-unknown' };
        await identities.noteIdentityUse(trx, identity, at);
        return admit(trx, account, { method: 'llave-mx', nextPath, back });
      });
    },

    /** The code of the second factor of whoever came back without it. Throws rate-limited after too many wrong ones. */
    proveCode(answer: {
      browserSecret: string;
      code: string;
      userAgent: string | null;
    }): Promise<
      Result<{ session: OpenedSession }, 'session-ended' | 'second-factor-needed' | 'second-factor-refused'>
    > {
      const browserHash = hashSecret(answer.browserSecret);
      return transaction(db, { name: 'prove second factor' }, async (trx) => {
        const waiting = await attempts.lockProved(trx, { browserHash, now: clock.now() });
        const account = waiting?.accountId ? await findAccount(trx, waiting.accountId) : undefined;
        if (!waiting || account?.state !== 'active') return { ok: false, reason: 'session-ended' };
        const proved = await secondFactors.prove(trx, account.id, answer.code);
        if (!proved.ok) return proved;
        await attempts.removeAttempt(trx, waiting.id);
        const { userAgent } = answer;
        const proof = { userAgent, method: waiting.method, secondFactorAt: proved.provedAt };
        return { ok: true, session: await sessions.open(trx, account, proof) };
      });
    },
  };
}

export type FederatedSignIn = ReturnType<typeof createFederatedSignIn>;
