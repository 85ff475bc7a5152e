import { isDayOver, type Actor } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { demandOf, requestsOf } from '../plan/demand-queries.ts';
import { likenessOf, wordsOf, worthProposing } from '../plan/likeness.ts';
import { proposalsOf } from '../plan/match-queries.ts';
import { prioritiesOf } from '../plan/priorities.ts';
import { publicItemsOf, type PublicItem } from '../plan/public-queries.ts';
import { addresses } from '../releases/addresses.ts';
import { findGovernment, findInventory, itemsOf } from './item-queries.ts';
import { itemStates, keyOf, stateOf, type ItemState } from './item.ts';
import { itemOf, type Item } from './item-view.ts';
import { viewItem, type itemSchema } from './inventory-view.ts';
import { unfinishedIn } from './unfinished.ts';

export const inventorySchema = z.object({
  cvegeo: z.string(),
  governmentName: z.string(),
  revision: z.number().int(),
  filedAt: z.iso.datetime().nullable(),
  planPublishedAt: z.iso.datetime().nullable(),
  counts: z.record(z.enum(itemStates), z.number().int()),
  overdue: z.number().int(),
  /** What has to be said before the inventory can be filed. */
  unfinished: z.array(
    z.object({ itemId: z.uuid(), key: z.string(), title: z.string(), code: z.string(), message: z.string() }),
  ),
  /** What the public would see change if it were filed, and if the plan were published. */
  pending: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    planAdded: z.number().int(),
    planMoved: z.number().int(),
    planLeaving: z.array(
      z.object({ key: z.string(), title: z.string(), plannedOn: z.iso.date().nullable() }),
    ),
  }),
  /** Datasets that look like what items announce, for a person to say. */
  proposals: z.array(
    z.object({
      itemId: z.uuid(),
      key: z.string(),
      title: z.string(),
      datasetId: z.uuid(),
      datasetTitle: z.string(),
      isHosted: z.boolean(),
      likeness: z.number(),
    }),
  ),
  inventoryUrl: z.string().nullable(),
  planUrl: z.string().nullable(),
});

const stateOfItem = ({ fields, openedOn }: Item): ItemState =>
  stateOf({ hasPrivateData: fields.hasPrivateData, plannedOn: fields.plannedOn, openedOn });

/** Whether the public reads something else of an item than its draft says, its date aside. */
const isRewritten = ({ fields }: Item, row: PublicItem): boolean =>
  fields.responsible !== row.responsible ||
  fields.title !== row.title ||
  fields.resource !== row.resource ||
  fields.description !== row.description ||
  fields.hasPrivateData !== row.has_private_data ||
  fields.privacyReason !== row.privacy_reason ||
  fields.legalBasis !== row.legal_basis ||
  fields.platform !== row.platform ||
  fields.standardId !== row.standard_id;

function pendingChanges(items: readonly Item[], known: readonly PublicItem[]) {
  const rows = new Map(known.map((row) => [row.id, row]));
  const drafts = new Map(items.map((item) => [item.id, item]));
  const planned = items.filter((item) => stateOfItem(item) === 'planned');
  return {
    added: items.filter(({ id }) => !rows.has(id)).length,
    changed: items.filter((item) => {
      const row = rows.get(item.id);
      return row !== undefined && isRewritten(item, row);
    }).length,
    removed: known.filter(({ id }) => !drafts.has(id)).length,
    planAdded: planned.filter(({ id }) => !rows.get(id)?.planned_on).length,
    planMoved: planned.filter(({ id, fields }) => {
      const promised = rows.get(id)?.planned_on;
      return promised && promised !== fields.plannedOn;
    }).length,
    planLeaving: known
      .filter(({ id, state }) => {
        const draft = drafts.get(id);
        return state === 'planned' && (!draft || !['planned', 'open'].includes(stateOfItem(draft)));
      })
      .map(({ number, title, planned_on }) => ({ key: keyOf(number), title, plannedOn: planned_on })),
  };
}

