import { name } from '../engine/sql.ts';
import { createBoundValues, type BoundValues } from './bound-values.ts';
import { toCell } from './cells.ts';
import { constantsRelation, filesRelation, partColumn, wholeRelation } from './relation.ts';
import { columnsNamed, select, type OpenedSource, type Selected } from './selection.ts';
import { outwardSql } from './source-columns.ts';
import type { Ask } from './statements.ts';
import { bounds, failed } from './table-source.ts';
import type {
  AggregateRequest,
  AggregateTable,
  Column,
  ColumnType,
  Measure,
  QueryAnswer,
} from './table-source.ts';

type CheckedMeasure = {
  name: string;
  operation: Measure['operation'];
  column: Column | null;
  type: ColumnType;
};

const isNumeric = ({ type }: Column): boolean => type === 'integer' || type === 'number';

/** A measure whose column exists and can be measured so. */
function checkMeasure(
  source: OpenedSource,
  { operation, column: wanted }: Measure,
): QueryAnswer<CheckedMeasure> {
  const wrong = failed({ reason: 'bad-measure', operation, column: wanted ?? null });
  if (wanted === undefined) {
    return operation === 'count'
      ? { ok: true, value: { name: 'count', operation, column: null, type: 'integer' } }
      : wrong;
  }
  const named = columnsNamed(source, [wanted]);
  if (!named.ok) return named;
  const column = named.columns[0] ?? null;
  if (column === null) return wrong;
  if ((operation === 'sum' || operation === 'avg') && !isNumeric(column)) return wrong;
  const type =
    operation === 'count' || operation === 'countDistinct'
      ? 'integer'
      : operation === 'avg'
        ? 'number'
        : column.type;
  return { ok: true, value: { name: `${operation}_${column.name}`, operation, column, type } };
}

const directSql: Record<Measure['operation'], (of: string) => string> = {
  count: (of) => `count(${of})`,
  sum: (of) => `sum(${of})`,
  avg: (of) => `avg(${of})`,
  min: (of) => `min(${of})`,
  max: (of) => `max(${of})`,
  countDistinct: (of) => `count(DISTINCT ${of})`,
};

type Grouping = { source: OpenedSource; selected: Selected; groups: Column[]; measures: CheckedMeasure[] };

const whereSql = ({ conditionSql }: Selected, bound: BoundValues): string =>
  conditionSql === null ? '' : `WHERE ${conditionSql(bound)}`;

function directly(
  { source, selected, groups, measures }: Grouping,
  needsConstants: boolean,
  bound: BoundValues,
) {
  const relation = needsConstants
    ? wholeRelation(selected.parts, source, bound)
    : filesRelation(selected.parts, source.shape);
  const cells = [
    ...groups.map((column) => name(column.name)),
    ...measures.map(
      (measure) =>
        `${directSql[measure.operation](measure.column === null ? '*' : name(measure.column.name))} AS ${name(measure.name)}`,
    ),
  ];
  const by = groups.length === 0 ? '' : `GROUP BY ${groups.map((column) => name(column.name)).join(', ')}`;
  return `SELECT ${cells.join(', ')} FROM ${relation} ${whereSql(selected, bound)} ${by}`;
}

/**
 * Groups by constants of parts cost a join of every row; instead each part is summed up first, and then its few sums
 * are joined and put together. Everything but different values can be put together so.
 */
