import type { Tables } from '@rma/persistence';
import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';

export type InventoryRow = Selectable<Tables['national.inventory']>;
export type InventoryItemRow = Selectable<Tables['national.inventory_item']>;

export type ItemCriteria = {
  government?: string;
  /** The state itself and its municipalities. */
  state?: string;
  theme?: string;
  states?: readonly InventoryItemRow['state'][];
  /** What was promised for some day, or for one of these, both included (YYYY-MM-DD). */
  planned?: { from?: string; to?: string };
};
export type ItemSort = 'key' | 'date' | 'demand';
/** Place in an order: what it is by, and the id. */
export type ItemPlace = { by: string | number; id: string };

/** Inventories of these governments. */
export const inventoriesOf = (db: Kysely<Tables>, cvegeos: readonly string[]): Promise<InventoryRow[]> =>
  db
    .selectFrom('national.inventory')
    .selectAll()
    .where('cvegeo', 'in', [...cvegeos])
    .execute();

function meets({ government, state, theme, states, planned }: ItemCriteria) {
  return (eb: ExpressionBuilder<Tables, 'national.inventory_item'>) =>
    eb.and([
      ...(government === undefined ? [] : [eb('cvegeo', '=', government)]),
      ...(state === undefined ? [] : [sql<boolean>`left(cvegeo, 2) = ${state}`]),
      ...(theme === undefined ? [] : [eb('theme_id', '=', theme)]),
      ...(states === undefined ? [] : [eb('state', 'in', [...states])]),
      ...(planned === undefined ? [] : [eb('planned_on', 'is not', null)]),
      ...(planned?.from === undefined ? [] : [eb('planned_on', '>=', planned.from)]),
      ...(planned?.to === undefined ? [] : [eb('planned_on', '<=', planned.to)]),
    ]);
}

// What has no date comes after everything that has one.
const byDate = sql<string>`coalesce(planned_on, '9999-12-31'::date)`;
const orders = {
  key: { by: sql<string>`cvegeo || to_char(number, 'FM0000000')`, direction: 'asc' },
  date: { by: byDate, direction: 'asc' },
  demand: { by: sql<number>`demand`, direction: 'desc' },
} as const;

/** Where a row stands in an order. */
export function placeOfItem(row: InventoryItemRow, sort: ItemSort): ItemPlace {
  const by = {
    key: `${row.cvegeo}${String(row.number).padStart(7, '0')}`,
    date: row.planned_on ?? '9999-12-31',
    demand: row.demand,
  };
  return { by: by[sort], id: row.id };
}

/** Public items in an order, after a place. */
export function listItems(
  db: Kysely<Tables>,
  criteria: ItemCriteria,
  { sort, after, limit }: { sort: ItemSort; after: ItemPlace | null; limit: number },
): Promise<InventoryItemRow[]> {
  const { by, direction } = orders[sort];
  const isAfter =
    direction === 'asc'
      ? sql<boolean>`(${by}, id) > (${after?.by ?? null}, ${after?.id ?? null}::uuid)`
      : sql<boolean>`(${by}, id) < (${after?.by ?? null}, ${after?.id ?? null}::uuid)`;
  return db
    .selectFrom('national.inventory_item')
    .selectAll()
    .where(meets(criteria))
    .$if(after !== null, (query) => query.where(isAfter))
    .orderBy(by, direction)
    .orderBy('id', direction)
    .limit(limit)
    .execute();
}

export async function countItems(db: Kysely<Tables>, criteria: ItemCriteria): Promise<number> {
  const { count } = await db
    .selectFrom('national.inventory_item')
    .where(meets(criteria))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
