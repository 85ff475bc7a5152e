import { actorReference, type Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import {
  bumpRevision,
  findItem,
  findOwnDataset,
  lockInventory,
  updateItem,
} from '../inventory/item-queries.ts';
import { namedInInventory } from '../inventory/named.ts';
import { decideMatch } from './match-queries.ts';
import { settleInventory } from './match-inventories.ts';

/**
 * A person's word on whether a dataset is what an item said: yes closes the item, no is remembered. Throws forbidden or
 * not-found.
 */
export async function decideOnMatch(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: { cvegeo: string; itemId: string; datasetId: string; isMatch: boolean },
): Promise<void> {
  const { db, clock, logger } = deps;
  const { cvegeo, itemId, datasetId, isMatch } = wanted;
  authorize(actor, 'inventory.write', { cvegeo });
  await transaction(db, { name: 'decide on match', logger }, async (trx) => {
    await lockInventory(trx, cvegeo);
    const item = await findItem(trx, cvegeo, itemId);
    if (!item) throw problems.notFound({ what: namedInInventory.item });
    const dataset = await findOwnDataset(trx, cvegeo, datasetId);
    if (!dataset) throw problems.notFound({ what: namedInInventory.dataset });
    await decideMatch(trx, {
      item_id: itemId,
      dataset_id: datasetId,
      likeness: 1,
      state: isMatch ? 'accepted' : 'rejected',
      found_at: clock.now(),
      decided_at: clock.now(),
      decided_by: actorReference(actor),
    });
    await bumpRevision(trx, cvegeo);
    if (!isMatch) return;
    await updateItem(trx, itemId, { dataset_id: datasetId, opened_on: null });
    const entries = await settleInventory(trx, deps, { cvegeo, datasetIds: [datasetId], actor });
    await appendToLedger(trx, entries, { actor, clock });
  });
}
