import type { StandardField } from '@rma/themes';
import type { Preparation } from '../preparation.ts';
import type { DateForm } from './date-forms.ts';
import type { FieldReading } from './field-sql.ts';
import type { NumberForm } from './number-forms.ts';
import type { WrittenForms } from './written-forms.ts';

export type Answers = Preparation['proposals'];

/** A reading of some cells that is right only if a person says so. */
export type Question = {
  code: 'day-first' | 'month-first' | 'two-digit-year' | 'month-only' | 'excel-date' | 'decimal-comma';
  message: string;
} & (
  | { about: 'dates'; form: DateForm; order: FieldReading['dateOrder'] }
  | { about: 'numbers'; form: NumberForm }
);

/** What an answer names. */
export const proposalKey = (question: Pick<Question, 'code'>, field: StandardField): string =>
  `${question.code}:${field.name}`;

const words: Record<Question['code'], (title: string) => string> = {
  'day-first': (title) =>
    `Las fechas de «${title}» se leerían con el día primero: 03/04/2024 sería el 3 de abril. Nada en la columna lo confirma.`,
  'month-first': (title) =>
    `Las fechas de «${title}» parecen traer el mes primero: 04/13/2024 sería el 13 de abril.`,
  'two-digit-year': (title) => `Los años de «${title}» vienen con dos dígitos: 24 se leería 2024.`,
  'month-only': (title) =>
    `Hay fechas de «${title}» que solo dicen el mes y el año; se escribiría el primer día del mes.`,
  'excel-date': (title) =>
    `Hay números en «${title}» que parecen fechas de una hoja de cálculo; se escribirían como fechas.`,
  'decimal-comma': (title) =>
    `Las cifras de «${title}» parecen usar coma para los decimales y punto para los millares.`,
};

/** The order that the column's own dates settle, if they do: a day over 12 in one place and never in the other. */
const settledOrder = (written: WrittenForms): FieldReading['dateOrder'] | null => {
  if (written.dayFirst > 0 && written.monthFirst === 0) return 'day-first';
  return written.monthFirst > 0 && written.dayFirst === 0 ? 'month-first' : null;
};

/** Everything about the way a column is written that only a person can settle. */
export const questionsOf = (field: StandardField, written: WrittenForms): Question[] => {
  const settled = settledOrder(written);
  const isMixed = written.dayFirst > 0 && written.monthFirst > 0;
  const order = settled ?? 'day-first';
  const ask = (code: Question['code'], form: DateForm): Question => ({
    code,
    message: words[code](field.title),
    about: 'dates',
    form,
    order,
  });
  const comma: Question = {
    code: 'decimal-comma',
    message: words['decimal-comma'](field.title),
    about: 'numbers',
    form: 'decimal-comma',
  };
  return [
    ...(written.dates.has('slash') && !isMixed && settled !== 'day-first' ? [ask(order, 'slash')] : []),
    ...(written.dates.has('two-digit-year') && !isMixed ? [ask('two-digit-year', 'two-digit-year')] : []),
    ...(written.dates.has('month-only') ? [ask('month-only', 'month-only')] : []),
    ...(written.dates.has('serial') ? [ask('excel-date', 'serial')] : []),
    ...(written.numbers.has('decimal-comma') ? [comma] : []),
  ];
};

/** The forms to read: those with one possible reading, and those whose question was answered with yes. */
export const formsToRead = (
  written: WrittenForms,
  accepted: Question[],
): Pick<FieldReading, 'dateForms' | 'dateOrder' | 'numberForms'> => {
  const unambiguous = new Set<DateForm>(['iso', 'moment', 'year-first', 'month-name']);
  const settled = settledOrder(written);
  if (settled === 'day-first') unambiguous.add('slash');
  const isAccepted = (form: DateForm | NumberForm) => accepted.some((question) => question.form === form);
  const numbers = [...written.numbers.keys()];
  const plain = numbers.filter((form) => form !== 'decimal-comma');
  return {
    dateForms: [...written.dates.keys()].filter((form) => unambiguous.has(form) || isAccepted(form)),
    dateOrder: settled ?? 'day-first',
    // Where commas are decimals, 1,234 is not a thousand.
    numberForms: isAccepted('decimal-comma') ? ['decimal-comma', ...plain] : plain,
  };
};
