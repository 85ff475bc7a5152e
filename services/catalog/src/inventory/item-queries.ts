import type { Tables } from '@rma/persistence';
import {
  sql,
  type Insertable,
  type Kysely,
  type Selectable,
  type Transaction,
  type Updateable,
} from 'kysely';
import type { ItemFields } from './item.ts';

type Database = Kysely<Tables>;
export type InventoryRow = Selectable<Tables['catalog.inventory']>;
export type ItemRow = Selectable<Tables['catalog.inventory_item']>;

export const findInventory = (db: Database, cvegeo: string): Promise<InventoryRow | undefined> =>
  db.selectFrom('catalog.inventory').selectAll().where('cvegeo', '=', cvegeo).executeTakeFirst();

/** The inventory, begun if there is none, and held until the transaction ends: its changes follow one another. */
export async function lockInventory(trx: Transaction<Tables>, cvegeo: string): Promise<InventoryRow> {
  await trx
    .insertInto('catalog.inventory')
    .values({ cvegeo })
    .onConflict((conflict) => conflict.column('cvegeo').doNothing())
    .execute();
  return trx
    .selectFrom('catalog.inventory')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export const updateInventory = (
  trx: Transaction<Tables>,
  cvegeo: string,
  set: Updateable<Tables['catalog.inventory']>,
) => trx.updateTable('catalog.inventory').set(set).where('cvegeo', '=', cvegeo).execute();

/** Says that the draft changed; returns its revision. */
export const bumpRevision = async (trx: Transaction<Tables>, cvegeo: string): Promise<number> =>
  (
    await trx
      .updateTable('catalog.inventory')
      .set({ revision: sql`revision + 1` })
      .where('cvegeo', '=', cvegeo)
      .returning('revision')
      .executeTakeFirstOrThrow()
  ).revision;

const present = (db: Database, cvegeo: string) =>
  db
    .selectFrom('catalog.inventory_item')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .where('removed_at', 'is', null);

/** Everything in the inventory, in the order of the keys. */
export const itemsOf = (db: Database, cvegeo: string): Promise<ItemRow[]> =>
  present(db, cvegeo).orderBy('number').execute();

export const findItem = (db: Database, cvegeo: string, id: string): Promise<ItemRow | undefined> =>
  present(db, cvegeo).where('id', '=', id).executeTakeFirst();

/** One more than asked, after a key. */
export const pageOfItems = (
  db: Database,
  cvegeo: string,
  { first, after }: { first: number; after: number | undefined },
) =>
  present(db, cvegeo)
    .$if(after !== undefined, (query) => query.where('number', '>', after ?? 0))
    .orderBy('number')
    .limit(first + 1)
    .execute();

/** The columns of what a government says of an item. */
export const columnsOf = (fields: ItemFields) => ({
  responsible: fields.responsible,
  title: fields.title,
  resource: fields.resource,
  description: fields.description,
  has_private_data: fields.hasPrivateData,
  privacy_reason: fields.privacyReason,
  legal_basis: fields.legalBasis,
  platform: fields.platform,
  planned_on: fields.plannedOn,
  standard_id: fields.standardId,
  dataset_id: fields.datasetId,
});

export const insertItems = async (
  trx: Transaction<Tables>,
  rows: Insertable<Tables['catalog.inventory_item']>[],
): Promise<{ id: string; number: number }[]> =>
  rows.length === 0
    ? []
    : trx.insertInto('catalog.inventory_item').values(rows).returning(['id', 'number']).execute();

export const updateItem = (
  trx: Transaction<Tables>,
  id: string,
  set: Updateable<Tables['catalog.inventory_item']>,
) => trx.updateTable('catalog.inventory_item').set(set).where('id', '=', id).execute();

export const removeItems = async (
  trx: Transaction<Tables>,
  ids: readonly string[],
  removal: { at: Date; reason: string; by: string },
): Promise<void> => {
  if (ids.length === 0) return;
  await trx
    .updateTable('catalog.inventory_item')
    .set({
      removed_at: removal.at,
      removal_reason: removal.reason,
      updated_at: removal.at,
      updated_by: removal.by,
    })
    .where('id', 'in', [...ids])
    .execute();
};

export const findGovernment = (db: Database, cvegeo: string) =>
  db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'level', 'state_name', 'membership'])
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
export type GovernmentRow = NonNullable<Awaited<ReturnType<typeof findGovernment>>>;

/** Whether a dataset of this government is in the national view. */
export const findOwnDataset = (db: Database, cvegeo: string, id: string) =>
  db
    .selectFrom('national.dataset')
    .select(['id', 'title', 'issued', 'archived_at'])
    .where('id', '=', id)
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
