import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { name } from '../engine/sql.ts';
import type { ValidationReport } from '../report.ts';

/** SQL of the first and of the last day a row speaks of: its date, else its month, else its whole year. */
const spanOf = (standard: Standard): { first: string; last: string } | null => {
  const field = standard.schema.fields.find((each) => each.name === standard.temporalField);
  if (field?.type === 'date') return { first: name(field.name), last: name(field.name) };
  if (field?.type !== 'integer') return null;
  const hasMonth = standard.schema.fields.some((each) => each.name === 'mes' && each.type === 'integer');
  const year = `CASE WHEN ${name(field.name)} BETWEEN 1000 AND 9999 THEN ${name(field.name)} END`;
  const month = hasMonth ? `CASE WHEN mes BETWEEN 1 AND 12 THEN mes END` : 'NULL';
  return {
    first: `make_date(${year}, coalesce(${month}, 1), 1)`,
    last: `last_day(make_date(${year}, coalesce(${month}, 12), 1))`,
  };
};

/** The days between which the rows of `relation` fall; null when the standard has no time or no row says. */
export const temporalOf = async (
  engine: Engine,
  standard: Standard,
  relation: string,
): Promise<ValidationReport['temporal']> => {
  const span = spanOf(standard);
  if (!span) return null;
  const [row] = await engine.rows(
    `SELECT min(${span.first})::DATE::VARCHAR AS "from", max(${span.last})::DATE::VARCHAR AS "to" FROM ${relation}`,
  );
  const { from, to } = row ?? {};
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
};