function byParts({ source, selected, groups, measures }: Grouping, bound: BoundValues): string {
  const ofFiles = groups.filter(
    (column) => !source.constants.some((constant) => constant.name === column.name),
  );
  const inner = measures.flatMap(({ operation, column }, index) => {
    const of = column === null ? '*' : name(column.name);
    return operation === 'avg'
      ? [`sum(${of}) AS m${index}`, `count(${of}) AS n${index}`]
      : [`${directSql[operation](of)} AS m${index}`];
  });
  const outer = measures.map((measure, index) => {
    const whole: Record<Exclude<Measure['operation'], 'countDistinct'>, string> = {
      count: `CAST(coalesce(sum(m${index}), 0) AS BIGINT)`,
      sum: `sum(m${index})`,
      avg: `sum(m${index}) / sum(n${index})`,
      min: `min(m${index})`,
      max: `max(m${index})`,
    };
    const sql = measure.operation === 'countDistinct' ? 'NULL' : whole[measure.operation];
    return `${sql} AS ${name(measure.name)}`;
  });
  const innerGroups = [partColumn, ...ofFiles.map((column) => name(column.name))].join(', ');
  const sums = `(SELECT ${[innerGroups, ...inner].join(', ')} FROM ${filesRelation(selected.parts, source.shape)} ${whereSql(selected, bound)} GROUP BY ${innerGroups})`;
  const constants = constantsRelation(selected.parts, source.constants, bound);
  const names = groups.map((column) => name(column.name)).join(', ');
  return `SELECT ${[names, ...outer].join(', ')} FROM ${sums} JOIN ${constants} USING (${partColumn}) GROUP BY ${names}`;
}

/** Groups and measures of a selection; the first `limit` groups in the order asked for. */
export async function aggregateRows(
  ask: Ask,
  source: OpenedSource,
  request: AggregateRequest,
): Promise<QueryAnswer<AggregateTable>> {
  const { groupBy = [], sort = [], limit } = request;
  if (groupBy.length > bounds.groupBy)
    return failed({ reason: 'too-many', what: 'columns', limit: bounds.groupBy });
  if (request.measures.length > bounds.measures)
    return failed({ reason: 'too-many', what: 'measures', limit: bounds.measures });
  if (limit > bounds.groups) return failed({ reason: 'too-many', what: 'groups', limit: bounds.groups });
  const named = columnsNamed(source, groupBy);
  if (!named.ok) return named;
  const measures: CheckedMeasure[] = [];
  for (const measure of request.measures) {
    const checked = checkMeasure(source, measure);
    if (!checked.ok) return checked;
    if (!measures.some((one) => one.name === checked.value.name)) measures.push(checked.value);
  }
  if (named.columns.length + measures.length === 0)
    return failed({ reason: 'bad-measure', operation: '', column: null });
  const columns: Column[] = [...named.columns, ...measures.map(({ name: of, type }) => ({ name: of, type }))];
  if (sort.length > bounds.sorts) return failed({ reason: 'too-many', what: 'columns', limit: bounds.sorts });
  const unknown = sort.find(({ column }) => !columns.some((one) => one.name === column));
  if (unknown !== undefined) return failed({ reason: 'unknown-column', column: unknown.column });
  const selection = await select(ask, source, request);
  if (!selection.ok) return selection;

  const grouping = { source, selected: selection.value, groups: named.columns, measures };
  const isConstant = (column: Column | null) =>
    source.constants.some((constant) => constant.name === column?.name);
  const measuresConstants = measures.some(({ column }) => isConstant(column));
  const groupsConstants = named.columns.some(isConstant);
  const canSumParts = !measuresConstants && measures.every(({ operation }) => operation !== 'countDistinct');
  const bound = createBoundValues();
  const grouped =
    groupsConstants && canSumParts
      ? byParts(grouping, bound)
      : directly(grouping, groupsConstants || measuresConstants, bound);
  const order = [
    ...sort.map(({ column, isDescending }) => `${name(column)} ${isDescending ? 'DESC' : 'ASC'} NULLS LAST`),
    ...named.columns.map((column) => `${name(column.name)} ASC NULLS LAST`),
  ];
  const cells = columns.map((column) => outwardSql(column)).join(', ');
  const ordered = order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`;
  const rows = await ask(`SELECT ${cells} FROM (${grouped}) ${ordered} LIMIT ${limit + 1}`, bound.values);
  return {
    ok: true,
    value: {
      columns,
      rows: rows.slice(0, limit).map((row) => row.map(toCell)),
      isCut: rows.length > limit,
    },
  };
}
