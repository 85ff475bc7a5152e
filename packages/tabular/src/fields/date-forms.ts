import { folded, text } from '../engine/sql.ts';

/** Ways a date is written, by what it takes to read them. `ask`: more than one reading fits, so a person decides. */
export type DateForm =
  | 'iso'
  | 'moment'
  | 'year-first'
  | 'month-name'
  | 'slash'
  | 'two-digit-year'
  | 'month-only'
  | 'serial';

const month = '(?:de )?([a-zA-Z]{3,10})[.]?';
const separator = '[ /.,-]+';
const time = '(?:[T ,]+[0-9]{1,2}:[0-9]{2}.*)?';
const weekday = '(?:[a-zA-ZáéÁÉ]{3,10}[., ]+)?';

/** Patterns that DuckDB (RE2) and JavaScript read alike, over a trimmed cell. */
export const dateForms: { form: DateForm; source: string; pattern: RegExp }[] = (
  [
    ['iso', '[0-9]{4}-[0-9]{2}-[0-9]{2}'],
    ['moment', '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*'],
    ['year-first', '[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}' + time],
    ['month-name', `${weekday}[0-9]{1,2}${separator}${month}${separator}(?:del? )?[0-9]{4}${time}`],
    ['slash', `[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}${time}`],
    [
      'two-digit-year',
      `[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}${time}|[0-9]{1,2}${separator}${month}${separator}(?:del? )?[0-9]{2}`,
    ],
    ['month-only', `[a-zA-Z]{3,10}[.]?${separator}(?:del? )?[0-9]{4}`],
    ['serial', '[2-5][0-9]{4}(?:[.][0-9]+)?'],
  ] as const
).map(([form, source]) => ({ form, source, pattern: new RegExp(`^(?:${source})$`) }));

const sourceOf = new Map(dateForms.map(({ form, source }) => [form, source] as const));

/** SQL condition: the trimmed cell is written in this form. */
export const isDateForm = (x: string, form: DateForm): string =>
  `regexp_full_match(${x}, ${text(sourceOf.get(form) ?? '')})`;

const monthNames = [
  'enero ene january jan',
  'febrero feb february',
  'marzo mar march',
  'abril abr april apr',
  'mayo may',
  'junio jun june',
  'julio jul july',
  'agosto ago august aug',
  'septiembre setiembre sep sept set september',
  'octubre oct october',
  'noviembre nov november',
  'diciembre dic december dec',
];

const monthNumbers = `map {${monthNames
  .flatMap((names, index) => names.split(' ').map((name) => `'${name}': ${index + 1}`))
  .join(', ')}}`;

/** The number of the month whose name the pattern's group holds; null when it is no month. */
const monthNumber = (x: string, pattern: string): string =>
  `(${monthNumbers})[${folded(`regexp_extract(${x}, ${text(pattern)}, 1)`)}]`;

const dated = (year: string, monthSql: string, day: string): string =>
  `CAST(try_strptime(concat_ws('-', ${year}, ${monthSql}, ${day}), '%Y-%m-%d') AS DATE)`;

const part = (x: string, position: number): string =>
  `nullif(regexp_extract(${x}, '^([0-9]+)[/.-]([0-9]+)[/.-]([0-9]+)', ${position}), '')`;

/** Years of two digits fall in the hundred years that end ten years from now. */
const fullYear = (two: string): string =>
  `(CASE WHEN ${two}::INT <= (year(current_date) + 10) % 100 THEN 2000 ELSE 1900 END + ${two}::INT)`;

/** Days since 30 December 1899, as Excel and its kin keep a date. */
const serialDate = (x: string): string =>
  `(DATE '1899-12-30' + CAST(floor(TRY_CAST(${x} AS DOUBLE)) AS INTEGER))`;

/** SQL of the date that a trimmed cell written in a form stands for; null when there is no such day. */
export const readDateForm = (x: string, form: DateForm, order: 'day-first' | 'month-first'): string => {
  const [day, month_] = order === 'day-first' ? [1, 2] : [2, 1];
  switch (form) {
    case 'iso':
      return `TRY_CAST(${x} AS DATE)`;
    case 'moment':
      return `TRY_CAST(left(${x}, 10) AS DATE)`;
    case 'year-first':
      return dated(part(x, 1), part(x, 2), part(x, 3));
    case 'slash':
      return dated(part(x, 3), part(x, month_), part(x, day));
    case 'month-name':
      return dated(
        `regexp_extract(${x}, '([0-9]{4})', 1)`,
        monthNumber(x, `[0-9]${separator}${month}${separator}`),
        `regexp_extract(${x}, '([0-9]{1,2})', 1)`,
      );
    case 'two-digit-year': {
      const named = `regexp_matches(${x}, '[a-zA-Z]')`;
      const year = `regexp_extract(${x}, '([0-9]{2})$', 1)`;
      return `CASE WHEN ${named} THEN ${dated(fullYear(year), monthNumber(x, `[0-9]${separator}${month}${separator}`), `regexp_extract(${x}, '^([0-9]{1,2})', 1)`)}
        ELSE ${dated(fullYear(part(x, 3)), part(x, month_), part(x, day))} END`;
    }
    case 'month-only':
      return dated(`right(${x}, 4)`, monthNumber(x, '^([a-zA-Z]+)'), `'1'`);
    case 'serial':
      return serialDate(x);
  }
};

/** Day and month of a date with signs, in the order they stand; for finding out which is which. */
export const datePart = part;
