import type { Database, Trx } from '../dependencies.ts';

/** The second factor of an account, confirmed or only begun. */
export function findSecondFactor(db: Database, accountId: string) {
  return db
    .selectFrom('registry.second_factor')
    .select(['secret', 'begun_at', 'confirmed_at', 'last_step'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

export async function hasSecondFactor(db: Database, accountId: string): Promise<boolean> {
  const found = await findSecondFactor(db, accountId);
  return found !== undefined && found.confirmed_at !== null;
}

/** Begins a second factor, in the place of one that was not confirmed; false when there is a confirmed one. */
export async function beginSecondFactor(
  trx: Trx,
  factor: { accountId: string; secret: string; at: Date },
): Promise<boolean> {
  const begun = { secret: factor.secret, begun_at: factor.at };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('registry.second_factor')
    .values({ account_id: factor.accountId, ...begun, confirmed_at: null, last_step: null })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet(begun)
        .where('registry.second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function confirmSecondFactor(
  trx: Trx,
  accountId: string,
  { step, at }: { step: number; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.second_factor')
    .set({ confirmed_at: at, last_step: step })
    .where('account_id', '=', accountId)
    .execute();
}

/** Takes the code of a step; false when that one or a later one was taken already. */
export async function takeStep(trx: Trx, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('registry.second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeSecondFactor(trx: Trx, accountId: string): Promise<void> {
  await trx.deleteFrom('registry.recovery_code').where('account_id', '=', accountId).execute();
  await trx.deleteFrom('registry.second_factor').where('account_id', '=', accountId).execute();
}

/** Puts these recovery codes in the place of all the earlier ones. */
export async function putRecoveryCodes(trx: Trx, accountId: string, hashes: string[]): Promise<void> {
  await trx.deleteFrom('registry.recovery_code').where('account_id', '=', accountId).execute();
  await trx
    .insertInto('registry.recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, code_hash: hash, used_at: null })))
    .execute();
}

/** Uses a recovery code; false when it is none, or was used. */
export async function useRecoveryCode(
  trx: Trx,
  code: { accountId: string; hash: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('registry.recovery_code')
    .set({ used_at: code.at })
    .where('account_id', '=', code.accountId)
    .where('code_hash', '=', code.hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countRecoveryCodes(db: Database, accountId: string): Promise<number> {
  const { left } = await db
    .selectFrom('registry.recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return left;
}
