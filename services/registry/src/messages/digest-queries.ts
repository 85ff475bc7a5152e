import { memberStates } from '@rma/domain';
import { sql } from 'kysely';
import type { Database } from '../dependencies.ts';
import type { DigestMembers } from './digest-letter.ts';

/** People who coordinate the network and can sign in, each once. */
export function coordinatorsToWrite(db: Database): Promise<{ name: string; email: string }[]> {
  return db
    .selectFrom('registry.account as account')
    .innerJoin('registry.account_grant as granted', 'granted.account_id', 'account.id')
    .select(['account.name', 'account.email'])
    .distinct()
    .where('account.state', '=', 'active')
    .where('granted.role', '=', 'coordinator')
    .where('granted.ended_at', 'is', null)
    .orderBy('account.email')
    .execute();
}

/** How many governments are members, how many joined since then, and how many applications wait. */
export async function membersOfTheWeek(db: Database, since: Date): Promise<DigestMembers> {
  const { rows } = await sql<DigestMembers>`
    select count(*) filter (where state = any(${memberStates}::text[])) as members,
      count(*) filter (where state = any(${memberStates}::text[]) and joined_at >= ${since}::timestamptz) as joined,
      (select count(*) from registry.application where state = 'submitted') as applications
    from registry.membership`.execute(db);
  return rows[0] ?? { members: 0, joined: 0, applications: 0 };
}
