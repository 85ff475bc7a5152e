import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { ResolvedQuery } from './resolved-query.ts';
import {
  chosenValues,
  dayNumber,
  placesOf,
  type Bounds,
  type DatasetCriteria,
  type DatePlace,
  type FacetField,
} from './search-index.ts';

/** Over national.dataset `d`, left joined with its national.dataset_quality `q`. */
export type Condition = RawBuilder<SqlBool>;

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
  return query.titleTsquery === null ? sql`false` : sql`d.search @@ ${query.titleTsquery}::tsquery`;
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Has a column with all of these lexemes; the vector (weight D) tells first where it is worth looking. */
function hasColumn(lexemes: readonly string[]): Condition {
  const inVector = lexemes.map((lexeme) => `${quoted(lexeme)}:D`).join(' & ');
  const inColumn = lexemes.map(quoted).join(' & ');
  return sql`(d.search @@ ${inVector}::tsquery and exists (
    select from unnest(national.column_texts(d.preview, d.standard_id)) as called
    where to_tsvector('pg_catalog.spanish', called) @@ ${inColumn}::tsquery))`;
}

function isWithin({ west, south, east, north }: Bounds): Condition {
  return sql`(d.cvegeo in (select g.cvegeo from national.government g
      where g.lon between ${west} and ${east} and g.lat between ${south} and ${north})
    or coalesce((select box[1] <= ${east} and box[3] >= ${west} and box[2] <= ${north} and box[4] >= ${south}
      from national.spatial_box(d.spatial) as box), false))`;
}

function covers(since: string | undefined, until: string | undefined): Condition {
  return sql`coalesce((select days[1] <= ${dayNumber(until ?? '9999-12-31')}::int
      and days[2] >= ${dayNumber(since ?? '0000-01-01')}::int
    from national.period_days(d.temporal) as days), false)`;
}

/** Filters that no facet shows, so they narrow every facet. */
export function narrows(criteria: DatasetCriteria): Condition[] {
  const { standard, packageId, sourceId, bounds, columns, coversSince, coversUntil } = criteria;
  const conditions: Condition[] = placesOf(criteria).map(({ kind, key }) =>
    kind === 'state' ? sql`d.state_cvegeo = ${key}` : sql`d.cvegeo = ${key}`,
  );
  if (standard?.includes('@') === true) conditions.push(sql`d.standard_id = ${standard}`);
  if (packageId !== undefined) conditions.push(sql`d.package_id = ${packageId}::uuid`);
  if (sourceId !== undefined) conditions.push(sql`d.source_id = ${sourceId}::uuid`);
  if (bounds !== undefined) conditions.push(isWithin(bounds));
  if (columns !== undefined && columns.length > 0)
    conditions.push(sql`(${sql.join(columns.map(hasColumn), sql` or `)})`);
  if (criteria.issuedSince !== undefined) conditions.push(sql`d.issued >= ${criteria.issuedSince}`);
  if (criteria.issuedUntil !== undefined) conditions.push(sql`d.issued <= ${criteria.issuedUntil}`);
  if (criteria.modifiedSince !== undefined) conditions.push(sql`d.modified >= ${criteria.modifiedSince}`);
  if (criteria.modifiedUntil !== undefined) conditions.push(sql`d.modified <= ${criteria.modifiedUntil}`);
  if (coversSince !== undefined || coversUntil !== undefined)
    conditions.push(covers(coversSince, coversUntil));
  return conditions;
}

/** A facet's one value of a dataset; formats are several and have none. */
export const facetValue: Readonly<Record<Exclude<FacetField, 'format'>, RawBuilder<string | null>>> = {
  theme: sql`d.theme_id`,
  state: sql`d.state_cvegeo`,
  level: sql`d.level`,
  origin: sql`d.origin`,
  standard: sql`split_part(d.standard_id, '@', 1)`,
  licence: sql`d.licence`,
  periodicity: sql`d.periodicity`,
  freshness: sql`q.freshness`,
  quality: sql`q.rating`,
};

/** The facet's chosen values, or null when none are. */
export function isChosen(criteria: DatasetCriteria, field: FacetField): Condition | null {
  const values = [...chosenValues(criteria, field)];
  if (values.length === 0) return null;
  if (field === 'format') return sql`d.formats && ${values}::text[]`;
  return sql`coalesce(${facetValue[field]} = any(${values}::text[]), false)`;
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
