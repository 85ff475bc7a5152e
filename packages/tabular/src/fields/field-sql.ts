import type { StandardField } from '@rma/themes';
import { folded, list, plain, text, textMap } from '../engine/sql.ts';
import { isDateForm, readDateForm } from './date-forms.ts';
import type { DateForm } from './date-forms.ts';
import { isNumberForm, plainDigits } from './number-forms.ts';
import type { NumberForm } from './number-forms.ts';

/** What was found out or decided about how the cells of a field are written. */
export type FieldReading = {
  missingValues: string[];
  /** Spellings to put right; empty when every cell is spelt as the list has it. */
  vocabulary: string[];
  /** Plain words of other systems and the value each stands for; an empty value: the cell says nothing. */
  valueMap: ReadonlyMap<string, string>;
  /** In the order in which they are tried. */
  dateForms: DateForm[];
  dateOrder: 'day-first' | 'month-first';
  numberForms: NumberForm[];
};

/** SQL pieces that read one text cell as a field of the standard. */
export type FieldSql = {
  /** The cell without outer blanks, null when it means "no value". */
  trimmed: (cell: string) => string;
  /** Condition over a cell: trimming would change it. */
  isUntidy: (cell: string) => string;
  /** The typed value of a trimmed cell, null when it cannot be read. */
  typed: (trimmed: string) => string;
  /** Conditions over `x` (trimmed) and `y` (typed) under which reading it changed more than its blanks. */
  repairs: { code: string; when: string }[];
};

/** Space, tab, line endings and the no-break space that spreadsheets leave. */
const blanks = String.raw`(E' \t\r\n' || chr(160))`;
/** RE2 pattern of a cell that trimming would change. */
const outerBlank = String.raw`'^[\s\x{A0}]|[\s\x{A0}]$'`;

const yes = ['si', 's', 'true', 'verdadero', '1', 'yes', 'x'];
const no = ['no', 'n', 'false', 'falso', '0'];

const matches = (expression: string, pattern: string) => `regexp_full_match(${expression}, ${pattern})`;

/** Digits of a key, also as a spreadsheet exports a number: 5.0. */
const keyDigits = (x: string, least: number, most: number, width: number): string =>
  String.raw`WHEN ${matches(x, String.raw`'\d{${least},${most}}([.]0+)?'`)} THEN lpad(split_part(${x}, '.', 1), ${width}, '0')`;

const keyTyped: Record<'cve_ent' | 'cve_mun' | 'cvegeo', (x: string) => string> = {
  cve_ent: (x) => `CASE ${keyDigits(x, 1, 2, 2)} END`,
  cve_mun: (x) =>
    `CASE ${keyDigits(x, 1, 3, 3)} WHEN ${matches(x, String.raw`'\d{4,5}([.]0+)?'`)} THEN right(split_part(${x}, '.', 1), 3) END`,
  cvegeo: (x) => `CASE ${keyDigits(x, 1, 2, 2)} ${keyDigits(x, 4, 5, 5)} END`,
};
const keyLength = { cve_ent: 2, cve_mun: 3, cvegeo: 5 };

const canonical = (x: string, values: string[]): string =>
  `coalesce((map {${values.map((value) => `${folded(text(value))}: ${text(value)}`).join(', ')}})[${folded(x)}], ${x})`;

type Reading = Pick<FieldSql, 'typed' | 'repairs'>;

const wholeNumber = (digits: string): string =>
  String.raw`CASE WHEN ${matches(digits, String.raw`'[+-]?\d{1,18}([.]0*)?'`)} THEN TRY_CAST(split_part(${digits}, '.', 1) AS BIGINT) END`;

const numberRepair: Partial<Record<NumberForm, string>> = {
  'whole-decimal': 'whole-decimal',
  thousands: 'thousands-separator',
  currency: 'currency-sign',
  percent: 'percent-sign',
  'decimal-comma': 'decimal-comma',
};

/** One branch per form that occurs: a column of plain numbers is read by the shortest expression there is. */
const numericSql = (forms: NumberForm[], cast: (digits: string) => string): Reading => ({
  typed: (x) =>
    forms.length === 0
      ? cast('NULL::VARCHAR')
      : `CASE ${forms.map((form) => `WHEN ${isNumberForm(x, form)} THEN ${cast(plainDigits(x, form))}`).join(' ')} END`,
  repairs: forms.flatMap((form, index) => {
    const code = numberRepair[form];
    const earlier = forms.slice(0, index).map((each) => `AND NOT ${isNumberForm('x', each)}`);
    return code === undefined
      ? []
      : [{ code, when: `y IS NOT NULL AND ${isNumberForm('x', form)} ${earlier.join(' ')}` }];
  }),
});

