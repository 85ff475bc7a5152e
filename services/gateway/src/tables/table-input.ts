import type {
  Filter,
  Measure,
  MeasureOperation,
  Operator,
  QueryAnswer,
  QueryFailure,
  Scalar,
  Sort,
} from '@rma/tabular';
import type { Localized } from '@rma/service-kit';
import { GatewayError } from '../graphql/gateway-error.ts';

export type RowFilterInput = { column: string; operator?: keyof typeof operators | null; value?: unknown };
export type RowSortInput = { column: string; descending?: boolean | null };
export type MeasureInput = { operation: keyof typeof operations; column?: string | null };

const operators = {
  EQ: 'eq',
  NE: 'ne',
  IN: 'in',
  LT: 'lt',
  LTE: 'lte',
  GT: 'gt',
  GTE: 'gte',
  CONTAINS: 'contains',
  STARTS_WITH: 'startsWith',
  IS_NULL: 'isNull',
} as const satisfies Record<string, Operator>;

const operations = {
  COUNT: 'count',
  SUM: 'sum',
  AVG: 'avg',
  MIN: 'min',
  MAX: 'max',
  COUNT_DISTINCT: 'countDistinct',
} as const satisfies Record<string, MeasureOperation>;

const expectations: Record<Extract<QueryFailure, { reason: 'bad-filter' }>['expected'], Localized> = {
  string: { es: 'un texto', en: 'a text' },
  integer: { es: 'un número entero', en: 'an integer' },
  number: { es: 'un número', en: 'a number' },
  boolean: { es: 'true o false', en: 'true or false' },
  date: { es: 'una fecha AAAA-MM-DD', en: 'a date, YYYY-MM-DD' },
  datetime: { es: 'una fecha y hora ISO 8601', en: 'an ISO 8601 date and time' },
  'one-value': { es: 'un valor', en: 'a value' },
  'text-column': { es: 'una columna de texto', en: 'a text column' },
  'comparable-column': { es: 'una columna que se pueda ordenar', en: 'a column that can be ordered' },
  'known-operator': { es: 'otro operador', en: 'another operator' },
};

const things: Record<Extract<QueryFailure, { reason: 'too-many' }>['what'], Localized> = {
  filters: { es: 'filtros', en: 'filters' },
  values: { es: 'valores en un filtro', en: 'values in a filter' },
  columns: { es: 'columnas', en: 'columns' },
  words: { es: 'palabras', en: 'words' },
  groups: { es: 'grupos', en: 'groups' },
  measures: { es: 'medidas', en: 'measures' },
  rows: { es: 'renglones', en: 'rows' },
};

function badFilter(
  { column, operator }: { column: string; operator: string },
  expected: Extract<QueryFailure, { reason: 'bad-filter' }>['expected'],
) {
  return new GatewayError('BAD_FILTER', { column, operator, expected: expectations[expected] });
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Filters as the query engine takes them. Throws BAD_FILTER for a value that is an object or missing. */
export const filtersOf = (filters: readonly RowFilterInput[] | null | undefined): Filter[] =>
  (filters ?? []).map(({ column, operator, value }): Filter => {
    const typed = operators[operator ?? 'EQ'];
    if (isScalar(value)) return { column, operator: typed, value };
    if (Array.isArray(value) && value.every(isScalar)) return { column, operator: typed, value };
    throw badFilter({ column, operator: operator ?? 'EQ' }, 'one-value');
  });

export const sortsOf = (sorts: readonly RowSortInput[] | null | undefined): Sort[] =>
  (sorts ?? []).map(({ column, descending }) => ({ column, isDescending: descending === true }));

export const measuresOf = (measures: readonly MeasureInput[]): Measure[] =>
  measures.map(({ operation, column }) => ({
    operation: operations[operation],
    ...(typeof column === 'string' && { column }),
  }));

/** How many rows or groups are asked for: 1 to `most`; anything else is BAD_ARGUMENT. */
export function boundedFirst(
  first: number | null | undefined,
  { byDefault, most }: { byDefault: number; most: number },
) {
  const size = first ?? byDefault;
  if (size >= 1 && size <= most) return size;
  throw new GatewayError('BAD_ARGUMENT', {
    argument: 'first',
    expected: { es: `va de 1 a ${most}`, en: `goes from 1 to ${most}` },
  });
}

function errorOf(failure: QueryFailure): GatewayError {
  switch (failure.reason) {
    case 'unknown-column':
      return new GatewayError('UNKNOWN_COLUMN', { column: failure.column });
    case 'bad-filter':
      return badFilter(failure, failure.expected);
    case 'bad-measure':
      return new GatewayError('BAD_MEASURE', { operation: failure.operation, column: failure.column ?? '' });
    case 'bad-cursor':
      return new GatewayError('BAD_CURSOR');
    case 'too-many':
      return new GatewayError('TOO_MUCH_ASKED', { limit: failure.limit, what: things[failure.what] });
    case 'busy':
      return new GatewayError('BUSY');
    case 'deadline':
    case 'memory':
      return new GatewayError('QUERY_TOO_HEAVY');
  }
}

/** The value of an answer; throws the error that tells a failure. */
export function answered<Value>(answer: QueryAnswer<Value>): Value {
  if (!answer.ok) throw errorOf(answer.failure);
  return answer.value;
}
