import type { Database, Trx } from '../../dependencies.ts';
import type { IdentityMethod } from './identity-queries.ts';

/** What is kept of a way out to a provider until it is back. */
export type Attempt = {
  browserHash: string;
  stateHash: string | null;
  method: IdentityMethod;
  cvegeo: string | null;
  accountId: string | null;
  nonce: string | null;
  codeVerifier: string | null;
  nextPath: string | null;
};

export async function addAttempt(trx: Trx, attempt: Attempt & { expiresAt: Date; now: Date }): Promise<void> {
  await trx.deleteFrom('registry.sign_in_attempt').where('expires_at', '<=', attempt.now).execute();
  await trx
    .insertInto('registry.sign_in_attempt')
    .values({
      browser_hash: attempt.browserHash,
      state_hash: attempt.stateHash,
      method: attempt.method,
      cvegeo: attempt.cvegeo,
      account_id: attempt.accountId,
      nonce: attempt.nonce,
      code_verifier: attempt.codeVerifier,
      next_path: attempt.nextPath,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

const columns = [
  'method',
  'cvegeo',
  'account_id as accountId',
  'nonce',
  'code_verifier as codeVerifier',
  'next_path as nextPath',
] as const;

/** Takes the attempt of this state and browser, which nobody can take again. */
export function takeAttempt(
  db: Database,
  which: { stateHash: string; browserHash: string; method: IdentityMethod; now: Date },
) {
  return db
    .deleteFrom('registry.sign_in_attempt')
    .where('state_hash', '=', which.stateHash)
    .where('browser_hash', '=', which.browserHash)
    .where('method', '=', which.method)
    .where('expires_at', '>', which.now)
    .returning(columns)
    .executeTakeFirst();
}

/** What waits in a browser for the code of a second factor, held to the end of the transaction. */
export function lockProved(trx: Trx, which: { browserHash: string; now: Date }) {
  return trx
    .selectFrom('registry.sign_in_attempt')
    .select(['id', ...columns])
    .where('browser_hash', '=', which.browserHash)
    .where('state_hash', 'is', null)
    .where('expires_at', '>', which.now)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function removeAttempt(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('registry.sign_in_attempt').where('id', '=', id).execute();
}
