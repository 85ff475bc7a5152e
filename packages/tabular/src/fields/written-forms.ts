import type { StandardField } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { dateForms, datePart, isDateForm } from './date-forms.ts';
import type { DateForm } from './date-forms.ts';
import { formsOfUnit, isNumberForm } from './number-forms.ts';
import type { NumberForm } from './number-forms.ts';

/** How the cells of a column are written: each form with the cells that take it. */
export type WrittenForms = {
  dates: ReadonlyMap<DateForm, number>;
  /** Cells whose first or second number cannot be a month. */
  dayFirst: number;
  monthFirst: number;
  numbers: ReadonlyMap<NumberForm, number>;
};

const none: WrittenForms = { dates: new Map(), dayFirst: 0, monthFirst: 0, numbers: new Map() };

const dateNumber = (position: number): string => `TRY_CAST(${datePart('x', position)} AS INT)`;

const dateFormsOf = async (engine: Engine): Promise<WrittenForms> => {
  const branches = dateForms.map(({ form }) => `WHEN ${isDateForm('x', form)} THEN '${form}'`);
  const rows = await engine.rows(
    `SELECT form, sum(n) AS n, sum(n) FILTER (${dateNumber(1)} > 12) AS day_first, sum(n) FILTER (${dateNumber(2)} > 12) AS month_first
     FROM (SELECT x, n, CASE ${branches.join(' ')} END AS form FROM cells WHERE x IS NOT NULL)
     WHERE form IS NOT NULL GROUP BY 1`,
  );
  const ambiguous = rows.filter((row) => row['form'] === 'slash' || row['form'] === 'two-digit-year');
  const total = (column: string) => ambiguous.reduce((sum, row) => sum + count(row[column]), 0);
  const counts = new Map(rows.map((row) => [row['form'], count(row['n'])]));
  return {
    ...none,
    dates: new Map(
      dateForms.flatMap(({ form }) => {
        const cells = counts.get(form);
        return cells === undefined ? [] : [[form, cells] as const];
      }),
    ),
    dayFirst: total('day_first'),
    monthFirst: total('month_first'),
  };
};

const numberFormsOf = async (engine: Engine, field: StandardField): Promise<WrittenForms> => {
  const forms: NumberForm[] = [
    ...(field.type === 'integer' ? (['whole-decimal'] as const) : []),
    'plain',
    'thousands',
    ...formsOfUnit(field),
    'decimal-comma',
  ];
  const branches = forms.map((form) => `WHEN ${isNumberForm('x', form)} THEN '${form}'`);
  const rows = await engine.rows(
    `SELECT CASE ${branches.join(' ')} END AS form, sum(n) AS n FROM cells WHERE x IS NOT NULL GROUP BY 1`,
  );
  const counts = new Map(rows.map((row) => [row['form'], count(row['n'])]));
  return {
    ...none,
    numbers: new Map(
      forms.flatMap((form) => {
        const cells = counts.get(form);
        return cells === undefined ? [] : [[form, cells] as const];
      }),
    ),
  };
};

/** The forms in which the cells of the relation `cells` (x, n) are written, as far as the field's type has any. */
export const writtenForms = async (engine: Engine, field: StandardField): Promise<WrittenForms> => {
  if (field.type === 'date') return dateFormsOf(engine);
  return field.type === 'integer' || field.type === 'number' ? numberFormsOf(engine, field) : none;
};
