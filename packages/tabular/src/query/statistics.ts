import { name } from '../engine/sql.ts';
import { toCell } from './cells.ts';
import { filesRelation } from './relation.ts';
import type { OpenedSource } from './selection.ts';
import { outwardSql, type FileColumn } from './source-columns.ts';
import type { Ask } from './statements.ts';
import { bounds } from './table-source.ts';
import type { ColumnStatistics, QueryAnswer, TableStatistics } from './table-source.ts';

const isNumeric = ({ type }: FileColumn): boolean => type === 'integer' || type === 'number';

/** Each column of the files in figures, in their order. */
export async function readStatistics(ask: Ask, source: OpenedSource): Promise<QueryAnswer<TableStatistics>> {
  const { parts, shape } = source;
  const relation = filesRelation(parts, shape);
  const perColumn = shape.columns.flatMap((column) => {
    const of = name(column.name);
    return [
      `count(${of})`,
      `approx_count_distinct(${of})`,
      outwardSql(column, `min(${of})`),
      outwardSql(column, `max(${of})`),
      isNumeric(column) ? `avg(${of})` : 'NULL',
    ];
  });
  const [figures = []] = await ask(`SELECT ${['count(*)', ...perColumn].join(', ')} FROM ${relation}`);
  const columns: ColumnStatistics[] = [];
  for (const [index, column] of shape.columns.entries()) {
    const [filled, estimated, minimum, maximum, average] = figures
      .slice(1 + index * 5, 6 + index * 5)
      .map(toCell);
    const of = name(column.name);
    // The estimate may be a little low: what is counted exactly stays bounded all the same.
    const isCounted = Number(filled) > 0 && Number(estimated) <= bounds.countedExactly;
    const commonest = isCounted
      ? await ask(
          `SELECT ${outwardSql(column, 'v')}, n, different FROM (
             SELECT ${of} AS v, count(*) AS n, count(*) OVER () AS different
             FROM ${relation} WHERE ${of} IS NOT NULL GROUP BY ${of})
           ORDER BY n DESC, v LIMIT ${bounds.topValues}`,
        )
      : [];
    columns.push({
      name: column.name,
      type: column.type,
      filled: Number(filled),
      distinct: Number(commonest[0]?.[2] ?? estimated),
      minimum: minimum ?? null,
      maximum: maximum ?? null,
      average: average === null || average === undefined ? null : Number(average),
      top: commonest.map(([value, times]) => ({ value: toCell(value ?? null), count: Number(times) })),
    });
  }
  return { ok: true, value: { total: Number(figures[0] ?? 0), columns } };
}
