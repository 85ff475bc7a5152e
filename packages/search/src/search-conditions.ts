import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { ResolvedQuery } from './resolved-query.ts';
import { chosenValues, type DatasetCriteria, type DatePlace, type FacetField } from './search-index.ts';

type Condition = RawBuilder<SqlBool>;

export function all(conditions: readonly Expression<SqlBool>[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`;
}

export const isLive: Condition = sql`d.archived_at is null`;

/** One of these datasets. As one text, for the driver escapes each element of a list by itself. */
export function isAmong(ordinals: readonly number[]): Condition {
  return sql`d.ordinal = any(${`{${ordinals.join()}}`}::int[])`;
}

export function matches(query: ResolvedQuery | null): Condition[] {
  return query === null ? [] : [sql`d.search @@ ${query.tsquery}::tsquery`];
}

export function matchesInTitle(query: ResolvedQuery): Condition {
  return query.titleTsquery === null ? sql`true` : sql`d.search @@ ${query.titleTsquery}::tsquery`;
}

/** Filters that no facet shows, so they narrow every facet. */
export function narrows(criteria: DatasetCriteria): Condition[] {
  const { standard, government, includeMunicipalities, packageId, sourceId, modifiedSince } = criteria;
  const conditions: Condition[] = [];
  if (standard !== undefined) {
    conditions.push(
      standard.includes('@')
        ? sql`d.standard_id = ${standard}`
        : sql`split_part(d.standard_id, '@', 1) = ${standard}`,
    );
  }
  if (government !== undefined) {
    conditions.push(
      includeMunicipalities === true && government.length === 2
        ? sql`d.state_cvegeo = ${government}`
        : sql`d.cvegeo = ${government}`,
    );
  }
  if (packageId !== undefined) conditions.push(sql`d.package_id = ${packageId}::uuid`);
  if (sourceId !== undefined) conditions.push(sql`d.source_id = ${sourceId}::uuid`);
  if (modifiedSince !== undefined) conditions.push(sql`d.modified >= ${modifiedSince}`);
  return conditions;
}

/** The facet's chosen values, or null when none are. */
export function isChosen(criteria: DatasetCriteria, field: FacetField): Condition | null {
  const values = [...chosenValues(criteria, field)];
  if (values.length === 0) return null;
  switch (field) {
    case 'theme':
      return sql`coalesce(d.theme_id = any(${values}::text[]), false)`;
    case 'state':
      return sql`d.state_cvegeo = any(${values}::text[])`;
    case 'level':
      return sql`d.level = any(${values}::text[])`;
    case 'format':
      return sql`d.formats && ${values}::text[]`;
    case 'origin':
      return sql`d.origin = any(${values}::text[])`;
  }
}

/** Microseconds since 1970, exact in a double until the year 2255. */
export const modifiedUs = sql<number | null>`(extract(epoch from d.modified) * 1000000)::float8`;

function instantOf(us: number): RawBuilder<Date> {
  return sql`('epoch'::timestamptz + ${us}::float8 * interval '1 microsecond')`;
}

/** Rows after a place in the order (modified desc nulls last, ordinal). */
export function isAfterPlace({ modifiedUs: us, ordinal }: DatePlace): Condition {
  if (us === null) return sql`(d.modified is null and d.ordinal > ${ordinal})`;
  const at = instantOf(us);
  return sql`(d.modified < ${at} or d.modified is null or (d.modified = ${at} and d.ordinal > ${ordinal}))`;
}
