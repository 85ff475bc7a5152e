import { name } from '../engine/sql.ts';
import type { BoundValues } from './bound-values.ts';
import { sqlTypes } from './source-columns.ts';
import { bounds } from './table-source.ts';
import type { Column, ColumnType, Filter, FilterExpectation, QueryFailure, Scalar } from './table-source.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z?)?$/;

function isCalendarDay(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** The value as the engine reads it for a column of this type; null when it is none. */
export function readScalar(value: Scalar, type: ColumnType): string | null {
  const typed = String(value).trim();
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : typed;
    case 'integer':
      return /^[+-]?\d{1,18}$/.test(typed) ? typed : null;
    case 'number':
      return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(typed) && Number.isFinite(Number(typed))
        ? typed
        : null;
    case 'boolean':
      return /^(true|false)$/.test(typed) ? typed : null;
    case 'date':
      return day.test(typed) && isCalendarDay(typed) ? typed : null;
    case 'datetime':
      return moment.test(typed) && isCalendarDay(typed.slice(0, 10)) ? typed.replace(/Z$/, '') : null;
  }
}

const foldedSql = (expression: string): string => `strip_accents(lower(${expression}))`;

export type Condition = { ok: true; sql: string } | { ok: false; failure: QueryFailure };

const comparisons: Partial<Record<Filter['operator'], string>> = {
  eq: '=',
  ne: 'IS DISTINCT FROM',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** One filter as a condition, its values bound. Fails when the operator or a value does not suit the column. */
export function filterSql(filter: Filter, column: Column, bound: BoundValues): Condition {
  const { operator, value } = filter;
  const wrong = (expected: FilterExpectation): Condition => ({
    ok: false,
    failure: { reason: 'bad-filter', column: column.name, operator, expected },
  });
  const holds = (sql: string): Condition => ({ ok: true, sql });
  const of = name(column.name);
  const constant = (read: string) => `CAST(${bound.bind(read)} AS ${sqlTypes[column.type]})`;

  if (operator === 'in') {
    const list: readonly Scalar[] = Array.isArray(value) ? value : [value];
    if (list.length > bounds.values) {
      return { ok: false, failure: { reason: 'too-many', what: 'values', limit: bounds.values } };
    }
    const read = list.map((one) => readScalar(one, column.type));
    if (read.some((one) => one === null)) return wrong(column.type);
    return holds(
      read.length === 0 ? 'false' : `${of} IN (${read.map((one) => constant(one ?? '')).join(', ')})`,
    );
  }
  if (typeof value === 'object') return wrong('one-value');
  if (operator === 'isNull') {
    const wanted = readScalar(value, 'boolean');
    return wanted === null ? wrong('boolean') : holds(`${of} IS ${wanted === 'true' ? '' : 'NOT '}NULL`);
  }
  if (operator === 'contains' || operator === 'startsWith') {
    if (column.type !== 'string') return wrong('text-column');
    const call = operator === 'contains' ? 'contains' : 'starts_with';
    return holds(`${call}(${foldedSql(of)}, ${foldedSql(bound.bind(String(value)))})`);
  }
  if (column.type === 'boolean' && operator !== 'eq' && operator !== 'ne') return wrong('comparable-column');
  const read = readScalar(value, column.type);
  if (read === null) return wrong(column.type);
  return holds(`${of} ${comparisons[operator]} ${constant(read)}`);
}

/** Every word in some text column, or equal to an integer one. Fails when there are too many words. */
export function searchSql(q: string, columns: readonly Column[], bound: BoundValues): Condition {
  const words = q.split(/\s+/).filter((word) => word !== '');
  if (words.length > bounds.words) {
    return { ok: false, failure: { reason: 'too-many', what: 'words', limit: bounds.words } };
  }
  const conditions = words.map((word) => {
    const folded = foldedSql(bound.bind(word));
    const whole = readScalar(word, 'integer');
    const places = columns.flatMap((column) => {
      if (column.type === 'string') return [`contains(${foldedSql(name(column.name))}, ${folded})`];
      return column.type === 'integer' && whole !== null
        ? [`${name(column.name)} = CAST(${bound.bind(whole)} AS BIGINT)`]
        : [];
    });
    return places.length === 0 ? 'false' : `(${places.join(' OR ')})`;
  });
  return { ok: true, sql: conditions.length === 0 ? 'true' : conditions.join(' AND ') };
}
