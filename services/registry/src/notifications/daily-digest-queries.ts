import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

export type Waiting = { recipient: string; oldest: Date; cvegeo: string | null };

/** Who has something waiting for the day's digest, since when, and by which government's clock they live. */
export async function waitingForDigest(db: Database): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select waiting.recipient::text as recipient, waiting.oldest, coalesce(
      (select min(granted.cvegeo) from registry.account_grant as granted
        join registry.account on account.id = granted.account_id
        where account.email = waiting.recipient and granted.ended_at is null),
      (select min(official.cvegeo) from registry.official
        where official.email = waiting.recipient and official.ended_at is null)) as cvegeo
    from (
      select recipient, min(created_at) as oldest from registry.notification
      where mail = 'digest' and mailed_at is null group by recipient) as waiting
    order by waiting.oldest`.execute(db);
  return rows;
}

/** Takes what waits for one person, in order, so that no other digest has it. */
export async function takeForDigest(trx: Trx, recipient: string, at: Date) {
  const rows = await trx
    .updateTable('registry.notification')
    .set({ mailed_at: at })
    .where('recipient', '=', recipient)
    .where('mail', '=', 'digest')
    .where('mailed_at', 'is', null)
    .returning(['id', 'title', 'body', 'path'])
    .execute();
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
