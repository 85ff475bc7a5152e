import type { ConfirmationKind } from '@rma/persistence';
import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

export async function addConfirmation(
  trx: Trx,
  confirmation: {
    tokenHash: string;
    kind: ConfirmationKind;
    subjectId: string;
    email: string;
    at: Date;
    expiresAt: Date;
  },
): Promise<void> {
  const { tokenHash, kind, subjectId, email, at, expiresAt } = confirmation;
  await trx
    .insertInto('registry.confirmation')
    .values({
      token_hash: tokenHash,
      kind,
      subject_id: subjectId,
      email,
      created_at: at,
      expires_at: expiresAt,
      confirmed_at: null,
    })
    .execute();
}

/** How many links an address was sent since then; who counts waits for whoever else counts the same. */
export async function countConfirmations(trx: Trx, email: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(lower(${email}), 260))`.execute(trx);
  const { count } = await trx
    .selectFrom('registry.confirmation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Links nobody has opened, counted up to a limit. */
export async function countPending(db: Database, limit: number): Promise<number> {
  const { count } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('registry.confirmation')
        .select('id')
        .where('confirmed_at', 'is', null)
        .limit(limit)
        .as('pending'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export function findConfirmation(db: Database, tokenHash: string) {
  return db
    .selectFrom('registry.confirmation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

export function lockConfirmation(trx: Trx, tokenHash: string) {
  return trx
    .selectFrom('registry.confirmation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function noteConfirmed(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('registry.confirmation').set({ confirmed_at: at }).where('id', '=', id).execute();
}

/** Links that ended before then, and with them the address. */
export async function forgetConfirmations(trx: Trx, before: Date): Promise<void> {
  await trx.deleteFrom('registry.confirmation').where('expires_at', '<', before).execute();
}
