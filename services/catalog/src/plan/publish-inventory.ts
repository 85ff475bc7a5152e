import type { Actor } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry, type Tables } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import {
  findGovernment,
  itemsOf,
  lockInventory,
  updateInventory,
  type GovernmentRow,
  type InventoryRow,
} from '../inventory/item-queries.ts';
import { keyOf } from '../inventory/item.ts';
import { itemOf, type Item } from '../inventory/item-view.ts';
import { unfinishedIn } from '../inventory/unfinished.ts';
import { named, requireMember } from '../permission.ts';
import { demandOf } from './demand-queries.ts';
import { publishEdition } from './editions.ts';
import { planProblems } from './plan-problems.ts';
import { prioritiesOf } from './priorities.ts';
import { countPublicItems, toPublicItem } from './public-items.ts';
import { publicItemsOf, replacePublicItems, type PublicItem } from './public-queries.ts';

type Publication = { cvegeo: string; reason?: string | undefined };
type Published = { filedAt: Date; planPublishedAt: Date | null };

/** Refuses an inventory in which something still has to be said, naming each item. */
function requireFinished(items: readonly Item[]): void {
  const unfinished = unfinishedIn(items);
  if (unfinished.length === 0) return;
  const first = unfinished
    .slice(0, 5)
    .map(({ key, title }) => `${key} (${title})`)
    .join(', ');
  const rest = unfinished.length > 5 ? ` +${unfinished.length - 5}` : '';
  throw planProblems.inventoryUnfinished(
    { summary: `${first}${rest}` },
    {
      errors: unfinished.map(({ itemId, code, message }) => ({
        in: 'path',
        pointer: `/items/${itemId}`,
        code,
        message,
      })),
    },
  );
}

/** What was promised in the plan and, without having been opened, no longer is. */
const leavingPlan = (before: readonly PublicItem[], after: ReadonlyMap<string, { state: string }>) =>
  before.filter(
    ({ id, state }) => state === 'planned' && !['planned', 'open'].includes(after.get(id)?.state ?? 'gone'),
  );

function removalEntries(leaving: readonly PublicItem[], reason: string): LedgerEntry[] {
  return leaving.map(({ id, cvegeo, number, title, planned_on }) => ({
    kind: 'plan.item-removed',
    subject: `inventory-item:${id}`,
    cvegeo,
    cause: reason,
    detail: { key: keyOf(number), title, plannedOn: planned_on },
  }));
}

async function writePublic(
  trx: Transaction<Tables>,
  deps: CatalogDependencies,
  wanted: {
    inventory: InventoryRow;
    government: GovernmentRow;
    actor: Actor;
    isPlanned: boolean;
    reason: string | undefined;
  },
): Promise<void> {
  const { inventory, government, actor, isPlanned, reason } = wanted;
  const { cvegeo } = inventory;
  const at = deps.clock.now();
  const items = (await itemsOf(trx, cvegeo)).map(itemOf);
  requireFinished(items);
  const before = await publicItemsOf(trx, cvegeo);
  const known = new Map(before.map((row) => [row.id, row]));
  const demand = await demandOf(trx, cvegeo);
  const priorities = prioritiesOf(items, demand);
  const rows = items.map((item) =>
    toPublicItem(item, known.get(item.id), {
      cvegeo,
      isPlanned,
      at,
      demand: demand.get(item.id) ?? 0,
      priority: priorities.get(item.id) ?? null,
    }),
  );
  if (isPlanned && !rows.some(({ planned_on }) => planned_on)) throw planProblems.planEmpty();
  const leaving = leavingPlan(before, new Map(rows.map((row) => [row.id, row])));
  if (leaving.length > 0 && reason === undefined)
    throw planProblems.planRemovalUnexplained({
      titles: leaving.map(({ number, title }) => `${keyOf(number)} ${title}`).join('; '),
    });

  await replacePublicItems(trx, cvegeo, rows);
  await countPublicItems(trx, inventory, at);
  const edition = (kind: 'inventory' | 'plan') =>
    publishEdition(trx, deps, { kind, inventory, government, actor });
  const datasets = [
    ...(await edition('inventory')),
    ...(inventory.plan_published_at === null ? [] : await edition('plan')),
  ];
  const entry = (
    kind: 'inventory.filed' | 'plan.published',
    detail: Record<string, unknown>,
  ): LedgerEntry => ({
    kind,
    subject: `government:${cvegeo}`,
    cvegeo,
    detail,
  });
  const moved = rows.filter(({ id, planned_on }) => {
    const promised = known.get(id)?.planned_on;
    return promised && planned_on && planned_on > promised;
  }).length;
  await appendToLedger(
    trx,
    [
      ...(isPlanned
        ? [
            entry('plan.published', {
              planned: rows.filter(({ state }) => state === 'planned').length,
              open: rows.filter(({ state }) => state === 'open').length,
              putOff: moved,
            }),
          ]
        : [
            entry('inventory.filed', {
              items: rows.length,
              notOpenable: rows.filter(({ state }) => state === 'not-openable').length,
            }),
          ]),
      ...removalEntries(leaving, reason ?? ''),
      ...datasets,
    ],
    { actor, clock: deps.clock },
  );
}

async function publish(
  deps: CatalogDependencies,
  actor: Actor,
  { cvegeo, reason, isPlanned }: Publication & { isPlanned: boolean },
): Promise<Published> {
  const government = await findGovernment(deps.db, cvegeo);
  if (!government) throw problems.notFound({ what: named.government });
  requireMember(government);
  return transaction(deps.db, { name: 'publish inventory', logger: deps.logger }, async (trx) => {
    const locked = await lockInventory(trx, cvegeo);
    const now = deps.clock.now();
    const inventory = {
      ...locked,
      filed_at: isPlanned ? (locked.filed_at ?? now) : now,
      plan_published_at: isPlanned ? now : locked.plan_published_at,
    };
    await updateInventory(trx, cvegeo, {
      filed_at: inventory.filed_at,
      plan_published_at: inventory.plan_published_at,
    });
    await writePublic(trx, deps, { inventory, government, actor, isPlanned, reason });
    return { filedAt: inventory.filed_at, planPublishedAt: inventory.plan_published_at };
  });
}

/**
 * Files the inventory as it stands: the public sees every item, and it is published as a dataset. Dates stay those
 * of the plan. Throws forbidden, not-found, government-cannot-publish, inventory-unfinished or
 * plan-removal-unexplained.
 */
export async function fileInventory(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: Publication,
): Promise<Published> {
  authorize(actor, 'plan.publish', { cvegeo: wanted.cvegeo });
  return publish(deps, actor, { ...wanted, isPlanned: false });
}

/**
 * Publishes the plan: the inventory as it stands with its dates. What leaves the plan without having been opened
 * needs a reason, which goes to the ledger; no dataset is ever touched by it (Guía de Implementación, DOF
 * 18-jun-2015, principle of permanence). Throws as `fileInventory`, and plan-empty.
 */
export async function publishPlan(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: Publication,
): Promise<Published> {
  authorize(actor, 'plan.publish', { cvegeo: wanted.cvegeo });
  return publish(deps, actor, { ...wanted, isPlanned: true });
}
