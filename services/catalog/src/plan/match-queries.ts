import type { Tables } from '@rma/persistence';
import type { Insertable, Kysely, Transaction } from 'kysely';

type Database = Kysely<Tables>;

/** The place in the catalogue's events, held until the transaction ends: two workers do not look at the same ones. */
export const lockCursor = async (trx: Transaction<Tables>): Promise<number> =>
  (await trx.selectFrom('catalog.inventory_cursor').select('number').forUpdate().executeTakeFirstOrThrow())
    .number;

export const moveCursor = (trx: Transaction<Tables>, number: number) =>
  trx.updateTable('catalog.inventory_cursor').set({ number }).execute();

/** The next events of governments with an inventory, at most `limit`, in order. */
export const eventsAfter = (
  db: Database,
  { after, to, limit }: { after: number; to: number; limit: number },
) =>
  db
    .selectFrom('national.dataset_event as event')
    .innerJoin('catalog.inventory as inventory', 'inventory.cvegeo', 'event.cvegeo')
    .select(['event.number', 'event.dataset_id', 'inventory.cvegeo'])
    .where('event.number', '>', after)
    .where('event.number', '<=', to)
    .orderBy('event.number')
    .limit(limit)
    .execute();

const liveDatasets = (db: Database, cvegeo: string) =>
  db
    .selectFrom('national.dataset')
    .select(['id', 'title', 'standard_id', 'issued', 'updated_at'])
    .where('cvegeo', '=', cvegeo)
    .where('archived_at', 'is', null);

/** Those of these datasets of a government that are live, oldest first. */
export const liveAmong = (db: Database, cvegeo: string, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : liveDatasets(db, cvegeo)
        .where('id', 'in', [...ids])
        .orderBy('ordinal')
        .execute();
export type LiveDataset = Awaited<ReturnType<typeof liveAmong>>[number];

/** The ids of the live datasets of a government, in order of their arrival. */
export const liveIdsOf = async (db: Database, cvegeo: string): Promise<string[]> =>
  (
    await db
      .selectFrom('national.dataset')
      .select('id')
      .where('cvegeo', '=', cvegeo)
      .where('archived_at', 'is', null)
      .orderBy('ordinal')
      .execute()
  ).map(({ id }) => id);

/** Every pair that was proposed, accepted or rejected in an inventory. */
export const matchesOfInventory = (db: Database, cvegeo: string) =>
  db
    .selectFrom('catalog.inventory_match as match')
    .innerJoin('catalog.inventory_item as item', 'item.id', 'match.item_id')
    .selectAll('match')
    .where('item.cvegeo', '=', cvegeo)
    .execute();

/** What waits for a person: an item that is not open, and a live dataset that looks like it; the likeliest first. */
export const proposalsOf = (db: Database, cvegeo: string) =>
  db
    .selectFrom('catalog.inventory_match as match')
    .innerJoin('catalog.inventory_item as item', 'item.id', 'match.item_id')
    .innerJoin('national.dataset as dataset', 'dataset.id', 'match.dataset_id')
    .select([
      'match.item_id',
      'match.dataset_id',
      'match.likeness',
      'item.number',
      'item.title as item_title',
      'dataset.title as dataset_title',
      'dataset.origin',
    ])
    .where('item.cvegeo', '=', cvegeo)
    .where('match.state', '=', 'proposed')
    .where('item.removed_at', 'is', null)
    .where('item.opened_on', 'is', null)
    .where('dataset.archived_at', 'is', null)
    .orderBy('match.likeness', 'desc')
    .orderBy('item.number')
    .limit(200)
    .execute();

export const proposeMatches = async (
  trx: Transaction<Tables>,
  rows: Insertable<Tables['catalog.inventory_match']>[],
): Promise<number> => {
  if (rows.length === 0) return 0;
  const written = await trx
    .insertInto('catalog.inventory_match')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['item_id', 'dataset_id']).doNothing())
    .returning('item_id')
    .execute();
  return written.length;
};

/** A person's word on a pair; kept, so that nobody is asked twice. */
export const decideMatch = (trx: Transaction<Tables>, row: Insertable<Tables['catalog.inventory_match']>) =>
  trx
    .insertInto('catalog.inventory_match')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'dataset_id']).doUpdateSet({
        state: row.state,
        decided_at: row.decided_at,
        decided_by: row.decided_by,
      }),
    )
    .execute();
