import type { StandardField } from '@rma/themes';
import { folded, list, text } from '../engine/sql.ts';

/** Day-month order of a date column: known only when some value of the column settles it. */
export type DayOrder = 'day-first' | 'unknown';

export type FieldSqlOptions = { missingValues: string[]; dayOrder: DayOrder; vocabulary: string[] };

/** SQL pieces that read one text cell as a field of the standard. */
export type FieldSql = {
  /** The cell without outer blanks, null when it means "no value". */
  trimmed: (cell: string) => string;
  /** Cells that mean "no value", the empty one among them. */
  missingValues: string[];
  /** The typed value of a trimmed cell, null when it cannot be read. */
  typed: (trimmed: string) => string;
  /** Conditions over `x` (trimmed) under which reading it changed more than its blanks. */
  repairs: { code: string; when: string }[];
};

/** Space, tab, line endings and the no-break space that spreadsheets leave. */
const blanks = String.raw`(E' \t\r\n' || chr(160))`;
/** RE2 pattern of a cell that trimming would change. */
export const outerBlank = String.raw`'^[\s\x{A0}]|[\s\x{A0}]$'`;
const plainInteger = String.raw`'[+-]?\d{1,18}'`;
const wholeDecimal = String.raw`'[+-]?\d{1,15}\.0+'`;
const thousands = String.raw`'[+-]?\d{1,3}(,\d{3})+(\.\d+)?'`;
const plainNumber = String.raw`'[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?'`;
const isoDate = String.raw`'\d{4}-\d{2}-\d{2}'`;
const isoMoment = String.raw`'\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*'`;
export const slashDate = String.raw`'\d{1,2}[/-]\d{1,2}[/-]\d{4}'`;

const yes = ['si', 's', 'true', 'verdadero', '1', 'yes', 'x'];
const no = ['no', 'n', 'false', 'falso', '0'];

const matches = (expression: string, pattern: string) => `regexp_full_match(${expression}, ${pattern})`;

const keyTyped: Record<'cve_ent' | 'cve_mun' | 'cvegeo', (x: string) => string> = {
  cve_ent: (x) => String.raw`CASE WHEN ${matches(x, String.raw`'\d{1,2}'`)} THEN lpad(${x}, 2, '0') END`,
  cve_mun: (x) =>
    `CASE WHEN ${matches(x, String.raw`'\d{1,3}'`)} THEN lpad(${x}, 3, '0')
      WHEN ${matches(x, String.raw`'\d{4,5}'`)} THEN right(${x}, 3) END`,
  cvegeo: (x) =>
    `CASE WHEN ${matches(x, String.raw`'\d{1,2}'`)} THEN lpad(${x}, 2, '0')
      WHEN ${matches(x, String.raw`'\d{4,5}'`)} THEN lpad(${x}, 5, '0') END`,
};
const keyLength = { cve_ent: 2, cve_mun: 3, cvegeo: 5 };

const canonical = (x: string, values: string[]): string =>
  `coalesce((map {${values.map((value) => `${folded(text(value))}: ${text(value)}`).join(', ')}})[${folded(x)}], ${x})`;

type Reading = Omit<FieldSql, 'trimmed' | 'missingValues'>;

const integerSql = (): Reading => ({
  typed: (x) =>
    `CASE WHEN ${matches(x, plainInteger)} THEN TRY_CAST(${x} AS BIGINT)
      WHEN ${matches(x, wholeDecimal)} THEN TRY_CAST(split_part(${x}, '.', 1) AS BIGINT)
      WHEN ${matches(x, String.raw`'[+-]?\d{1,3}(,\d{3}){1,5}'`)} THEN TRY_CAST(replace(${x}, ',', '') AS BIGINT) END`,
  repairs: [
    { code: 'whole-decimal', when: matches('x', wholeDecimal) },
    { code: 'thousands-separator', when: `y IS NOT NULL AND contains(x, ',')` },
  ],
});

const numberSql = (): Reading => ({
  typed: (x) =>
    `CASE WHEN ${matches(x, plainNumber)} THEN TRY_CAST(${x} AS DOUBLE)
      WHEN ${matches(x, thousands)} THEN TRY_CAST(replace(${x}, ',', '') AS DOUBLE) END`,
  repairs: [{ code: 'thousands-separator', when: `y IS NOT NULL AND contains(x, ',')` }],
});

const booleanSql = (): Reading => ({
  typed: (x) =>
    `CASE WHEN list_contains(${list(yes)}, ${folded(x)}) THEN true
      WHEN list_contains(${list(no)}, ${folded(x)}) THEN false END`,
  repairs: [{ code: 'boolean-words', when: `y IS NOT NULL AND x NOT IN ('true', 'false')` }],
});

const dateSql = (dayOrder: DayOrder): Reading => ({
  typed: (x) =>
    `CASE WHEN ${matches(x, isoDate)} THEN TRY_CAST(${x} AS DATE)
      WHEN ${matches(x, isoMoment)} THEN TRY_CAST(left(${x}, 10) AS DATE)
      ${
        dayOrder === 'day-first'
          ? `WHEN ${matches(x, slashDate)} THEN CAST(try_strptime(replace(${x}, '-', '/'), '%d/%m/%Y') AS DATE)`
          : ''
      } END`,
  repairs: [
    { code: 'date-order', when: `y IS NOT NULL AND ${matches('x', slashDate)}` },
    { code: 'date-without-time', when: `y IS NOT NULL AND ${matches('x', isoMoment)}` },
  ],
});

const stringSql = (field: StandardField, options: FieldSqlOptions): Reading => {
  const { key } = field.rma;
  if (key !== undefined) {
    return {
      typed: keyTyped[key],
      repairs: [{ code: 'key-digits', when: `y IS NOT NULL AND length(x) <> ${keyLength[key]}` }],
    };
  }
  if (options.vocabulary.length === 0) return { typed: (x) => x, repairs: [] };
  return {
    typed: (x) => canonical(x, options.vocabulary),
    repairs: [{ code: 'spelling', when: 'y <> x' }],
  };
};

/**
 * How a field reads its cells. Nothing is guessed: a date such as 03/04/2024 is read only in a column
 * where another value shows that the day comes first, and 12,5 is not taken for a number.
 */
export const fieldSql = (field: StandardField, options: FieldSqlOptions): FieldSql => {
  const missing = [...new Set(['', ...options.missingValues, ...field.rma.missingValues])];
  const reading = {
    string: () => stringSql(field, options),
    integer: integerSql,
    number: numberSql,
    boolean: booleanSql,
    date: () => dateSql(options.dayOrder),
  }[field.type]();
  return {
    trimmed: (cell) =>
      `CASE WHEN trim(${cell}, ${blanks}) NOT IN (${missing.map(text).join(', ')}) THEN trim(${cell}, ${blanks}) END`,
    missingValues: missing,
    ...reading,
  };
};

/** SQL types of the typed columns. */
export const sqlType: Record<StandardField['type'], string> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};
