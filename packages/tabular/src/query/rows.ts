import { name } from '../engine/sql.ts';
import { createBoundValues } from './bound-values.ts';
import { toCell } from './cells.ts';
import {
  afterSql,
  decodePosition,
  encodePosition,
  orderSql,
  type Position,
  type SortTerm,
} from './position.ts';
import { filesRelation, wholeRelation } from './relation.ts';
import { columnsNamed, select, visibleColumns, type OpenedSource, type Selected } from './selection.ts';
import { outwardSql } from './source-columns.ts';
import type { Ask } from './statements.ts';
import { bounds, failed } from './table-source.ts';
import type { Column, QueryAnswer, RowsPage, RowsRequest, Sort, TablePart } from './table-source.ts';

const sumOfRows = (parts: readonly TablePart[]): number => parts.reduce((sum, { rows }) => sum + rows, 0);

/** The columns sorted by, or which one there is not. */
export function sortTerms(source: OpenedSource, sort: readonly Sort[]): QueryAnswer<SortTerm[]> {
  if (sort.length > bounds.sorts) return failed({ reason: 'too-many', what: 'columns', limit: bounds.sorts });
  const named = columnsNamed(
    source,
    sort.map(({ column }) => column),
  );
  if (!named.ok) return named;
  const terms = sort.flatMap(({ column, isDescending }) =>
    named.columns.filter((one) => one.name === column).map((one) => ({ column: one, isDescending })),
  );
  return { ok: true, value: terms };
}

/**
 * The parts that a page of every row touches, and how many rows of the first to skip: files tell how many rows they
 * have, so the others need not be opened.
 */
function partsOfPage(
  parts: readonly TablePart[],
  page: { position: Position | null; offset: number; limit: number },
): { parts: readonly TablePart[]; offset: number } {
  const { position, limit } = page;
  const found = position === null ? 0 : parts.findIndex(({ key }) => key >= position.key);
  if (found === -1) return { parts: [], offset: 0 };
  let start = found;
  let { offset } = page;
  if (position === null) {
    while (start < parts.length && offset >= (parts[start]?.rows ?? 0)) {
      offset -= parts[start]?.rows ?? 0;
      start += 1;
    }
  }
  const isWithin = position !== null && parts[start]?.key === position.key;
  let wanted = limit + 1 + offset + (isWithin ? position.row + 1 : 0);
  let end = start;
  while (end < parts.length && wanted > 0) {
    wanted -= parts[end]?.rows ?? 0;
    end += 1;
  }
  return { parts: parts.slice(start, end), offset };
}

const isConstant = (source: OpenedSource, column: Column): boolean =>
  source.constants.some(({ name: constant }) => constant === column.name);

/** How many rows a selection has; files tell it themselves when no condition is on their rows. */
export async function countRows(
  ask: Ask,
  source: OpenedSource,
  { parts, conditionSql }: Selected,
): Promise<number> {
  if (conditionSql === null || parts.length === 0) return sumOfRows(parts);
  const bound = createBoundValues();
  const [row] = await ask(
    `SELECT count(*) FROM ${filesRelation(parts, source.shape)} WHERE ${conditionSql(bound)}`,
    bound.values,
  );
  return Number(row?.[0] ?? 0);
}

async function distinctPage(
  ask: Ask,
  source: OpenedSource,
  page: { selected: Selected; columns: Column[]; terms: SortTerm[]; limit: number; offset: number },
): Promise<QueryAnswer<RowsPage>> {
  const { selected, columns, terms, limit, offset } = page;
  const bound = createBoundValues();
  const relation = columns.some((column) => isConstant(source, column))
    ? wholeRelation(selected.parts, source, bound)
    : filesRelation(selected.parts, source.shape);
  const where = selected.conditionSql === null ? '' : `WHERE ${selected.conditionSql(bound)}`;
  const names = columns.map((column) => name(column.name)).join(', ');
  const sorted = terms.filter(({ column }) => columns.some((one) => one.name === column.name));
  const order = [
    ...sorted.map(
      ({ column, isDescending }) => `${name(column.name)} ${isDescending ? 'DESC' : 'ASC'} NULLS LAST`,
    ),
    ...columns.map((column) => `${name(column.name)} ASC NULLS LAST`),
  ].join(', ');
  const combinations = `(SELECT DISTINCT ${names} FROM ${relation} ${where})`;
  const cells = columns.map((column) => outwardSql(column)).join(', ');
  const rows = await ask(
    `SELECT ${cells} FROM ${combinations} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`,
    bound.values,
  );
  const [counted] = await ask(`SELECT count(*) FROM ${combinations}`, bound.values);
  const total = Number(counted?.[0] ?? 0);
  return { ok: true, value: { columns, rows: rows.map((row) => row.map(toCell)), total, next: null } };
}

