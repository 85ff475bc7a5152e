import type { Tables } from '@rma/persistence';
import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely';

type Database = Kysely<Tables>;
export type PublicItem = Selectable<Tables['national.inventory_item']>;

/** What the public sees of an inventory, in the order of the keys. */
export const publicItemsOf = (db: Database, cvegeo: string): Promise<PublicItem[]> =>
  db
    .selectFrom('national.inventory_item')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .orderBy('number')
    .execute();

/** Puts the public items of a government in place of those there were. */
export async function replacePublicItems(
  trx: Transaction<Tables>,
  cvegeo: string,
  rows: Insertable<Tables['national.inventory_item']>[],
): Promise<void> {
  await trx.deleteFrom('national.inventory_item').where('cvegeo', '=', cvegeo).execute();
  for (let at = 0; at < rows.length; at += 500)
    await trx
      .insertInto('national.inventory_item')
      .values(rows.slice(at, at + 500))
      .execute();
}

/** Changes a public item, if the public knows it. */
export const updatePublicItem = (
  trx: Transaction<Tables>,
  id: string,
  set: Updateable<Tables['national.inventory_item']>,
) => trx.updateTable('national.inventory_item').set(set).where('id', '=', id).execute();

export const putPublicInventory = (
  trx: Transaction<Tables>,
  { cvegeo, ...columns }: Insertable<Tables['national.inventory']>,
) =>
  trx
    .insertInto('national.inventory')
    .values({ cvegeo, ...columns })
    .onConflict((conflict) => conflict.column('cvegeo').doUpdateSet(columns))
    .execute();

export type Edition = Selectable<Tables['catalog.inventory_edition']>;

export const insertEdition = (
  trx: Transaction<Tables>,
  row: Insertable<Tables['catalog.inventory_edition']>,
) => trx.insertInto('catalog.inventory_edition').values(row).execute();

/** The editions of an inventory or a plan, newest first. */
export const editionsOf = (db: Database, cvegeo: string, kind: Edition['kind']): Promise<Edition[]> =>
  db
    .selectFrom('catalog.inventory_edition')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .where('kind', '=', kind)
    .orderBy('number', 'desc')
    .execute();
