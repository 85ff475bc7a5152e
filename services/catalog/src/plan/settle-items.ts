import { dateAt } from '@rma/domain';
import type { LedgerEntry, Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import { itemsOf, updateItem } from '../inventory/item-queries.ts';
import { keyOf, stateOf } from '../inventory/item.ts';
import { itemOf, type Item } from '../inventory/item-view.ts';
import { createMatcher, rejectionKey, type Match } from './find-matches.ts';
import { liveAmong, matchesOfInventory, proposeMatches, type LiveDataset } from './match-queries.ts';
import { publicItemsOf, updatePublicItem } from './public-queries.ts';

export type Settled = {
  opened: { item: Item; dataset: LiveDataset }[];
  /** Items whose dataset is no longer there. */
  closed: Item[];
  proposed: number;
  entries: LedgerEntry[];
};

/** Since when a dataset is open: its own date, never later than today. */
function openedOnOf(dataset: LiveDataset, cvegeo: string, now: Date): string {
  const since = dateAt(cvegeo, dataset.issued ?? dataset.updated_at);
  const today = dateAt(cvegeo, now);
  return since < today ? since : today;
}

/** What of a dataset's coming is public: the items whose row the public knows, and what the plan promised. */
async function tellPublic(
  trx: Transaction<Tables>,
  cvegeo: string,
  { opened, closed, at }: Pick<Settled, 'opened' | 'closed'> & { at: Date },
): Promise<LedgerEntry[]> {
  if (opened.length === 0 && closed.length === 0) return [];
  const known = new Map((await publicItemsOf(trx, cvegeo)).map((row) => [row.id, row]));
  const entries: LedgerEntry[] = [];
  for (const { item, dataset } of opened) {
    const before = known.get(item.id);
    if (!before) continue;
    await updatePublicItem(trx, item.id, {
      state: 'open',
      dataset_id: dataset.id,
      opened_on: item.openedOn,
      priority: null,
      updated_at: at,
    });
    if (before.state !== 'planned') continue;
    entries.push({
      kind: 'plan.item-opened',
      subject: `dataset:${dataset.id}`,
      cvegeo,
      detail: { item: item.id, key: keyOf(item.number), title: before.title, plannedOn: before.planned_on },
    });
  }
  for (const item of closed) {
    const before = known.get(item.id);
    if (!before) continue;
    const state = stateOf({
      hasPrivateData: before.has_private_data,
      plannedOn: before.planned_on,
      openedOn: null,
    });
    await updatePublicItem(trx, item.id, { state, opened_on: null, updated_at: at });
  }
  return entries;
}

/**
 * Looks for these datasets in the inventory of their government, which the caller holds: what is certain closes its
 * item, what is likely is proposed, and an item whose dataset is gone waits again for it. Gives the ledger's entries.
 */
export async function settleItems(
  trx: Transaction<Tables>,
  cvegeo: string,
  { datasetIds, now }: { datasetIds: readonly string[]; now: Date },
): Promise<Settled> {
  const live = await liveAmong(trx, cvegeo, datasetIds);
  const liveIds = new Set(live.map(({ id }) => id));
  const items = (await itemsOf(trx, cvegeo)).map(itemOf);
  const decided = await matchesOfInventory(trx, cvegeo);
  const rejected = new Set(
    decided
      .filter(({ state }) => state === 'rejected')
      .map(({ item_id, dataset_id }) => rejectionKey(item_id, dataset_id)),
  );
  const asked = new Set(datasetIds);
  const closed = items.filter(
    ({ openedOn, fields }) =>
      openedOn !== null &&
      fields.datasetId !== null &&
      asked.has(fields.datasetId) &&
      !liveIds.has(fields.datasetId),
  );
  for (const item of closed) {
    item.openedOn = null;
    await updateItem(trx, item.id, { opened_on: null });
  }

  const opened: Settled['opened'] = [];
  const likely: Match[] = [];
  const matcher = createMatcher(items, rejected);
  const byId = new Map(items.map((item) => [item.id, item]));
  const known = new Set(
    items.flatMap(({ openedOn, fields }) => (openedOn === null ? [] : (fields.datasetId ?? []))),
  );
  const chosen = new Set(
    items.flatMap(({ openedOn, fields }) => (openedOn === null ? (fields.datasetId ?? []) : [])),
  );
  for (const dataset of live) {
    // A dataset that is an item's already is looked for only among those for which somebody chose it: the files of one
    // dataset may be items of their own.
    if (known.has(dataset.id) && !chosen.has(dataset.id)) continue;
    const seen = { id: dataset.id, title: dataset.title, standardId: dataset.standard_id };
    for (const match of matcher.matchesOf(seen)) {
      const item = byId.get(match.itemId);
      if (!item) continue;
      if (!match.isCertain) {
        likely.push(match);
        continue;
      }
      item.openedOn = openedOnOf(dataset, cvegeo, now);
      item.fields.datasetId = dataset.id;
      matcher.take(item);
      await updateItem(trx, item.id, { dataset_id: dataset.id, opened_on: item.openedOn });
      opened.push({ item, dataset });
    }
  }
  const stillWaiting = new Set(items.filter(({ openedOn }) => openedOn === null).map(({ id }) => id));
  const proposed = await proposeMatches(
    trx,
    likely
      .filter(({ itemId }) => stillWaiting.has(itemId))
      .map(({ itemId, datasetId, likeness }) => ({
        item_id: itemId,
        dataset_id: datasetId,
        likeness,
        state: 'proposed' as const,
        found_at: now,
      })),
  );
  return { opened, closed, proposed, entries: await tellPublic(trx, cvegeo, { opened, closed, at: now }) };
}