/**
 * One page of rows. Without `sort` they come as the files have them; ties are always settled by that order, so pages
 * neither repeat nor skip a row while the table stays as it is.
 */
export async function readRows(
  ask: Ask,
  source: OpenedSource,
  request: RowsRequest,
): Promise<QueryAnswer<RowsPage>> {
  const { sort = [], limit, offset = 0 } = request;
  if (limit > bounds.rows) return failed({ reason: 'too-many', what: 'rows', limit: bounds.rows });
  const named = columnsNamed(source, request.columns ?? visibleColumns(source).map((column) => column.name));
  if (!named.ok) return named;
  const terms = sortTerms(source, sort);
  if (!terms.ok) return terms;
  const selection = await select(ask, source, request);
  if (!selection.ok) return selection;
  const selected = selection.value;
  const { columns } = named;
  if (request.isDistinct === true) {
    return distinctPage(ask, source, { selected, columns, terms: terms.value, limit, offset });
  }

  const position = request.after === undefined ? null : decodePosition(request.after, sort);
  if (request.after !== undefined && position === null) return failed({ reason: 'bad-cursor' });
  const total = await countRows(ask, source, selected);
  const isEveryRow = selected.conditionSql === null && terms.value.length === 0;
  const { parts, offset: skipped } = isEveryRow
    ? partsOfPage(selected.parts, { position, offset, limit })
    : { parts: selected.parts, offset };
  const bound = createBoundValues();
  const conditions = selected.conditionSql === null ? [] : [selected.conditionSql(bound)];
  if (position !== null) {
    const after = afterSql(position, { terms: terms.value, parts }, bound);
    if (after === null) return failed({ reason: 'bad-cursor' });
    conditions.push(after);
  }
  if (limit === 0) return { ok: true, value: { columns, rows: [], total, next: null } };

  const relation = terms.value.some(({ column }) => isConstant(source, column))
    ? wholeRelation(parts, source, bound)
    : filesRelation(parts, source.shape);
  const ofFiles = columns.filter((column) => !isConstant(source, column));
  const cells = [
    '_part',
    '_row',
    ...terms.value.map(({ column }) => outwardSql(column)),
    ...ofFiles.map((column) => outwardSql(column)),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const order = terms.value.length === 0 ? '' : `ORDER BY ${orderSql(terms.value)}`;
  const found = await ask(
    `SELECT ${cells.join(', ')} FROM ${relation} ${where} ${order} LIMIT ${limit + 1} OFFSET ${skipped}`,
    bound.values,
  );

  const placeOf = new Map(ofFiles.map((column, index) => [column.name, 2 + terms.value.length + index]));
  const constantOf = new Map(source.constants.map((column, index) => [column.name, index]));
  const page = found.slice(0, limit);
  const rows = page.map((row) => {
    const part = parts[Number(row[0])];
    return columns.map((column) => {
      const constant = constantOf.get(column.name);
      return constant === undefined
        ? toCell(row[placeOf.get(column.name) ?? -1] ?? null)
        : (part?.constants[constant] ?? null);
    });
  });
  const last = page.at(-1);
  const next =
    last === undefined || found.length <= limit
      ? null
      : encodePosition(
          {
            key: parts[Number(last[0])]?.key ?? '',
            row: Number(last[1]),
            values: last.slice(2, 2 + terms.value.length).map(toCell),
          },
          sort,
        );
  return { ok: true, value: { columns, rows, total, next } };
}
