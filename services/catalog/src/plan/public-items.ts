import { isDayOver } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { latest } from '@rma/themes';
import type { Insertable, Transaction } from 'kysely';
import { stateOf } from '../inventory/item.ts';
import { columnsOf, type InventoryRow } from '../inventory/item-queries.ts';
import { fieldsOf, type Item } from '../inventory/item-view.ts';
import type { ListedItem } from '../inventory/sheet/sheet-rows.ts';
import { publicItemsOf, putPublicInventory, type PublicItem } from './public-queries.ts';

/**
 * An item as the public is to see it. Without `isPlanned` only the inventory is filed: the date stays the one that the
 * plan last published.
 */
export function toPublicItem(
  item: Item,
  before: PublicItem | undefined,
  facts: { cvegeo: string; isPlanned: boolean; at: Date; demand: number; priority: number | null },
): Insertable<Tables['national.inventory_item']> {
  const { fields, openedOn } = item;
  const promised = facts.isPlanned ? fields.plannedOn : (before?.planned_on ?? null);
  const plannedOn = fields.hasPrivateData ? null : promised;
  return {
    id: item.id,
    cvegeo: facts.cvegeo,
    number: item.number,
    ...columnsOf(fields),
    theme_id: fields.standardId === null ? null : (latest(fields.standardId)?.theme ?? null),
    state: stateOf({ hasPrivateData: fields.hasPrivateData, plannedOn, openedOn }),
    planned_on: plannedOn,
    first_planned_on: before?.first_planned_on ?? plannedOn,
    opened_on: openedOn,
    priority: facts.priority,
    demand: facts.demand,
    updated_at: facts.at,
  };
}

/** A public item as a row of the sheet. */
export const listedOf = (row: PublicItem): ListedItem => ({
  id: row.id,
  number: row.number,
  openedOn: row.opened_on,
  changedAt: row.updated_at,
  demand: row.demand,
  fields: fieldsOf(row),
});

/** Whether a promised day went by without the data. */
export const isOverdue = (row: Pick<PublicItem, 'state' | 'planned_on' | 'cvegeo'>, now: Date): boolean =>
  row.state === 'planned' && row.planned_on !== null && isDayOver(row.planned_on, row.cvegeo, now);

/** Counts again what the public sees of an inventory that was filed. */
export async function countPublicItems(
  trx: Transaction<Tables>,
  inventory: InventoryRow,
  now: Date,
): Promise<void> {
  const rows = await publicItemsOf(trx, inventory.cvegeo);
  const count = (state: PublicItem['state']) => rows.filter((row) => row.state === state).length;
  await putPublicInventory(trx, {
    cvegeo: inventory.cvegeo,
    filed_at: inventory.filed_at,
    plan_published_at: inventory.plan_published_at,
    items: rows.length,
    open: count('open'),
    planned: count('planned'),
    overdue: rows.filter((row) => isOverdue(row, now)).length,
    closed_by_law: count('not-openable'),
    inventory_dataset_id: inventory.filed_at === null ? null : inventory.inventory_dataset_id,
    plan_dataset_id: inventory.plan_published_at === null ? null : inventory.plan_dataset_id,
  });
}
