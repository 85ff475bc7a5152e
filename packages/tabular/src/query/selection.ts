import type { BoundValues } from './bound-values.ts';
import { createBoundValues } from './bound-values.ts';
import { filterSql, searchSql } from './filter-sql.ts';
import { constantsRelation, partColumn } from './relation.ts';
import type { SourceShape } from './source-columns.ts';
import type { Ask } from './statements.ts';
import { bounds, failed } from './table-source.ts';
import type {
  Column,
  Filter,
  QueryAnswer,
  QueryFailure,
  Selection,
  TablePart,
  TableSource,
} from './table-source.ts';

/** A source with what its files turned out to hold. */
export type OpenedSource = TableSource & { shape: SourceShape };

/** All columns a reader sees: constants first. */
export const visibleColumns = ({ constants, shape }: OpenedSource): Column[] => [
  ...constants,
  ...shape.columns.map(({ name, type }) => ({ name, type })),
];

/** The columns by these names, or which one there is not. */
export function columnsNamed(
  source: OpenedSource,
  names: readonly string[],
): { ok: true; columns: Column[] } | { ok: false; failure: QueryFailure } {
  if (names.length > bounds.columns)
    return failed({ reason: 'too-many', what: 'columns', limit: bounds.columns });
  const known = new Map(visibleColumns(source).map((column) => [column.name, column]));
  const columns: Column[] = [];
  for (const wanted of new Set(names)) {
    const column = known.get(wanted);
    if (column === undefined) return failed({ reason: 'unknown-column', column: wanted });
    columns.push(column);
  }
  return { ok: true, columns };
}

/** What is left to read of a source: parts whose constants pass, and the condition on their rows (null: all). */
export type Selected = { parts: readonly TablePart[]; conditionSql: ((bound: BoundValues) => string) | null };

async function passingParts(
  ask: Ask,
  source: OpenedSource,
  filters: readonly { filter: Filter; column: Column }[],
): Promise<QueryAnswer<readonly TablePart[]>> {
  const bound = createBoundValues();
  const conditions: string[] = [];
  for (const { filter, column } of filters) {
    const condition = filterSql(filter, column, bound);
    if (!condition.ok) return condition;
    conditions.push(condition.sql);
  }
  if (conditions.length === 0 || source.parts.length === 0) return { ok: true, value: source.parts };
  const relation = constantsRelation(source.parts, source.constants, bound);
  const rows = await ask(
    `SELECT ${partColumn} FROM ${relation} WHERE ${conditions.join(' AND ')} ORDER BY 1`,
    bound.values,
  );
  const passing = new Set(rows.map(([index]) => Number(index)));
  return { ok: true, value: source.parts.filter((_, index) => passing.has(index)) };
}

/** Checks a selection against the source's columns; files none of whose rows can pass are not read at all. */
export async function select(
  ask: Ask,
  source: OpenedSource,
  { filters = [], q = '' }: Selection,
): Promise<QueryAnswer<Selected>> {
  if (filters.length > bounds.filters)
    return failed({ reason: 'too-many', what: 'filters', limit: bounds.filters });
  const ofParts: { filter: Filter; column: Column }[] = [];
  const ofRows: { filter: Filter; column: Column }[] = [];
  for (const filter of filters) {
    const named = columnsNamed(source, [filter.column]);
    if (!named.ok) return named;
    for (const column of named.columns) {
      const isConstant = source.constants.some((constant) => constant.name === column.name);
      (isConstant ? ofParts : ofRows).push({ filter, column });
    }
  }
  const pieces = ofRows.map(
    ({ filter, column }) =>
      (bound: BoundValues) =>
        filterSql(filter, column, bound),
  );
  if (q.trim() !== '') pieces.push((bound) => searchSql(q, source.shape.columns, bound));
  for (const piece of pieces) {
    const tried = piece(createBoundValues());
    if (!tried.ok) return tried;
  }
  const parts = await passingParts(ask, source, ofParts);
  if (!parts.ok) return parts;
  const conditionSql =
    pieces.length === 0
      ? null
      : (bound: BoundValues) =>
          pieces
            .map((piece) => piece(bound))
            .map((condition) => (condition.ok ? `(${condition.sql})` : 'false'))
            .join(' AND ');
  return { ok: true, value: { parts: parts.value, conditionSql } };
}
