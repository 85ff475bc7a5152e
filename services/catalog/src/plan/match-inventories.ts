import type { Actor } from '@rma/domain';
import { appendToLedger, enqueue, transaction, type LedgerEntry, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import {
  findGovernment,
  findInventory,
  lockInventory,
  type InventoryRow,
} from '../inventory/item-queries.ts';
import { feedHead } from '../subscriptions/announced-events.ts';
import { publishEdition } from './editions.ts';
import { eventsAfter, liveIdsOf, lockCursor, moveCursor } from './match-queries.ts';
import { tellSettled } from './plan-notices.ts';
import { countPublicItems } from './public-items.ts';
import { settleItems } from './settle-items.ts';

const EVENTS_AT_ONCE = 1000;
const system: Actor = { kind: 'system', name: 'inventory' };

/** The job that looks for what is already published in an inventory that changed. */
export const matchingJob = (cvegeo: string) => ({
  task: 'catalog.match-inventories',
  payload: { cvegeo },
  key: `catalog.match-inventories:${cvegeo}`,
});

/** The inventory and the plan are datasets too; they are not what an inventory lists. */
const isOwn = (inventory: InventoryRow) => {
  const own = new Set([inventory.inventory_dataset_id, inventory.plan_dataset_id]);
  return (id: string) => own.has(id);
};

/** Settles an inventory against some of its government's datasets, publishes what changed and tells its people. */
export async function settleInventory(
  trx: Transaction<Tables>,
  deps: CatalogDependencies,
  wanted: { cvegeo: string; datasetIds: readonly string[]; actor: Actor },
): Promise<LedgerEntry[]> {
  const { cvegeo, datasetIds, actor } = wanted;
  const now = deps.clock.now();
  const inventory = await lockInventory(trx, cvegeo);
  const isOwnDataset = isOwn(inventory);
  const settled = await settleItems(trx, cvegeo, {
    datasetIds: datasetIds.filter((id) => !isOwnDataset(id)),
    now,
  });
  if (settled.opened.length > 0 || settled.closed.length > 0 || settled.proposed > 0)
    await tellSettled(trx, cvegeo, { ...settled, at: now });
  const hasChanged = settled.opened.length > 0 || settled.closed.length > 0;
  const government = await findGovernment(trx, cvegeo);
  if (!hasChanged || inventory.filed_at === null || !government) return settled.entries;

  await countPublicItems(trx, inventory, now);
  const edition = (kind: 'inventory' | 'plan') =>
    publishEdition(trx, deps, { kind, inventory, government, actor });
  return [
    ...settled.entries,
    ...(await edition('inventory')),
    ...(inventory.plan_published_at === null ? [] : await edition('plan')),
  ];
}

/** Takes the next events; false once there are none left. */
async function matchNext(deps: CatalogDependencies): Promise<boolean> {
  return transaction(deps.db, { name: 'match inventories', logger: deps.logger, retries: 3 }, async (trx) => {
    const after = await lockCursor(trx);
    const head = await feedHead(trx);
    const events = await eventsAfter(trx, { after, to: head, limit: EVENTS_AT_ONCE });
    const byGovernment = Map.groupBy(events, ({ cvegeo }) => cvegeo);
    const entries: LedgerEntry[] = [];
    // In the same order always, so that two transactions that hold several inventories wait for one another.
    for (const cvegeo of [...byGovernment.keys()].toSorted((a, b) => a.localeCompare(b))) {
      const datasetIds = [...new Set(byGovernment.get(cvegeo)?.map(({ dataset_id }) => dataset_id))];
      entries.push(...(await settleInventory(trx, deps, { cvegeo, datasetIds, actor: system })));
    }
    const last = events.at(-1);
    const isFull = events.length === EVENTS_AT_ONCE;
    await moveCursor(trx, isFull && last ? last.number : head);
    await appendToLedger(trx, entries, { actor: system, clock: deps.clock });
    return isFull;
  });
}

async function matchAllOf(deps: CatalogDependencies, cvegeo: string): Promise<void> {
  const { db, logger, clock } = deps;
  if (!(await findInventory(db, cvegeo))) return;
  await transaction(db, { name: 'match inventory', logger, retries: 3 }, async (trx) => {
    const datasetIds = await liveIdsOf(trx, cvegeo);
    const entries = await settleInventory(trx, deps, { cvegeo, datasetIds, actor: system });
    await appendToLedger(trx, entries, { actor: system, clock });
  });
}

/**
 * The task `catalog.match-inventories`: follows the catalogue's events by a cursor and closes the items of inventories
 * whose dataset appeared, hosted or harvested; with `cvegeo`, looks at all that government publishes, for items that came
 * after their dataset. Running it again changes nothing.
 */
export async function matchInventories(deps: CatalogDependencies, wanted: { cvegeo?: string | undefined }) {
  if (wanted.cvegeo !== undefined) return matchAllOf(deps, wanted.cvegeo);
  while (await matchNext(deps));
}

/** Has an inventory that changed looked at, in the transaction of the change. */
export const queueMatching = (trx: Transaction<Tables>, cvegeo: string) => enqueue(trx, matchingJob(cvegeo));
