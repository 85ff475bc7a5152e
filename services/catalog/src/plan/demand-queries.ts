import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';

type Database = Kysely<Tables>;

/** Requests that still ask for something: published, or promised for a date. */
const openRequests = (db: Database, cvegeo: string) =>
  db
    .selectFrom('national.data_request as request')
    .where('request.cvegeo', '=', cvegeo)
    .where((eb) =>
      eb.or([eb('request.state', 'in', ['published', 'checked']), eb('request.answer', '=', 'planned')]),
    );

/** How many people asked for each item, by the requests that were related to it. */
export async function demandOf(db: Database, cvegeo: string): Promise<Map<string, number>> {
  const rows = await openRequests(db, cvegeo)
    .innerJoin('catalog.inventory_request as related', 'related.request_id', 'request.id')
    .groupBy('related.item_id')
    .select(['related.item_id', sql<number>`sum(request.votes)::integer`.as('votes')])
    .execute();
  return new Map(rows.map(({ item_id, votes }) => [item_id, votes]));
}

/** What people ask of a government, the most wanted first, with the items it was related to. */
export const requestsOf = (db: Database, cvegeo: string) =>
  openRequests(db, cvegeo)
    .select([
      'request.id',
      'request.folio',
      'request.title',
      'request.votes',
      'request.due_on',
      'request.planned_on',
      'request.theme_id',
      sql<string[]>`array(select related.item_id::text from catalog.inventory_request related
        where related.request_id = request.id)`.as('item_ids'),
    ])
    .orderBy('request.votes', 'desc')
    .orderBy('request.id')
    .limit(200)
    .execute();

export const findRequest = (db: Database, cvegeo: string, id: string) =>
  openRequests(db, cvegeo).select('request.id').where('request.id', '=', id).executeTakeFirst();

export const relateRequest = (trx: Transaction<Tables>, row: { item_id: string; request_id: string }) =>
  trx
    .insertInto('catalog.inventory_request')
    .values(row)
    .onConflict((conflict) => conflict.columns(['item_id', 'request_id']).doNothing())
    .execute();

export const unrelateRequest = (trx: Transaction<Tables>, row: { item_id: string; request_id: string }) =>
  trx
    .deleteFrom('catalog.inventory_request')
    .where('item_id', '=', row.item_id)
    .where('request_id', '=', row.request_id)
    .execute();
