import type { JWK } from 'jose';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Trx } from '../dependencies.ts';

// Any number: it only has to be the same for every process that may change the instance's key.
const instanceKeyLock = 7_462_042;

const jwkSchema = z.looseObject({ kty: z.string(), kid: z.string() });
const privateJwkSchema = z.looseObject({ kty: z.literal('OKP'), d: z.string() });

/** One process at a time makes or changes the key. */
export async function lockInstanceKey(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${instanceKeyLock})`.execute(trx);
}

/** The key that signs, with its private part; undefined before the first need of it. */
export async function findActiveKey(db: Database) {
  const row = await db
    .selectFrom('registry.instance_key')
    .select(['kid', 'public_jwk', 'private_jwk'])
    .where('state', '=', 'active')
    .executeTakeFirst();
  return (
    row && {
      kid: row.kid,
      publicJwk: jwkSchema.parse(row.public_jwk) as JWK & { kid: string },
      privateJwk: privateJwkSchema.parse(row.private_jwk) as JWK,
    }
  );
}

/** Only the name of the key that signs: asked for at every signature. */
export async function findActiveKid(db: Database): Promise<string | undefined> {
  const row = await db
    .selectFrom('registry.instance_key')
    .select('kid')
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row?.kid;
}

/** Every key this instance ever had, the active one first, then the newest, without private parts. */
export async function listInstanceKeys(db: Database) {
  const rows = await db
    .selectFrom('registry.instance_key')
    .select(['kid', 'public_jwk', 'state', 'created_at', 'ended_at', 'endorsement'])
    .orderBy(sql`state = 'active'`, 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ public_jwk, created_at, ended_at, ...row }) => ({
    ...row,
    publicJwk: jwkSchema.parse(public_jwk) as JWK & { kid: string },
    createdAt: created_at,
    endedAt: ended_at,
  }));
}

export async function addInstanceKey(
  trx: Trx,
  key: { kid: string; publicJwk: JWK; privateJwk: JWK; createdAt: Date; endorsement: string | null },
): Promise<void> {
  await trx
    .insertInto('registry.instance_key')
    .values({
      kid: key.kid,
      public_jwk: JSON.stringify(key.publicJwk),
      private_jwk: JSON.stringify(key.privateJwk),
      state: 'active',
      created_at: key.createdAt,
      ended_at: null,
      endorsement: key.endorsement,
    })
    .execute();
}

/** Ends a key and forgets its private part; false when there is none such to end. */
export async function endInstanceKey(
  trx: Trx,
  end: { kid: string; state: 'retired' | 'revoked'; at: Date },
): Promise<boolean> {
  const { kid, state, at } = end;
  const result = await trx
    .updateTable('registry.instance_key')
    .set({ state, ended_at: at, private_jwk: null })
    .where('kid', '=', kid)
    .where('state', '<>', 'revoked')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