const booleanSql = (): Reading => ({
  typed: (x) =>
    `CASE WHEN list_contains(${list(yes)}, ${folded(x)}) THEN true
      WHEN list_contains(${list(no)}, ${folded(x)}) THEN false END`,
  repairs: [{ code: 'boolean-words', when: `y IS NOT NULL AND x NOT IN ('true', 'false')` }],
});

const dateRepair: Partial<Record<DateForm, string>> = {
  moment: 'date-without-time',
  'year-first': 'date-signs',
  slash: 'date-order',
  'month-name': 'month-name',
  'two-digit-year': 'two-digit-year',
  'month-only': 'month-only',
  serial: 'excel-date',
};

const dateSql = ({ dateForms, dateOrder }: FieldReading): Reading => ({
  typed: (x) =>
    dateForms.length === 0
      ? 'NULL::DATE'
      : `CASE ${dateForms.map((form) => `WHEN ${isDateForm(x, form)} THEN ${readDateForm(x, form, dateOrder)}`).join(' ')} END`,
  repairs: dateForms.flatMap((form) => {
    const code = dateRepair[form];
    return code === undefined ? [] : [{ code, when: `y IS NOT NULL AND ${isDateForm('x', form)}` }];
  }),
});

const stringSql = (field: StandardField, reading: FieldReading): Reading => {
  const { key } = field.rma;
  if (key !== undefined) {
    return {
      typed: keyTyped[key],
      repairs: [
        {
          code: 'key-digits',
          when: `y IS NOT NULL AND length(x) <> ${keyLength[key]} AND x SIMILAR TO '[0-9.]+'`,
        },
      ],
    };
  }
  if (reading.vocabulary.length === 0) return { typed: (x) => x, repairs: [] };
  return {
    typed: (x) => canonical(x, reading.vocabulary),
    repairs: [
      {
        code: 'spelling',
        when: `y <> x${reading.valueMap.size > 0 ? ` AND NOT ${isMapped('x', reading.valueMap)}` : ''}`,
      },
    ],
  };
};

const isMapped = (x: string, valueMap: FieldReading['valueMap']): string =>
  `list_contains(${list(valueMap.keys())}, ${plain(x)})`;

/** Words of other systems become the value they stand for before anything else is read. */
const withValueMap = (field: StandardField, reading: FieldReading, inner: Reading): Reading => {
  const filled = [...reading.valueMap].filter(([, value]) => value !== '');
  if (filled.length === 0) return inner;
  const code = field.rma.key === undefined ? 'value-map' : 'place-name-to-key';
  return {
    typed: (x) => inner.typed(`coalesce((${textMap(filled)})[${plain(x)}], ${x})`),
    repairs: [
      { code, when: `y IS NOT NULL AND y::VARCHAR <> x AND ${isMapped('x', new Map(filled))}` },
      ...inner.repairs,
    ],
  };
};

/**
 * How a field reads its cells. Nothing is guessed: only forms with one possible reading, and those that a person
 * or the column itself settled, are in `reading`.
 */
export const fieldSql = (field: StandardField, reading: FieldReading): FieldSql => {
  const silent = [...reading.valueMap].filter(([, value]) => value === '').map(([word]) => word);
  const says = (cell: string): string =>
    `${cell} NOT IN (${reading.missingValues.map(text).join(', ')})${silent.length > 0 ? ` AND NOT list_contains(${list(silent)}, ${plain(cell)})` : ''}`;
  const inner = {
    string: () => stringSql(field, reading),
    integer: () => numericSql(reading.numberForms, wholeNumber),
    number: () => numericSql(reading.numberForms, (digits) => `TRY_CAST(${digits} AS DOUBLE)`),
    boolean: booleanSql,
    date: () => dateSql(reading),
  }[field.type]();
  return {
    trimmed: (cell) => `CASE WHEN ${says(`trim(${cell}, ${blanks})`)} THEN trim(${cell}, ${blanks}) END`,
    isUntidy: (cell) => `(regexp_matches(${cell}, ${outerBlank}) OR NOT (${says(cell)}))`,
    ...withValueMap(field, reading, inner),
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
