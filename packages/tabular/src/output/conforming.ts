import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { name, text } from '../engine/sql.ts';

/**
 * A text cell that a spreadsheet would run as a formula (it starts with = + - @, tab or carriage return)
 * gets an apostrophe in front, as OWASP advises. Numbers, dates and keys are typed and never start so,
 * except negative numbers, which stay as they are.
 */
export const withoutFormula = (cell: string): string =>
  `CASE WHEN ${beginsFormula(cell)} THEN '''' || ${cell} ELSE ${cell} END`;

const signs = ['=', '+', '-', '@', '\t', '\r'].map((sign) => sign.charCodeAt(0)).join(', ');
const beginsFormula = (cell: string): string => `ascii(${cell}) IN (${signs})`;

/** Fields of free text with some cell to protect: rewriting a column takes twice as long as writing it. */
const fieldsToProtect = async (
  engine: Engine,
  standard: Standard,
  relation: string,
): Promise<ReadonlySet<string>> => {
  const free = standard.schema.fields
    .filter(({ type, rma, constraints }) => type === 'string' && !rma.key && !constraints.enum)
    .map((field) => field.name);
  if (free.length === 0) return new Set();
  const facts = free.map((field, index) => `bool_or(${beginsFormula(name(field))}) AS p${index}`);
  const [found] = await engine.rows(`SELECT ${facts.join(', ')} FROM ${relation}`);
  return new Set(free.filter((_, index) => found?.[`p${index}`] === true));
};

/**
 * Writes `relation` as the conforming CSV: the standard's columns in its order, UTF-8, commas, LF,
 * RFC 4180 quoting, ISO dates, points for decimals, true and false.
 */
export const writeConformingCsv = async (
  engine: Engine,
  standard: Standard,
  options: { relation: string; path: string },
): Promise<void> => {
  const protect = await fieldsToProtect(engine, standard, options.relation);
  const columns = standard.schema.fields.map((field) =>
    protect.has(field.name) ? `${withoutFormula(name(field.name))} AS ${name(field.name)}` : name(field.name),
  );
  await engine.run(
    `COPY (SELECT ${columns.join(', ')} FROM ${options.relation}) TO ${text(options.path)} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', USE_TMP_FILE false)`,
  );
};
