import { secondsWithinDay, type Clock, type Grant } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Database } from '../dependencies.ts';
import { addSigningKey, findSigningKey, findVerifyingKeys, lockRotation } from './signing-key-queries.ts';

const dayMs = 86_400_000;
const signsForMs = 30 * dayMs;
const verifiesForMs = signsForMs + dayMs;

/** How long an access token is good for, at most. */
const accessTokenSeconds = 600;

/**
 * How many seconds a token with these grants is good for from `now`: never into another day of one of its
 * governments, because a term may have ended with this one.
 */
export function accessTokenLife(grants: readonly Grant[], now: Date): number {
  const cvegeos = grants.flatMap(({ cvegeo }) => cvegeo ?? []);
  return secondsWithinDay(cvegeos, { from: now, atMostSeconds: accessTokenSeconds });
}

type SigningKey = { kid: string; key: Awaited<ReturnType<typeof importJWK>>; signsUntil: Date };
type VerifyingKey = { jwk: JWK; verifiesUntil: Date };

/**
 * The Ed25519 keys of access tokens. A key signs for 30 days and verifies for one more; the first token asked
 * for after that makes the next key. Keys live in the database, so every process signs and verifies with them.
 */
export function createKeyRing({ db, clock, issuer }: { db: Database; clock: Clock; issuer: string }) {
  let current: SigningKey | undefined;
  let verifying = new Map<string, VerifyingKey>();

  async function makeKey(): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const [publicJwk, privateJwk] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
    const kid = await calculateJwkThumbprint(publicJwk);
    await transaction(db, { name: 'rotate signing key' }, async (trx) => {
      await lockRotation(trx);
      const createdAt = clock.now();
      if (await findSigningKey(trx, createdAt)) return;
      await addSigningKey(trx, {
        kid,
        publicJwk: { ...publicJwk, kid, alg: 'EdDSA', use: 'sig' },
        privateJwk,
        createdAt,
        signsUntil: new Date(createdAt.getTime() + signsForMs),
        verifiesUntil: new Date(createdAt.getTime() + verifiesForMs),
      });
    });
  }

  async function signingKey(): Promise<SigningKey> {
    if (current && current.signsUntil > clock.now()) return current;
    if (!(await findSigningKey(db, clock.now()))) await makeKey();
    const row = await findSigningKey(db, clock.now());
    if (!row) throw new Error('There is no signing key although one was just made.');
    const key = await importJWK(row.private_jwk, 'EdDSA');
    current = { kid: row.kid, key, signsUntil: row.signs_until };
    return current;
  }

  async function readVerifyingKeys(): Promise<void> {
    const rows = await findVerifyingKeys(db, clock.now());
    verifying = new Map(
      rows.map((row) => [row.kid, { jwk: row.public_jwk, verifiesUntil: row.verifies_until }]),
    );
  }

  return {
    /** An access token (JWT, EdDSA) for a person, good for `accessTokenLife`. */
    async sign(account: { id: string; name: string; grants: Grant[]; sessionId?: string }): Promise<string> {
      const { kid, key } = await signingKey();
      const now = clock.now();
      const issuedAt = Math.floor(now.getTime() / 1000);
      const { name, grants, sessionId: sid } = account;
      return new SignJWT({ name, grants, typ: 'access', ...(sid !== undefined && { sid }) })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setSubject(account.id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenLife(account.grants, now))
        .sign(key);
    },

    /** The public key of a key id as a JWK; null when it is not ours or no longer verifies. */
    async publicKeyFor(kid: string): Promise<JWK | null> {
      if (!verifying.has(kid) && /^[\w-]{43}$/.test(kid)) await readVerifyingKeys();
      const found = verifying.get(kid);
      return found && found.verifiesUntil > clock.now() ? found.jwk : null;
    },

    /** Every key that verifies today, as a JWK set (RFC 7517). */
    async jwks(): Promise<{ keys: JWK[] }> {
      await signingKey();
      await readVerifyingKeys();
      return { keys: [...verifying.values()].map(({ jwk }) => jwk) };
    },
  };
}

export type KeyRing = ReturnType<typeof createKeyRing>;
