import type { Database, Trx } from '../dependencies.ts';

/** The live sessions of an account, the newest first; one that nobody may renew any more is over. */
export function listLiveSessions(db: Database, accountId: string, now: Date) {
  return db
    .selectFrom('registry.session as session')
    .innerJoin('registry.refresh_token as token', 'token.session_id', 'session.id')
    .select(({ fn }) => [
      'session.id',
      'session.started_at',
      'session.user_agent',
      'session.method',
      'session.second_factor_at',
      fn.max('token.issued_at').as('last_used_at'),
      fn.max('token.expires_at').as('expires_at'),
    ])
    .where('session.account_id', '=', accountId)
    .where('session.ended_at', 'is', null)
    .groupBy('session.id')
    .having(({ fn }) => fn.max('token.expires_at'), '>', now)
    .orderBy('session.id', 'desc')
    .execute();
}

/** When a live session of an account was opened. */
export function findLiveSession(db: Database, which: { id: string; accountId: string }) {
  return db
    .selectFrom('registry.session')
    .select(['id', 'started_at'])
    .where('id', '=', which.id)
    .where('account_id', '=', which.accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Ends every live session of an account but one, or all of them; says how many. */
export async function endOtherSessions(
  db: Database,
  which: { accountId: string; except: string | null },
  at: Date,
): Promise<number> {
  let query = db
    .updateTable('registry.session')
    .set({ ended_at: at, ended_because: 'revoked' })
    .where('account_id', '=', which.accountId)
    .where('ended_at', 'is', null);
  if (which.except !== null) query = query.where('id', '<>', which.except);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Notes that the second factor was proved in a session. */
export async function noteSecondFactor(trx: Trx, sessionId: string, at: Date): Promise<void> {
  await trx
    .updateTable('registry.session')
    .set({ second_factor_at: at })
    .where('id', '=', sessionId)
    .execute();
}

/** What an account's sessions proved with a second factor that is gone counts no more. */
export async function forgetSecondFactor(trx: Trx, accountId: string): Promise<void> {
  await trx
    .updateTable('registry.session')
    .set({ second_factor_at: null })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}
