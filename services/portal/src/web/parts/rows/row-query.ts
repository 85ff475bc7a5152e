/**
 * A question over the rows of a dataset, as the page's address carries it (`f.tipo=Fatal&f.anio.gte=2024&orden=-anio`)
 * and as the API takes it. One address, one answer: it can be shared, and works without scripts.
 */
/** Where the rows are on the page, so that a new question comes back to them. */
export const rowsAnchor = 'renglones';

export type Operator = 'eq' | 'contains' | 'gte' | 'lte';
export type RowFilter = { column: string; operator: Operator; value: string };
export type RowQuery = {
  /** Words searched in every column. */
  words: string;
  filters: RowFilter[];
  /** A column; with a minus before it, from largest to smallest. */
  sort: string | null;
  after: string | null;
};

const parameter = /^f\.(.+?)(?:\.(contains|gte|lte))?$/;

/** The question an address carries; what is empty asks for nothing. */
export function readRowQuery(search: URLSearchParams): RowQuery {
  const filters = [...search].flatMap(([name, value]): RowFilter[] => {
    const [, column, operator = 'eq'] = parameter.exec(name) ?? [];
    return column === undefined || value.trim() === ''
      ? []
      : [{ column, operator: operator as Operator, value: value.trim() }];
  });
  return {
    words: search.get('q')?.trim() ?? '',
    filters,
    sort: search.get('orden') || null,
    after: search.get('despues') || null,
  };
}

/** The name of a filter in the page's address, and so of its input. */
export const inputName = ({ column, operator }: Pick<RowFilter, 'column' | 'operator'>): string =>
  operator === 'eq' ? `f.${column}` : `f.${column}.${operator}`;

/** The page's own address parameters for a question. */
export function pageParameters({ words, filters, sort, after }: RowQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (words !== '') search.set('q', words);
  for (const filter of filters) search.append(inputName(filter), filter.value);
  if (sort !== null) search.set('orden', sort);
  if (after !== null) search.set('despues', after);
  return search;
}

type RowsRequest = { columns?: readonly string[]; limit?: number; format?: 'csv' | 'json' };

/** The same question as the API takes it, path and parameters. */
export function rowsPath(datasetId: string, query: RowQuery, request: RowsRequest = {}): string {
  const search = new URLSearchParams();
  if (request.columns) search.set('columns', request.columns.join(','));
  if (query.words !== '') search.set('q', query.words);
  for (const { column, operator, value } of query.filters) {
    search.append(operator === 'eq' ? `filter[${column}]` : `filter[${column}][${operator}]`, value);
  }
  if (query.sort !== null) search.set('sort', query.sort);
  if (request.limit !== undefined) search.set('limit', String(request.limit));
  if (query.after !== null) search.set('after', query.after);
  if (request.format !== undefined) search.set('format', request.format);
  const text = search.toString();
  return `/api/v1/datasets/${encodeURIComponent(datasetId)}/rows${text === '' ? '' : `?${text}`}`;
}

/** The question without its place in the pages: what an export or another order asks. */
export const fromTheStart = (query: RowQuery): RowQuery => ({ ...query, after: null });
