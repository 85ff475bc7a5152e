import type { Standard, StandardField } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { fieldChecks } from './field-constraints.ts';
import { fieldSql, outerBlank, slashDate, sqlType } from './field-sql.ts';
import type { DayOrder, FieldSql, FieldSqlOptions } from './field-sql.ts';
import { finding, sheetRow, shown } from '../checks/findings.ts';
import type { FieldSource } from '../match/match-columns.ts';
import type { Finding, Repair } from '../report.ts';
import { list, name, text } from '../engine/sql.ts';

export type CheckedField = {
  field: StandardField;
  source: FieldSource;
  /** The typed value over one row of `source` (or of its long form) with its tidy columns; null type errors. */
  expression: string;
  /** The trimmed cell as a column of its own: written out inside the typed value it would be repeated there. */
  tidy: { column: string; expression: string } | null;
  findings: Finding[];
  repairs: Repair[];
};

/** Columns with fewer distinct cells than this in their first rows are checked once per distinct cell. */
const fewDistinct = 20_000;
const sampledRows = 200_000;

const cellsOf = (source: FieldSource): { cell: string; from: string } | null => {
  if (source.kind === 'column') return { cell: `c${source.index}`, from: 'source' };
  if (source.kind === 'wide-value') {
    const columns = source.columns.map((index) => `c${index}`).join(', ');
    return { cell: 'cell', from: `(SELECT r, unnest([${columns}]) AS cell FROM source)` };
  }
  return null;
};

const vocabularyOf = (standard: Standard, field: StandardField): string[] => {
  const fromTables = standard.vocabularies.flatMap((vocabulary) => {
    const position = vocabulary.fields.indexOf(field.name);
    return position < 0 ? [] : vocabulary.rows.map((row) => row[position] ?? '');
  });
  return [...new Set([...(field.constraints.enum ?? []), ...fromTables])];
};

/**
 * `cells` (v, n, r, x): each distinct cell with its count and first row, or every cell when there are too
 * many. Trimming is the costliest step of all, so it is left out when no cell needs it.
 */
const nameCells = async (
  engine: Engine,
  cells: { cell: string; from: string },
  reading: Pick<FieldSql, 'trimmed' | 'missingValues'>,
): Promise<void> => {
  const [sample] = await engine.rows(
    `SELECT approx_count_distinct(${cells.cell}) AS distinct_cells FROM ${cells.from} WHERE r < ${sampledRows}`,
  );
  const grouped = count(sample?.['distinct_cells']) < fewDistinct;
  const select = grouped
    ? `SELECT ${cells.cell} AS v, count(*)::BIGINT AS n, min(r) AS r FROM ${cells.from} GROUP BY 1`
    : `SELECT ${cells.cell} AS v, 1::BIGINT AS n, r FROM ${cells.from}`;
  await engine.run('DROP VIEW IF EXISTS cells; DROP TABLE IF EXISTS distinct_cells');
  if (grouped) await engine.run(`CREATE TEMP TABLE distinct_cells AS ${select}`);
  const named = grouped ? 'distinct_cells' : `(${select})`;
  const [facts] = await engine.rows(
    `SELECT count(*) FILTER (regexp_matches(v, ${outerBlank}) OR v IN (${reading.missingValues.map(text).join(', ')})) AS untidy FROM ${named}`,
  );
  const x = count(facts?.['untidy']) === 0 ? 'v' : reading.trimmed('v');
  await engine.run(`CREATE TEMP VIEW cells AS SELECT v, n, r, ${x} AS x FROM ${named}`);
};

const datePart = (position: number): string =>
  `try_cast(split_part(replace(x, '-', '/'), '/', ${position}) AS INT)`;

/** Whether the column's own values settle that its dates put the day first. */
const dayOrderOf = async (engine: Engine): Promise<DayOrder> => {
  const [facts] = await engine.rows(`
    SELECT count(*) FILTER (${datePart(1)} > 12) AS day_first, count(*) FILTER (${datePart(2)} > 12) AS month_first
    FROM cells WHERE regexp_full_match(x, ${slashDate})`);
  return count(facts?.['day_first']) > 0 && count(facts?.['month_first']) === 0 ? 'day-first' : 'unknown';
};

const isRespelled = async (engine: Engine, vocabulary: string[]): Promise<boolean> => {
  const [facts] = await engine.rows(
    `SELECT count(*) AS respelled FROM cells WHERE x IS NOT NULL AND NOT list_contains(${list(vocabulary)}, x)`,
  );
  return count(facts?.['respelled']) > 0;
};

const readingOptions = async (
  engine: Engine,
  standard: Standard,
  field: StandardField,
): Promise<FieldSqlOptions> => {
  const vocabulary = vocabularyOf(standard, field);
  return {
    missingValues: standard.schema.missingValues,
    dayOrder: field.type === 'date' ? await dayOrderOf(engine) : 'unknown',
    vocabulary: vocabulary.length > 0 && (await isRespelled(engine, vocabulary)) ? vocabulary : [],
  };
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

/** Checks one field over the whole file: type and constraints as findings, changes as repairs. */
export const checkField = async (
  engine: Engine,
  standard: Standard,
  options: { field: StandardField; source: FieldSource; examples: number },
): Promise<CheckedField> => {
  const { field, source } = options;
  const cells = cellsOf(source);
  if (!cells) {
    const value = source.kind === 'constant' ? text(source.value) : 'NULL';
    const expression = `${value}::${sqlType[field.type]}`;
    return { field, source, expression, tidy: null, findings: [], repairs: [] };
  }
  const plainReading = fieldSql(field, {
    missingValues: standard.schema.missingValues,
    dayOrder: 'unknown',
    vocabulary: [],
  });
  await nameCells(engine, cells, plainReading);
  const sql = fieldSql(field, await readingOptions(engine, standard, field));
  const typed = `(SELECT *, ${sql.typed('x')} AS y FROM cells)`;
  const ignoreBlank = source.kind === 'wide-value';
  const checks = fieldChecks(field).filter((check) => !(ignoreBlank && check.code === 'constraint-required'));
  const repairs = repairsOf(field, sql);
  const [totals] = await engine.rows(
    `SELECT ${[...checks, ...repairs].map((each, index) => `sum(n) FILTER (${each.when}) AS k${index}`).join(', ')} FROM ${typed}`,
  );
  const total = (index: number) => count(totals?.[`k${index}`]);

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
        examples: examples.map((row) => ({ row: sheetRow(row['r']), value: shown(row['v']) })),
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
    const after =
      repair.code === 'trim'
        ? example?.['x']
        : repair.code === 'default-value'
          ? field.rma.default
          : example?.['y'];
    made.push({
      code: repair.code,
      field: field.name,
      count: changed,
      before: shown(example?.['v']),
      after: shown(after),
    });
  }
  const asIs = made.length === 0 && !findings.some((each) => each.code === 'type-error');
  return {
    field,
    source,
    ...readingOf(field, cells.cell, { sql, asIs }),
    findings,
    repairs: made,
  };
};
