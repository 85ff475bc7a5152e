import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

// Any number: it only has to be the same for every process that may rotate the keys.
const rotationLock = 7_462_040;

/** One process at a time decides whether a new key is due. */
export async function lockRotation(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${rotationLock})`.execute(trx);
}

/** The newest key that still signs. */
export function findSigningKey(db: Database, now: Date) {
  return db
    .selectFrom('registry.signing_key')
    .select(['kid', 'private_jwk', 'signs_until'])
    .where('signs_until', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function findVerifyingKeys(db: Database, now: Date) {
  return db
    .selectFrom('registry.signing_key')
    .select(['kid', 'public_jwk', 'verifies_until'])
    .where('verifies_until', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
}

export type NewSigningKey = {
  kid: string;
  publicJwk: object;
  privateJwk: object;
  createdAt: Date;
  signsUntil: Date;
  verifiesUntil: Date;
};

/** Adds a key and forgets those that verify nothing any more. */
export async function addSigningKey(trx: Trx, key: NewSigningKey): Promise<void> {
  await trx.deleteFrom('registry.signing_key').where('verifies_until', '<=', key.createdAt).execute();
  await trx
    .insertInto('registry.signing_key')
    .values({
      kid: key.kid,
      public_jwk: JSON.stringify(key.publicJwk),
      private_jwk: JSON.stringify(key.privateJwk),
      created_at: key.createdAt,
      signs_until: key.signsUntil,
      verifies_until: key.verifiesUntil,
    })
    .execute();
}
