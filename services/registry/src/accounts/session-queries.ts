import type { Database, Trx } from '../dependencies.ts';

/** How a person proved who they are. */
export type SessionMethod = 'password' | 'invitation' | 'oidc' | 'llave-mx';

export async function addSession(
  trx: Trx,
  session: {
    accountId: string;
    userAgent: string | null;
    method: SessionMethod;
    secondFactorAt: Date | null;
    at: Date;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.session')
    .values({
      account_id: session.accountId,
      started_at: session.at,
      user_agent: session.userAgent,
      method: session.method,
      second_factor_at: session.secondFactorAt,
      ended_at: null,
      ended_because: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function addRefreshToken(
  trx: Trx,
  token: { tokenHash: string; sessionId: string; issuedAt: Date; expiresAt: Date },
): Promise<void> {
  await trx
    .insertInto('registry.refresh_token')
    .values({
      token_hash: token.tokenHash,
      session_id: token.sessionId,
      issued_at: token.issuedAt,
      expires_at: token.expiresAt,
      used_at: null,
    })
    .execute();
}

/** A refresh token with its session, both locked to the end of the transaction. */
export function lockRefreshToken(trx: Trx, tokenHash: string) {
  return trx
    .selectFrom('registry.refresh_token as token')
    .innerJoin('registry.session as session', 'session.id', 'token.session_id')
    .select([
      'token.session_id',
      'token.expires_at',
      'token.used_at',
      'session.account_id',
      'session.started_at',
      'session.ended_at',
      'session.second_factor_at',
    ])
    .where('token.token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst();
}

export async function useRefreshToken(trx: Trx, tokenHash: string, at: Date): Promise<void> {
  await trx
    .updateTable('registry.refresh_token')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends a session that has not ended. */
export async function endSession(
  db: Database,
  id: string,
  ending: { because: 'signed-out' | 'reuse-detected' | 'revoked' | 'expired'; at: Date },
): Promise<void> {
  await db
    .updateTable('registry.session')
    .set({ ended_at: ending.at, ended_because: ending.because })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

export async function findSessionOfToken(db: Database, tokenHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('registry.refresh_token')
    .select('session_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.session_id;
}

/** Forgets sessions that ended or ran out before `before`, with their tokens. */
export async function forgetOldSessions(trx: Trx, before: Date): Promise<void> {
  const isOld = trx
    .selectFrom('registry.session')
    .select('id')
    .where((eb) => eb.or([eb('ended_at', '<', before), eb('started_at', '<', before)]));
  await trx.deleteFrom('registry.refresh_token').where('session_id', 'in', isOld).execute();
  await trx
    .deleteFrom('registry.session')
    .where((eb) => eb.or([eb('ended_at', '<', before), eb('started_at', '<', before)]))
    .execute();
}
