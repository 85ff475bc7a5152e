import { operators, type Filter, type Operator, type RowsRequest, type Sort } from '@rma/tabular';
import { z } from 'zod';
import { problemOfFailure } from './row-problems.ts';

const most = { page: 10_000, byDefault: 100 };

const isOperator = (text: string): text is Operator => operators.some((operator) => operator === text);

/** `filter[cve_ent]` or `filter[anio][gte]`. */
const filterKey = /^filter\[([^\]]{1,200})\](?:\[([^\]]{1,20})\])?$/;

const named = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The query of a rows address, besides its `filter[…]` entries, which `filtersOf` reads. */
export const rowsQuery = z.looseObject({
  columns: z.string().max(20_000).optional().describe('Columnas separadas por comas; todas si falta.'),
  q: z.string().max(500).optional().describe('Palabras que deben aparecer en algún texto del renglón.'),
  sort: z
    .string()
    .max(1_000)
    .optional()
    .describe('Columnas separadas por comas; con un guion antes, de mayor a menor.'),
  limit: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      'Renglones por página: 100 si falta, hasta 10,000. En CSV y GeoJSON no hay tope y, si falta, van todos.',
    ),
  after: z.string().min(1).max(4_000).optional().describe('El «next» de la página anterior.'),
  format: z.enum(['json', 'csv', 'geojson']).default('json'),
});
export type RowsQuery = z.infer<typeof rowsQuery>;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/**
 * The filters of a query: `filter[column]=value` (repeated, one of them is enough), `filter[column][operator]=value`,
 * `filter[column][in]=a,b`. Throws bad-filter for an operator that does not exist.
 */
export function filtersOf(query: Readonly<Record<string, unknown>>): Filter[] {
  return Object.entries(query).flatMap(([key, value]): Filter[] => {
    if (!key.startsWith('filter')) return [];
    const [, column, typed = 'eq'] = filterKey.exec(key) ?? [];
    if (column === undefined || !isOperator(typed)) {
      throw problemOfFailure({
        reason: 'bad-filter',
        column: column ?? key,
        operator: typed,
        expected: 'known-operator',
      });
    }
    const values = texts(value);
    if (typed === 'in') {
      const [only = ''] = values;
      return [{ column, operator: 'in', value: values.length === 1 ? named(only) : values }];
    }
    if (typed === 'eq' && values.length > 1) return [{ column, operator: 'in', value: values }];
    return values.map((one) => ({ column, operator: typed, value: one }));
  });
}

const sortsOf = (text: string): Sort[] =>
  named(text).map((name) => ({ column: name.replace(/^-/, ''), isDescending: name.startsWith('-') }));

/** What a rows query asks of the table. Throws bad-filter, too-much-asked. */
export function rowsRequest(query: RowsQuery): RowsRequest {
  const limit = query.limit ?? most.byDefault;
  if (query.format === 'json' && limit > most.page)
    throw problemOfFailure({ reason: 'too-many', what: 'rows', limit: most.page });
  const columns = query.columns === undefined ? [] : named(query.columns);
  return {
    filters: filtersOf(query),
    limit,
    ...(columns.length > 0 && { columns }),
    ...(query.sort !== undefined && { sort: sortsOf(query.sort) }),
    ...(query.q !== undefined && { q: query.q }),
    ...(query.after !== undefined && { after: query.after }),
  };
}
