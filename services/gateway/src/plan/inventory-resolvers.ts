import { citeLegalBasis, dateAt, daysBetween, isDayOver, isLegalBasis, legalBases } from '@rma/domain';
import { standard, themes } from '@rma/themes';
import { z } from 'zod';
import { heavyColumnsFor } from '../datasets/dataset-connection.ts';
import type { Government } from '../governments/directory-queries.ts';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import type { GatewayContext, Resolver, TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import {
  countItems,
  listItems,
  placeOfItem,
  type InventoryItemRow,
  type InventoryRow,
  type ItemCriteria,
  type ItemSort,
} from './inventory-queries.ts';

type ItemFilter = {
  government?: string | null;
  state?: string | null;
  theme?: string | null;
  status?: (keyof typeof states)[] | null;
  plannedFrom?: string | null;
  plannedTo?: string | null;
};
type ItemArguments = PageArguments & { filter?: ItemFilter | null; sort?: keyof typeof sorts | null };

const states = {
  LISTED: 'listed',
  PLANNED: 'planned',
  OPEN: 'open',
  NOT_OPENABLE: 'not-openable',
} as const satisfies Record<string, InventoryItemRow['state']>;
const sorts = { KEY: 'key', DATE: 'date', DEMAND: 'demand' } as const satisfies Record<string, ItemSort>;
const places = {
  key: z.strictObject({ by: z.string(), id: z.uuid() }),
  date: z.strictObject({ by: z.iso.date(), id: z.uuid() }),
  demand: z.strictObject({ by: z.int(), id: z.uuid() }),
};

const criteriaOf = (filter: ItemFilter | null | undefined): ItemCriteria => ({
  ...(filter?.government && { government: filter.government }),
  ...(filter?.state && { state: filter.state }),
  ...(filter?.theme && { theme: filter.theme }),
  // An empty list asks for nothing in particular, as in the filters of datasets.
  ...(filter?.status?.length && { states: filter.status.map((each) => states[each]) }),
  ...((filter?.plannedFrom || filter?.plannedTo) && {
    planned: {
      ...(filter.plannedFrom && { from: filter.plannedFrom }),
      ...(filter.plannedTo && { to: filter.plannedTo }),
    },
  }),
});

async function itemPage(args: ItemArguments, criteria: ItemCriteria, { db }: GatewayContext) {
  const size = pageSize(args.first);
  const sort = sorts[args.sort ?? 'KEY'];
  const after = placeAfter<z.ZodType<{ by: string | number; id: string }>>(places[sort], args.after);
  const rows = await listItems(db, criteria, { sort, after, limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: (row) => placeOfItem(row, sort),
    totalCount: () => countItems(db, criteria),
  });
}

const inventoryItems: Resolver<unknown, ItemArguments> = (_, args, context) =>
  itemPage(args, criteriaOf(args.filter), context);

export const inventoryQueries = { inventoryItems };

/** What a plan lists: what is promised, and what of it was opened. */
const isOfPlan = ['planned', 'open'] as const;

export const inventoryTypes: Record<string, TypeResolvers<never>> = {
  Government: {
    inventory: ({ cvegeo }, _, { batches }) => batches.inventories(cvegeo),
  } satisfies TypeResolvers<Government>,
  Inventory: {
    filedAt: ({ filed_at }) => filed_at,
    planPublishedAt: ({ plan_published_at }) => plan_published_at,
    total: ({ items }) => items,
    notOpenable: ({ closed_by_law }) => closed_by_law,
    url: ({ cvegeo, filed_at }, _, { publicUrl }) =>
      filed_at === null ? null : `${publicUrl}/governments/${cvegeo}/inventory.csv`,
    planUrl: ({ cvegeo, plan_published_at }, _, { publicUrl }) =>
      plan_published_at === null ? null : `${publicUrl}/governments/${cvegeo}/plan.csv`,
    dataset: ({ inventory_dataset_id }, _, { batches }, info) =>
      inventory_dataset_id === null
        ? null
        : batches.datasetById(inventory_dataset_id, heavyColumnsFor(fieldsBelow(info))),
    planDataset: ({ plan_dataset_id }, _, { batches }, info) =>
      plan_dataset_id === null
        ? null
        : batches.datasetById(plan_dataset_id, heavyColumnsFor(fieldsBelow(info))),
    items: ({ cvegeo }, args: ItemArguments, context) =>
      itemPage(args, { ...criteriaOf(args.filter), government: cvegeo }, context),
    plan: ({ cvegeo }, args: PageArguments, context) =>
      itemPage({ ...args, sort: 'DATE' }, { government: cvegeo, states: isOfPlan, planned: {} }, context),
  } satisfies Record<string, Resolver<InventoryRow, never>>,
  InventoryItem: {
    key: ({ number }) => `INV-${String(number).padStart(4, '0')}`,
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    status: ({ state }) => state.toUpperCase().replace('-', '_'),
    hasPrivateData: ({ has_private_data }) => has_private_data,
    privacyReason: ({ privacy_reason }) => privacy_reason,
    legalBasis: ({ legal_basis }) => (legal_basis !== null && isLegalBasis(legal_basis) ? legal_basis : null),
    plannedOn: ({ planned_on }) => planned_on,
    firstPlannedOn: ({ first_planned_on }) => first_planned_on,
    openedOn: ({ opened_on }) => opened_on,
    isOverdue: ({ state, planned_on, cvegeo }, _, { now }) =>
      state === 'planned' && planned_on !== null && isDayOver(planned_on, cvegeo, now),
    daysLeft: ({ state, planned_on, cvegeo }, _, { now }) =>
      state === 'planned' && planned_on !== null ? daysBetween(dateAt(cvegeo, now), planned_on) : null,
    dataset: ({ dataset_id }, _, { batches }, info) =>
      dataset_id === null ? null : batches.datasetById(dataset_id, heavyColumnsFor(fieldsBelow(info))),
    standard: ({ standard_id }) => (standard_id === null ? null : standard(standard_id)),
    theme: ({ theme_id }) => themes().find(({ id }) => id === theme_id) ?? null,
  } satisfies TypeResolvers<InventoryItemRow>,
  LegalBasis: {
    id: (id) => id,
    name: (id) => legalBases[id].name,
    law: (id) => legalBases[id].law,
    article: (id) => legalBases[id].article,
    source: (id) => legalBases[id].source,
    isArticleConfirmed: (id) => legalBases[id].isArticleConfirmed,
    citation: (id) => citeLegalBasis(id),
  } satisfies TypeResolvers<keyof typeof legalBases>,
};
