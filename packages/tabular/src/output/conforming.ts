import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { name, text } from '../engine/sql.ts';

/**
 * A text cell that a spreadsheet would run as a formula (it starts with = + - @, tab or carriage return)
 * gets an apostrophe in front, as OWASP advises. Numbers, dates and keys are typed and never start so,
 * except negative numbers, which stay as they are.
 */
export const withoutFormula = (cell: string): string =>
  `CASE WHEN regexp_matches(${cell}, E'^[=+\\\\-@\\t\\r]') THEN '''' || ${cell} ELSE ${cell} END`;

/**
 * Writes `relation` as the conforming CSV: the standard's columns in its order, UTF-8, commas, LF,
 * RFC 4180 quoting, ISO dates, points for decimals, true and false.
 */
export const writeConformingCsv = async (
  engine: Engine,
  standard: Standard,
  options: { relation: string; path: string },
): Promise<void> => {
  const columns = standard.schema.fields.map((field) =>
    field.type === 'string' && field.rma.key === undefined && field.constraints.enum === undefined
      ? `${withoutFormula(name(field.name))} AS ${name(field.name)}`
      : name(field.name),
  );
  await engine.run(
    `COPY (SELECT ${columns.join(', ')} FROM ${options.relation}) TO ${text(options.path)} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', USE_TMP_FILE false)`,
  );
};