/** How a government's inventory stands, for those who work on it. Throws forbidden or not-found. */
export async function readInventory(
  { db, clock, publicUrl }: CatalogDependencies,
  actor: Actor,
  { cvegeo, language }: { cvegeo: string; language: 'es' | 'en' },
): Promise<z.input<typeof inventorySchema>> {
  authorize(actor, 'inventory.read', { cvegeo });
  const government = await findGovernment(db, cvegeo);
  if (!government) throw problems.notFound({ what: named.government });
  const inventory = await findInventory(db, cvegeo);
  const items = (await itemsOf(db, cvegeo)).map(itemOf);
  const now = clock.now();
  const at = addresses(publicUrl);
  const counts = Object.fromEntries(
    itemStates.map((state) => [state, items.filter((item) => stateOfItem(item) === state).length]),
  ) as Record<ItemState, number>;
  return {
    cvegeo,
    governmentName: government.name,
    revision: inventory?.revision ?? 0,
    filedAt: inventory?.filed_at?.toISOString() ?? null,
    planPublishedAt: inventory?.plan_published_at?.toISOString() ?? null,
    counts,
    overdue: items.filter(
      (item) =>
        stateOfItem(item) === 'planned' &&
        item.fields.plannedOn !== null &&
        isDayOver(item.fields.plannedOn, cvegeo, now),
    ).length,
    unfinished: unfinishedIn(items).map(({ message, ...told }) => ({ ...told, message: message[language] })),
    pending: pendingChanges(items, await publicItemsOf(db, cvegeo)),
    proposals: (await proposalsOf(db, cvegeo)).map((row) => ({
      itemId: row.item_id,
      key: keyOf(row.number),
      title: row.item_title,
      datasetId: row.dataset_id,
      datasetTitle: row.dataset_title,
      isHosted: row.origin === 'hosted',
      likeness: row.likeness,
    })),
    inventoryUrl: inventory?.filed_at ? at.inventoryFile(cvegeo, 'inventory') : null,
    planUrl: inventory?.plan_published_at ? at.inventoryFile(cvegeo, 'plan') : null,
  };
}

/** Every item with how many people asked for it. Throws forbidden. */
export async function listItems(
  { db }: Pick<CatalogDependencies, 'db'>,
  actor: Actor,
  cvegeo: string,
): Promise<{ item: Item; demand: number; priority: number | null }[]> {
  authorize(actor, 'inventory.read', { cvegeo });
  const items = (await itemsOf(db, cvegeo)).map(itemOf);
  const demand = await demandOf(db, cvegeo);
  const priorities = prioritiesOf(items, demand);
  return items.map((item) => ({
    item,
    demand: demand.get(item.id) ?? 0,
    priority: priorities.get(item.id) ?? null,
  }));
}

/** One item, as its view. Throws forbidden or not-found. */
export async function readItem(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: { cvegeo: string; itemId: string },
): Promise<z.input<typeof itemSchema> | null> {
  const found = (await listItems(deps, actor, wanted.cvegeo)).find(({ item }) => item.id === wanted.itemId);
  return found ? viewItem(found.item, found) : null;
}

export const askedSchema = z.object({
  id: z.uuid(),
  folio: z.string(),
  title: z.string(),
  votes: z.number().int(),
  dueOn: z.iso.date(),
  plannedOn: z.iso.date().nullable(),
  /** The items it was related to. */
  itemIds: z.array(z.uuid()),
  /** Items it might be asking for, the likeliest first. */
  likelyItemIds: z.array(z.uuid()),
});

/** What people ask of the government, the most wanted first, and which items it might be. Throws forbidden. */
export async function listAsked(
  { db }: CatalogDependencies,
  actor: Actor,
  cvegeo: string,
): Promise<z.input<typeof askedSchema>[]> {
  authorize(actor, 'inventory.read', { cvegeo });
  const items = (await itemsOf(db, cvegeo)).map(itemOf);
  const ofItems = items.map((item) => ({ id: item.id, words: wordsOf(item.fields.title) }));
  return (await requestsOf(db, cvegeo)).map((request) => {
    const words = wordsOf(request.title);
    const likely = ofItems
      .map(({ id, words: ofItem }) => ({ id, likeness: likenessOf(words, ofItem) }))
      .filter(({ id, likeness }) => likeness >= worthProposing && !request.item_ids.includes(id))
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, 3);
    return {
      id: request.id,
      folio: request.folio,
      title: request.title,
      votes: request.votes,
      dueOn: request.due_on,
      plannedOn: request.planned_on,
      itemIds: request.item_ids,
      likelyItemIds: likely.map(({ id }) => id),
    };
  });
}
