import type { Cell, ColumnType, QueryFailure, RowsPage } from '@rma/tabular';
import type { Standard } from '@rma/themes';
import { invalid, notFoundError, type CkanError } from '../ckan/action-answer.ts';
import { rowNumbers, type CkanQuestion } from './ckan-request.ts';
import { titled } from './row-view.ts';

/** The types of the database under CKAN, which its clients know. */
const ckanTypes: Record<ColumnType, string> = {
  string: 'text',
  integer: 'int8',
  number: 'float8',
  boolean: 'bool',
  date: 'date',
  datetime: 'timestamp',
};

export const notFound = (resourceId: string): CkanError => notFoundError(`Resource "${resourceId}"`);
const later = (message: string): CkanError => ({
  status: 503,
  error: { __type: 'Service Unavailable', message },
});

/** Why a question has no answer, as CKAN would tell it. */
export function errorOfFailure(failure: QueryFailure): CkanError {
  switch (failure.reason) {
    case 'unknown-column':
      return invalid({ fields: [`field "${failure.column}" not in table`] });
    case 'bad-filter':
      return invalid({ filters: [`"${failure.column}" expects ${failure.expected}`] });
    case 'bad-cursor':
    case 'bad-measure':
    case 'too-many':
      return invalid({ data: ['The request is too large'] });
    case 'busy':
      return later('Too many searches at once; try again in a few seconds.');
    case 'deadline':
    case 'memory':
      return later('The search needs too much time or memory; add filters.');
  }
}

function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // As everywhere, a spreadsheet must not take a text for a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvOf = (rows: RowsPage['rows']): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');

function recordsOf(page: RowsPage, format: CkanQuestion['recordsFormat']): unknown {
  if (format === 'lists') return page.rows;
  if (format === 'csv') return csvOf(page.rows);
  return page.rows.map((row) =>
    Object.fromEntries(page.columns.map((column, index) => [column.name, row[index] ?? null])),
  );
}

/** The `result` of `datastore_search`; `path` is the address asked, with the query that asks the same again. */
export function searchResult(
  page: RowsPage,
  { question, followed, path }: { question: CkanQuestion; followed: Standard | null; path: URL },
): Record<string, unknown> {
  const { request, recordsFormat, echoed } = question;
  const link = (offset: number): string => {
    const url = new URL(path);
    url.searchParams.set('resource_id', question.resourceId);
    url.searchParams.set('limit', String(request.limit));
    if (offset === 0) url.searchParams.delete('offset');
    else url.searchParams.set('offset', String(offset));
    return `${url.pathname}${url.search}`;
  };
  return {
    include_total: question.includesTotal,
    limit: request.limit,
    offset: request.offset,
    records_format: recordsFormat,
    resource_id: question.resourceId,
    total_estimation_threshold: null,
    ...(Object.keys(echoed.filters).length > 0 && { filters: echoed.filters }),
    ...(echoed.q !== '' && { q: echoed.q }),
    records: recordsOf(page, recordsFormat),
    fields: page.columns.map((column) => {
      if (column.name === rowNumbers) return { id: rowNumbers, type: 'int' };
      const { title, description } = titled(column, followed);
      return {
        id: column.name,
        type: ckanTypes[column.type],
        info: { label: title, notes: description ?? '' },
      };
    }),
    _links: {
      start: link(0),
      ...(request.offset > 0 && { prev: link(Math.max(0, request.offset - request.limit)) }),
      next: link(request.offset + request.limit),
    },
    ...(question.includesTotal && { total: page.total, total_was_estimated: false }),
  };
}
