import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

/** Whose a search is. */
export type Owner = { accountId: string } | { email: string };

/** Held while somebody counts their own, so that two that are saved at once do not both count as the last allowed. */
export async function countOthers(trx: Trx, owner: Owner, query: string): Promise<number> {
  const key = 'accountId' in owner ? owner.accountId : owner.email.toLowerCase();
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 300))`.execute(trx);
  const { count } = await trx
    .selectFrom('registry.saved_search')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .$if('accountId' in owner, (each) =>
      each.where('account_id', '=', 'accountId' in owner ? owner.accountId : ''),
    )
    .$if('email' in owner, (each) => each.where('email', '=', 'email' in owner ? owner.email : ''))
    .where('query', '<>', query)
    .executeTakeFirstOrThrow();
  return count;
}

const isWaiting = sql<boolean>`saved_search.state = 'waiting'`;

/**
 * Keeps a search, and returns its id. The same one again goes on from where it was: an account's takes the new name; an
 * e-mail's only while it waits, since whoever types an address need not be the one who confirmed it.
 */
export async function putSearch(
  trx: Trx,
  search: { owner: Owner; name: string; query: string; stopToken: string; at: Date },
): Promise<string> {
  const { owner, name, query, stopToken, at } = search;
  const { id } = await trx
    .insertInto('registry.saved_search')
    .values({
      account_id: 'accountId' in owner ? owner.accountId : null,
      email: 'email' in owner ? owner.email : null,
      name,
      query,
      state: 'waiting',
      stop_token: stopToken,
      event_number: 0,
      created_at: at,
      looked_at: at,
      told_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns('accountId' in owner ? ['account_id', 'query'] : ['email', 'query']).doUpdateSet({
        name: sql<string>`case when ${isWaiting} or ${'accountId' in owner} then excluded.name
            else saved_search.name end`,
        created_at: sql<Date>`case when ${isWaiting} then excluded.created_at
            else saved_search.created_at end`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The number of the newest event of the history of datasets; 0 before the first. */
export async function newestEvent(db: Database): Promise<number> {
  const row = await db.selectFrom('national.feed_head').select('number').executeTakeFirst();
  return row?.number ?? 0;
}

/** The newest event that was published by then; 0 when none was. */
export async function newestEventAt(db: Database, at: Date): Promise<number> {
  const row = await db
    .selectFrom('national.dataset_event')
    .select('number')
    .where('published_at', '<=', at)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** From now on a waiting search is told what is new; one that already is goes on as it was. */
export async function activate(
  trx: Trx,
  id: string,
  { eventNumber, at }: { eventNumber: number; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.saved_search')
    .set({ state: 'active', event_number: eventNumber, looked_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

export function findSearch(db: Database, id: string) {
  return db.selectFrom('registry.saved_search').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findByToken(db: Database, token: string) {
  return db
    .selectFrom('registry.saved_search')
    .select(['name', 'query', 'created_at', 'told_at'])
    .where('stop_token', '=', token)
    .where('state', '=', 'active')
    .executeTakeFirst();
}

export async function removeByToken(db: Database, token: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('registry.saved_search')
    .where('stop_token', '=', token)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** An account's searches, by name. */
export function listOwn(db: Database, accountId: string) {
  return db
    .selectFrom('registry.saved_search')
    .select(['id', 'name', 'query', 'created_at', 'told_at'])
    .where('account_id', '=', accountId)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

type OwnSearch = { id: string; accountId: string };

export async function rename(db: Database, { id, accountId }: OwnSearch, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('registry.saved_search')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removeOwn(db: Database, { id, accountId }: OwnSearch): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('registry.saved_search')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Searches nobody looked at since then, the longest ago first. */
export async function listDue(db: Database, lookedBefore: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('registry.saved_search')
    .select('id')
    .where('state', '=', 'active')
    .where('looked_at', '<', lookedBefore)
    .orderBy('looked_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** The search, held, when it is still due; undefined when another worker has it or looked at it meanwhile. */
export function lockDue(trx: Trx, id: string, lookedBefore: Date) {
  return trx
    .selectFrom('registry.saved_search')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('looked_at', '<', lookedBefore)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Moves the cursor to what was looked at; `told` when somebody was told. */
export async function noteLooked(
  trx: Trx,
  id: string,
  look: { eventNumber: number; at: Date; isTold: boolean },
): Promise<void> {
  const { eventNumber, at, isTold } = look;
  await trx
    .updateTable('registry.saved_search')
    .set({ event_number: eventNumber, looked_at: at, ...(isTold && { told_at: at }) })
    .where('id', '=', id)
    .execute();
}

export async function removeSearch(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('registry.saved_search').where('id', '=', id).execute();
}

/** Searches whose e-mail was not confirmed by then, and with them the address. */
export async function forgetUnconfirmedSearches(trx: Trx, savedBefore: Date): Promise<void> {
  await trx
    .deleteFrom('registry.saved_search')
    .where('state', '=', 'waiting')
    .where('created_at', '<', savedBefore)
    .execute();
}
