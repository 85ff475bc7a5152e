import { sql } from 'kysely';
import type { Trx } from '../dependencies.ts';

/**
 * Adds somebody to a request unless they are there; returns the vote and whether it counts already. An author writes
 * a new request, so theirs is always new.
 */
export async function addVote(
  trx: Trx,
  vote: { requestId: string; email: string; name: string | null; isAuthor: boolean; at: Date },
): Promise<{ id: string; isConfirmed: boolean }> {
  const { requestId, email, name, isAuthor, at } = vote;
  const added = await trx
    .insertInto('registry.request_vote')
    .values({
      request_id: requestId,
      email,
      name,
      is_author: isAuthor,
      created_at: at,
      confirmed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['request_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added) return { id: added.id, isConfirmed: false };
  const { id, confirmed_at } = await trx
    .selectFrom('registry.request_vote')
    .select(['id', 'confirmed_at'])
    .where('request_id', '=', requestId)
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { id, isConfirmed: confirmed_at !== null };
}

export function findVote(trx: Trx, id: string) {
  return trx.selectFrom('registry.request_vote').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function confirmVote(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('registry.request_vote')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** Counts the confirmed votes of a request and writes the sum. */
export async function recountVotes(trx: Trx, requestId: string): Promise<number> {
  const { votes } = await trx
    .updateTable('registry.data_request')
    .set((eb) => ({
      votes: eb
        .selectFrom('registry.request_vote')
        .select(eb.fn.countAll<number>().as('count'))
        .where('request_id', '=', requestId)
        .where('confirmed_at', 'is not', null),
    }))
    .where('id', '=', requestId)
    .returning('votes')
    .executeTakeFirstOrThrow();
  return votes;
}

/** Moves the people of a request to another; who is in both stays once, confirmed if either was. */
export async function moveVotes(trx: Trx, { from, into }: { from: string; into: string }): Promise<void> {
  await sql`
    update registry.request_vote there set confirmed_at = coalesce(there.confirmed_at, here.confirmed_at)
    from registry.request_vote here
    where here.request_id = ${from} and there.request_id = ${into} and here.email = there.email`.execute(trx);
  await sql`
    update registry.request_vote here set request_id = ${into}, is_author = false
    where here.request_id = ${from} and not exists (
      select from registry.request_vote there where there.request_id = ${into} and there.email = here.email)`.execute(
    trx,
  );
  await trx.deleteFrom('registry.request_vote').where('request_id', '=', from).execute();
}

/** Those who asked for or supported a request and can be written to. */
export async function supportersOf(trx: Trx, requestId: string): Promise<{ name: string; email: string }[]> {
  const rows = await trx
    .selectFrom('registry.request_vote')
    .select(['name', 'email'])
    .where('request_id', '=', requestId)
    .where('confirmed_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ name, email }) => (email === null ? [] : [{ name: name ?? 'Hola', email }]));
}

/** Requests nobody confirmed since then are deleted with what was written; so are votes. */
export async function forgetUnconfirmed(trx: Trx, before: Date): Promise<void> {
  await trx
    .deleteFrom('registry.data_request')
    .where('state', '=', 'received')
    .where('received_at', '<', before)
    .execute();
  await trx
    .deleteFrom('registry.request_vote')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', before)
    .execute();
}

/**
 * Addresses and names of people behind requests that ended before then, and the author's name unless it is shown; votes
 * already counted stay counted.
 */
export async function forgetSupporters(trx: Trx, endedBefore: Date): Promise<void> {
  const isOver = sql`(request.state = 'rejected' and coalesce(request.checked_at, request.received_at) < ${endedBefore}
    or request.state = 'answered' and request.answered_at < ${endedBefore}
      and (request.answer <> 'planned' or request.planned_on < ${endedBefore}::date)
    or request.state = 'merged' and request.received_at < ${endedBefore})`;
  await sql`
    update registry.request_vote vote set email = null, name = null
    from registry.data_request request
    where request.id = vote.request_id and vote.email is not null and ${isOver}`.execute(trx);
  await sql`
    update registry.data_request request set requester_name = null
    where requester_name is not null and not shows_requester and ${isOver}`.execute(trx);
}
