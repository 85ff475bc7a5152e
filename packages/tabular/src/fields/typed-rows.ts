import type { CheckedField } from './check-field.ts';
import type { Engine } from '../engine/engine.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { name, text } from '../engine/sql.ts';

const typedColumns = (fields: CheckedField[]): string =>
  fields.map(({ field, expression }) => `${expression} AS ${name(field.name)}`).join(', ');

const tidied = (from: string, fields: CheckedField[]): string => {
  const tidy = fields.flatMap((each) =>
    each.tidy ? [`${each.tidy.expression} AS ${each.tidy.column}`] : [],
  );
  return tidy.length === 0 ? from : `(SELECT *, ${tidy.join(', ')} FROM ${from})`;
};

/** The municipality's cell as it came, when some come with the state's digits in front; else null. */
const municipalityCell = (fields: CheckedField[]): string => {
  const checked = fields.find(({ field }) => field.rma.key === 'cve_mun');
  return checked?.source.kind === 'column' && checked.repairs.some((repair) => repair.code === 'key-digits')
    ? `split_part(trim(c${checked.source.index}), '.', 1)`
    : 'NULL::VARCHAR';
};

/**
 * Names two relations of typed values with `r`, the row they come from: `typed`, one row per row of the
 * conforming file, and `keyed`, one row per row of `prepared`. They differ only for a wide delivery, where
 * every month's column is a row of its own and an empty cell is none.
 */
export const nameTypedRows = async (
  engine: Engine,
  fields: CheckedField[],
  shape: ColumnMatch['shape'],
): Promise<void> => {
  if (!shape) {
    await engine.run(
      `CREATE TEMP VIEW typed AS SELECT r, ${municipalityCell(fields)} AS municipality_cell, ${typedColumns(fields)} FROM ${tidied('prepared', fields)}`,
    );
    await engine.run('CREATE TEMP VIEW keyed AS SELECT * FROM typed');
    return;
  }
  const { wide, columns } = shape;
  const cells = columns.map((index) => `c${index}`).join(', ');
  const values = wide.columns.map((column) => text(column.value)).join(', ');
  const long = `(SELECT *, unnest([${values}]) AS column_value, unnest([${cells}]) AS cell FROM prepared)`;
  const longFields = fields.map((each) =>
    each.source.kind === 'wide-name'
      ? { ...each, expression: `column_value::${each.field.type === 'integer' ? 'BIGINT' : 'VARCHAR'}` }
      : each,
  );
  await engine.run(
    `CREATE TEMP VIEW typed AS SELECT r, ${typedColumns(longFields)} FROM ${tidied(long, longFields)} WHERE cell IS NOT NULL AND trim(cell) <> ''`,
  );
  const constantPerRow = fields.filter(
    ({ source }) => source.kind !== 'wide-name' && source.kind !== 'wide-value',
  );
  await engine.run(
    `CREATE TEMP VIEW keyed AS SELECT r, ${municipalityCell(fields)} AS municipality_cell, ${typedColumns(constantPerRow)} FROM ${tidied('prepared', constantPerRow)}`,
  );
};
