import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Condition } from './search-conditions.ts';

/** What CKAN's clients sort by, in the columns of `national.dataset as dataset`. */
const sortColumns: Record<string, RawBuilder<unknown>> = {
  id: sql`dataset.id`,
  name: sql`dataset.id`,
  title: sql`dataset.title collate "es-x-icu"`,
  title_string: sql`dataset.title collate "es-x-icu"`,
  metadata_modified: sql`dataset.updated_at`,
  metadata_created: sql`coalesce(dataset.issued, dataset.updated_at)`,
  organization: sql`dataset.cvegeo`,
};

/** What the counts of a search are by: each value a dataset has, over `national.dataset as dataset`. */
const facetValues: Record<string, { from: RawBuilder<unknown>; value: RawBuilder<unknown> }> = {
  organization: { from: sql``, value: sql`dataset.cvegeo` },
  owner_org: { from: sql``, value: sql`dataset.cvegeo` },
  groups: { from: sql``, value: sql`dataset.theme_id` },
  license_id: { from: sql``, value: sql`dataset.licence` },
  tags: { from: sql`, unnest(dataset.keywords) as each`, value: sql`each` },
  res_format: { from: sql`, unnest(dataset.formats) as each`, value: sql`each` },
};

/**
 * CKAN's "title asc, score desc" as an order; ties fall by ordinal, so that pages neither repeat nor skip. Null when a
 * term is unknown. `rank` is what "score" means, or null without words to rank by.
 */
export function orderOf(sort: string, rank: RawBuilder<unknown> | null): RawBuilder<unknown> | null {
  const terms = sort.split(',').map((term) => term.trim());
  const order: RawBuilder<unknown>[] = [];
  for (const term of terms.filter((each) => each !== '')) {
    const [, field = '', direction = 'asc'] = /^(\w+)(?:\s+(asc|desc))?$/i.exec(term) ?? [];
    if (field !== 'score' && !Object.hasOwn(sortColumns, field)) return null;
    const column = field === 'score' ? rank : sortColumns[field];
    const way = direction.toLowerCase() === 'desc' ? sql`desc` : sql`asc`;
    if (column) order.push(sql`${column} ${way}`);
  }
  return sql.join([...order, sql`dataset.ordinal`]);
}

/** The ids of one page of a search, in its order, and how many datasets it has in all. */
export async function searchDatasets(
  db: Kysely<Tables>,
  condition: Condition,
  { order, rows, start }: { order: RawBuilder<unknown>; rows: number; start: number },
): Promise<{ ids: string[]; count: number }> {
  const counted = await sql<{ count: number }>`
    select count(*) as count from national.dataset dataset where ${condition}`.execute(db);
  const count = counted.rows[0]?.count ?? 0;
  if (rows === 0 || start >= count) return { ids: [], count };
  const page = await sql<{ id: string }>`
    select dataset.id from national.dataset dataset where ${condition}
    order by ${order} offset ${start} limit ${rows}`.execute(db);
  return { ids: page.rows.map(({ id }) => id), count };
}

/** How many datasets of a search have each value, most first; null for what cannot be counted by. */
export async function facetCounts(
  db: Kysely<Tables>,
  condition: Condition,
  { field, limit, least }: { field: string; limit: number | null; least: number },
): Promise<{ value: string; count: number }[] | null> {
  const facet = Object.hasOwn(facetValues, field) ? facetValues[field] : undefined;
  if (facet === undefined) return null;
  const { rows } = await sql<{ value: string; count: number }>`
    select ${facet.value} as value, count(*) as count from national.dataset dataset ${facet.from}
    where ${condition} and ${facet.value} is not null
    group by 1 having count(*) >= ${least} order by 2 desc, 1 limit ${limit}::bigint`.execute(db);
  return rows;
}

/** The ids of all live datasets in their order, in batches as they are taken. */
export async function* liveIds(
  db: Kysely<Tables>,
  { offset, limit }: { offset: number; limit: number },
): AsyncGenerator<string, void> {
  const batch = 5000;
  let after = '00000000-0000-0000-0000-000000000000';
  let skipped = offset;
  for (let left = limit; left > 0;) {
    const asked = Math.min(batch, left);
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .offset(skipped)
      .limit(asked)
      .select('id')
      .execute();
    for (const { id } of rows) yield id;
    if (rows.length < asked) return;
    skipped = 0;
    left -= rows.length;
    after = rows.at(-1)?.id ?? after;
  }
}
