import { maskValue } from '@rma/privacy';
import type { Standard, StandardField } from '@rma/themes';
import { finding, sheetRow, shown } from '../checks/findings.ts';
import { count } from '../engine/engine.ts';
import type { Engine, Row } from '../engine/engine.ts';
import { name, text } from '../engine/sql.ts';
import type { FieldSource } from '../match/column-match.ts';
import type { Finding, Proposal, Repair } from '../report.ts';
import type { Answers } from './ask-forms.ts';
import { fieldChecks } from './field-constraints.ts';
import { fieldSql, sqlType } from './field-sql.ts';
import type { FieldSql } from './field-sql.ts';
import { cellsOf, readColumn } from './read-column.ts';
import type { FieldToCheck } from './read-column.ts';

export type CheckedField = {
  field: StandardField;
  source: FieldSource;
  /** The typed value over one row of `prepared` (or of its long form) with its tidy columns; null type errors. */
  expression: string;
  /** The trimmed cell as a column of its own: written out inside the typed value it would be repeated there. */
  tidy: { column: string; expression: string } | null;
  findings: Finding[];
  repairs: Repair[];
  proposals: Proposal[];
};

const repairsOf = (field: StandardField, sql: FieldSql): FieldSql['repairs'] => [
  { code: 'trim', when: `x IS NOT NULL AND x <> v` },
  { code: 'missing-value', when: `x IS NULL AND v IS NOT NULL AND trim(v) <> ''` },
  ...(field.rma.default === undefined ? [] : [{ code: 'default-value', when: 'x IS NULL' }]),
  ...sql.repairs,
];

/** The shortest way to read the column, given what its cells turned out to hold. */
const readingOf = (
  field: StandardField,
  cell: string,
  read: { sql: FieldSql; asIs: boolean },
): Pick<CheckedField, 'expression' | 'tidy'> => {
  const { default: standIn } = field.rma;
  if (!read.asIs) {
    const column = name(`tidy_${field.name}`);
    const y = read.sql.typed(column);
    return {
      expression:
        standIn === undefined
          ? y
          : `CASE WHEN ${column} IS NULL THEN ${text(standIn)}::${sqlType[field.type]} ELSE ${y} END`,
      tidy: { column, expression: read.sql.trimmed(cell) },
    };
  }
  if (field.type === 'boolean') return { expression: `(${cell} = 'true')`, tidy: null };
  const expression = field.type === 'string' ? cell : `TRY_CAST(${cell} AS ${sqlType[field.type]})`;
  return { expression, tidy: null };
};

const afterOf = (field: StandardField, code: string, example: Row | undefined): unknown => {
  if (code === 'trim') return example?.['x'];
  return code === 'default-value' ? field.rma.default : example?.['y'];
};

/**
 * Checks one field over the whole file: type and constraints as findings, changes as repairs, and what only a
 * person can settle as proposals, carried out when `answers` accepts them.
 */
export const checkField = async (
  engine: Engine,
  standard: Standard,
  options: FieldToCheck & { answers: Answers; examples: number },
): Promise<CheckedField> => {
  const { field, source } = options;
  const cells = cellsOf(source);
  if (!cells) {
    const value = source.kind === 'constant' ? text(source.value) : 'NULL';
    const expression = `${value}::${sqlType[field.type]}`;
    return { field, source, expression, tidy: null, findings: [], repairs: [], proposals: [] };
  }
  const { reading, proposals } = await readColumn(engine, standard, {
    asked: options,
    cells,
    answers: options.answers,
  });
  const sql = fieldSql(field, reading);
  const typed = `(SELECT *, ${sql.typed('x')} AS y FROM cells)`;
  const ignoreBlank = source.kind === 'wide-value';
  const checks = fieldChecks(field).filter((check) => !(ignoreBlank && check.code === 'constraint-required'));
  const repairs = repairsOf(field, sql);
  const [totals] = await engine.rows(
    `SELECT ${[...checks, ...repairs].map((each, index) => `sum(n) FILTER (${each.when}) AS k${index}`).join(', ')} FROM ${typed}`,
  );
  const total = (index: number) => count(totals?.[`k${index}`]);

  const show = (value: unknown): string =>
    shown(options.isPersonal && typeof value === 'string' ? maskValue(value) : value);
  const findings: Finding[] = [];
  for (const [index, check] of checks.entries()) {
    if (total(index) === 0) continue;
    const examples = await engine.rows(
      `SELECT r, v FROM ${typed} WHERE ${check.when} ORDER BY r LIMIT ${options.examples}`,
    );
    findings.push(
      finding(check.code, field.name, {
        message: check.message,
        fix: check.fix,
        count: total(index),
        examples: examples.map((row) => ({
          row: sheetRow(row['r']),
          value: show(row['v']),
        })),
      }),
    );
  }
  const made: Repair[] = [];
  for (const [index, repair] of repairs.entries()) {
    const changed = total(checks.length + index);
    if (changed === 0) continue;
    const [example] = await engine.rows(
      `SELECT v, y::VARCHAR AS y, x FROM ${typed} WHERE ${repair.when} ORDER BY r LIMIT 1`,
    );
    made.push({
      code: repair.code,
      field: field.name,
      count: changed,
      before: show(example?.['v']),
      after: show(afterOf(field, repair.code, example)),
    });
  }
  const asIs = made.length === 0 && !findings.some((each) => each.code === 'type-error');
  return {
    field,
    source,
    ...readingOf(field, cells.cell, { sql, asIs }),
    findings,
    repairs: made,
    proposals,
  };
};
