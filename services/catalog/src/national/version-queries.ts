import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import type { Scope } from './national-queries.ts';

const isInScope = ({ cvegeo }: Scope) =>
  cvegeo === null
    ? sql`dataset.archived_at is null`
    : sql`dataset.archived_at is null and dataset.cvegeo = ${cvegeo}`;

/** How many live datasets there are, and when any of them last changed. */
export async function sizeOf(
  db: Kysely<Tables>,
  scope: Scope,
): Promise<{ total: number; modified: Date | null }> {
  // Of all datasets each comes from an index of its own; of one government's both from its rows, for the newest of
  // few is far down the index of all.
  const question =
    scope.cvegeo === null
      ? sql`select (select count(*) from national.dataset dataset where ${isInScope(scope)}) as total,
          (select dataset.updated_at from national.dataset dataset where ${isInScope(scope)}
            order by dataset.updated_at desc limit 1) as modified`
      : sql`select count(*) as total, max(dataset.updated_at) as modified
          from national.dataset dataset where ${isInScope(scope)}`;
  const { rows } = await sql<{ total: number; modified: Date | null }>`${question}`.execute(db);
  return rows[0] ?? { total: 0, modified: null };
}

/**
 * Which datasets a page holds (from which ordinal), and a text that is another whenever any of them or of their
 * governments is: the transactions that last wrote each row. `limit` null is all.
 */
export async function versionOfPage(
  db: Kysely<Tables>,
  { offset, limit, ...scope }: Scope & { offset: number; limit: number | null },
): Promise<{ from: number; version: string }> {
  const { rows } = await sql<{ start: number | null; version: string }>`
    with page as materialized (
      select dataset.ordinal, dataset.cvegeo, dataset.xmin::text as written
      from national.dataset dataset
      where ${isInScope(scope)} and dataset.ordinal >= coalesce(
        (select dataset.ordinal from national.dataset dataset where ${isInScope(scope)}
          order by dataset.ordinal offset ${offset} limit 1), 2147483647)
      order by dataset.ordinal limit ${limit}::bigint)
    select min(page.ordinal) as start,
      md5(concat(string_agg(page.ordinal || ':' || page.written, ',' order by page.ordinal), ' ',
        (select string_agg(government.cvegeo || ':' || government.xmin::text, ',' order by government.cvegeo)
          from national.government government
          where government.cvegeo in (select page.cvegeo from page)))) as version
    from page`.execute(db);
  return { from: rows[0]?.start ?? 0, version: rows[0]?.version ?? '' };
}

/**
 * A text that is another whenever anything in the national view is. Of the record of changes both the last and how
 * many: one that commits late has an earlier place.
 */
export async function versionOfView(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ',
      (select concat(max(seq), ' ', count(*)) from national.dataset_change),
      (select concat(max(seq), ' ', count(*)) from national.table_change)) as version`.execute(db);
  return rows[0]?.version ?? '';
}
