import type { Tables } from '@rma/persistence';
import type { ResolvedQuery } from '@rma/search';
import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';

/** Which changes are wanted; all of what is given must hold. */
export type ChangeFilter = {
  government: string | null;
  includeMunicipalities: boolean;
  themeId: string | null;
  query: ResolvedQuery | null;
};

/** A public change of a dataset: what it was called and whose it was, also when it is gone. */
export type ChangeEvent = {
  number: number;
  at: Date;
  kind: 'create' | 'update' | 'delete';
  datasetId: string;
  cvegeo: string | null;
  title: string | null;
  themeId: string | null;
};

/** The number of the last change; 0 before the first. */
export async function lastChangeNumber(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from national.feed_head`.execute(db);
  return rows[0]?.number ?? 0;
}

const vectorOf = (snapshot: Expression<unknown>) =>
  sql`national.search_of(jsonb_populate_record(null::"national".dataset, ${snapshot}))`;

const after = sql`event.snapshot`;
const before = sql`earlier.snapshot`;

function isWanted({ government, includeMunicipalities, themeId, query }: ChangeFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [];
  const isOf = (key: Expression<unknown>) =>
    includeMunicipalities
      ? sql<SqlBool>`${key} like ${`${government ?? ''}%`}`
      : sql<SqlBool>`${key} = ${government}`;
  if (government !== null)
    conditions.push(sql`(${isOf(sql`event.cvegeo`)} or ${isOf(sql`${before}->>'cvegeo'`)})`);
  // A dataset that leaves a theme or a search changed it as much as one that comes.
  if (themeId !== null)
    conditions.push(sql`(${after}->>'theme_id' = ${themeId} or ${before}->>'theme_id' = ${themeId})`);
  if (query !== null)
    conditions.push(
      sql`(${vectorOf(after)} @@ ${query.tsquery}::tsquery or ${vectorOf(before)} @@ ${query.tsquery}::tsquery)`,
    );
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** The changes numbered after `since` and until `until` that are wanted, in order. */
export async function changeEvents(
  db: Kysely<Tables>,
  filter: ChangeFilter,
  { since, until }: { since: number; until: number },
): Promise<ChangeEvent[]> {
  const { rows } = await sql<ChangeEvent>`
    select event.number, event.at, event.kind, event.dataset_id as "datasetId", event.cvegeo,
      coalesce(${after}->>'title', ${before}->>'title') as title,
      coalesce(${after}->>'theme_id', ${before}->>'theme_id') as "themeId"
    from national.dataset_event as event
    left join lateral (
      select prior.snapshot from national.dataset_event as prior
      where prior.dataset_id = event.dataset_id and prior.number < event.number and prior.snapshot is not null
      order by prior.number desc limit 1) as earlier on true
    where event.number > ${since} and event.number <= ${until} and ${isWanted(filter)}
    order by event.number`.execute(db);
  return rows;
}
