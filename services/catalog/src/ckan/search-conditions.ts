import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { searchDate } from './search-dates.ts';
import type { SearchNode } from './search-query.ts';

export type Condition = RawBuilder<SqlBool>;
export type Conditions = { ok: true; condition: Condition } | { ok: false; message: string };

const always: Condition = sql`true`;
const never: Condition = sql`false`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A value with asterisks as a LIKE pattern. */
const patternOf = (value: string) => value.replaceAll(/[\\%_]/g, '\\$&').replaceAll('*', '%');

function matches(column: RawBuilder<unknown>, value: string): Condition {
  if (value === '*') return sql`${column} is not null`;
  if (!value.includes('*')) return sql`${column} = ${value}`;
  return sql`${column} like ${patternOf(value)}`;
}

/** The Spanish lexemes of a text, with and without its accents, as the national search has them. */
export function lexemesOf(text: string, isPhrase: boolean): RawBuilder<unknown> {
  const words = sql`national.plain_signs(${text}::text)`;
  return isPhrase
    ? sql`(phraseto_tsquery('pg_catalog.spanish', ${words}) || phraseto_tsquery('pg_catalog.spanish', national.fold(${words})))`
    : sql`(plainto_tsquery('pg_catalog.spanish', ${words}) || plainto_tsquery('pg_catalog.spanish', national.fold(${words})))`;
}

function says(text: string, isPhrase: boolean): Condition {
  if (!/[\p{L}\p{N}]/u.test(text)) return always;
  const lexemes = lexemesOf(text.replaceAll('*', ' '), isPhrase);
  // Words without lexemes ("de", "la") ask for nothing.
  return sql`(numnode(${lexemes}) = 0 or dataset.search @@ ${lexemes})`;
}

const constant = (value: string, ours: string): Condition =>
  value === ours || value === '*' ? always : never;

/** Fields by their names in CKAN's index, with the condition of a value. */
const fields: Record<string, (value: string) => Condition> = {
  id: (value) => (value === '*' ? always : uuid.test(value) ? sql`dataset.id = ${value}::uuid` : never),
  name: (value) => (value === '*' ? always : uuid.test(value) ? sql`dataset.id = ${value}::uuid` : never),
  organization: (value) => matches(sql`dataset.cvegeo`, value),
  owner_org: (value) => matches(sql`dataset.cvegeo`, value),
  groups: (value) => matches(sql`dataset.theme_id`, value),
  tags: (value) =>
    value === '*' ? sql`dataset.keywords <> '{}'` : sql`dataset.keywords @> array[${value}]::text[]`,
  // However its capitals are written.
  res_format: (value) =>
    value === '*'
      ? sql`dataset.formats <> '{}'`
      : sql`exists (select from unnest(dataset.formats) as format where lower(format) = lower(${value}))`,
  license_id: (value) => matches(sql`dataset.licence`, value),
  title: (value) =>
    value === '*'
      ? always
      : sql`national.fold(dataset.title) like '%' || national.fold(${patternOf(value)}::text) || '%'`,
  notes: (value) => says(value, true),
  text: (value) => says(value, false),
  type: (value) => constant(value, 'dataset'),
  dataset_type: (value) => constant(value, 'dataset'),
  state: (value) => constant(value, 'active'),
  private: (value) => constant(value.toLowerCase(), 'false'),
  capacity: (value) => constant(value, 'public'),
  permission_labels: (value) => constant(value, 'public'),
  site_id: () => always,
};

const dates: Record<string, RawBuilder<Date>> = {
  metadata_modified: sql`dataset.updated_at`,
  metadata_created: sql`coalesce(dataset.issued, dataset.updated_at)`,
};

class UnknownSearch extends Error {}

function rangeCondition({ field, from, to }: SearchNode & { kind: 'range' }, now: Date): Condition {
  const column = dates[field];
  if (column === undefined) throw new UnknownSearch(`field "${field}" has no ranges`);
  const dateOf = (value: string): Date => {
    const date = searchDate(value, now);
    if (date === null) throw new UnknownSearch(`Invalid Date String:'${value}'`);
    return date;
  };
  // CKAN writes no zone and three digits of a second; the database has six.
  const lower = from && (from.isIncluded ? sql<SqlBool>`>=` : sql<SqlBool>`>`);
  const upper = to && (to.isIncluded ? sql<SqlBool>`<=` : sql<SqlBool>`<`);
  const moment = sql`date_trunc('milliseconds', ${column})`;
  return sql`(${from ? sql`${column} ${lower} ${dateOf(from.value)}` : always} and ${
    to ? sql`${moment} ${upper} ${dateOf(to.value)}` : always
  })`;
}

function conditionOf(node: SearchNode, now: Date): Condition {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const parts = node.parts.map((part) => conditionOf(part, now));
      return sql`(${sql.join(parts, node.kind === 'all' ? sql` and ` : sql` or `)})`;
    }
    case 'not':
      return sql`not coalesce(${conditionOf(node.part, now)}, false)`;
    case 'text':
      return says(node.text, node.isPhrase);
    case 'range':
      return rangeCondition(node, now);
    case 'field': {
      const { field, value } = node;
      if (Object.hasOwn(dates, field))
        return value === '*'
          ? always
          : rangeCondition(
              {
                kind: 'range',
                field,
                from: { value, isIncluded: true },
                to: { value, isIncluded: true },
              },
              now,
            );
      const condition = Object.hasOwn(fields, field) ? fields[field] : undefined;
      if (condition === undefined) throw new UnknownSearch(`undefined field ${field}`);
      return condition(value);
    }
  }
}

/** What the datasets must be, over `national.dataset as dataset`; or what of the query nobody understands. */
export function conditionsOf(nodes: readonly (SearchNode | null)[], now: Date): Conditions {
  try {
    const parts = nodes.flatMap((node) => (node === null ? [] : [conditionOf(node, now)]));
    return {
      ok: true,
      condition: sql`(${sql.join([sql`dataset.archived_at is null`, ...parts], sql` and `)})`,
    };
  } catch (error) {
    if (error instanceof UnknownSearch) return { ok: false, message: error.message };
    throw error;
  }
}
