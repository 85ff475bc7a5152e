import type { StandardField } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { name } from '../engine/sql.ts';
import type { ColumnProfile, Profile } from '../report.ts';

const maxText = 200;
/** A column with more different values than this is no list of categories. */
const maxCategories = 200;
const shownCategories = 50;
/** The engine's estimate of how many values there are may be this far off. */
const estimateSlack = 1.2;

const totalOf = (field: StandardField): string =>
  field.type === 'integer' || field.type === 'number' ? `sum(${name(field.name)})::DOUBLE` : 'NULL';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const categoriesOf = async (
  engine: Engine,
  relation: string,
  field: StandardField,
): Promise<{ distinct: number; categories: NonNullable<ColumnProfile['categories']> } | null> => {
  const rows = await engine.rows(
    `SELECT left(${name(field.name)}::VARCHAR, ${maxText}) AS value, count(*) AS n FROM ${relation}
     WHERE ${name(field.name)} IS NOT NULL GROUP BY 1 ORDER BY n DESC, value LIMIT ${maxCategories + 1}`,
  );
  if (rows.length > maxCategories) return null;
  return {
    distinct: rows.length,
    categories: rows
      .slice(0, shownCategories)
      .map((row) => ({ value: String(row['value']), count: count(row['n']) })),
  };
};

/**
 * The columns of `relation` in figures: one pass for all of them and one more for each that may be a list of
 * categories. Distinct values are estimated (within some 5 %) where there are more than 200.
 */
export const takeProfile = async (
  engine: Engine,
  relation: string,
  options: { fields: StandardField[]; headers: string[] },
): Promise<Profile> => {
  const { fields, headers } = options;
  const facts = fields.map(({ name: column }, index) => {
    const value = name(column);
    return `count(${value}) AS n${index}, approx_count_distinct(${value}) AS d${index},
      left(min(${value})::VARCHAR, ${maxText}) AS a${index}, left(max(${value})::VARCHAR, ${maxText}) AS z${index}`;
  });
  const totals = fields.map((field, index) => `${totalOf(field)} AS t${index}`);
  const [row] = await engine.rows(
    `SELECT count(*) AS rows, ${[...facts, ...totals].join(', ')} FROM ${relation}`,
  );
  const columns: ColumnProfile[] = [];
  for (const [index, field] of fields.entries()) {
    const estimated = count(row?.[`d${index}`]);
    const mayBeList = field.type !== 'number' && estimated <= maxCategories * estimateSlack;
    const listed = mayBeList ? await categoriesOf(engine, relation, field) : null;
    const total = row?.[`t${index}`];
    columns.push({
      name: field.name,
      type: field.type,
      filled: count(row?.[`n${index}`]),
      distinct: listed?.distinct ?? estimated,
      minimum: textOf(row?.[`a${index}`]),
      maximum: textOf(row?.[`z${index}`]),
      total: typeof total === 'number' ? total : null,
      categories: listed?.categories ?? null,
    });
  }
  return { rowCount: count(row?.['rows']), headers: headers.slice(0, 1_000), columns };
};
