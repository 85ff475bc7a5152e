import {
  defineProblems,
  problems,
  type FieldError,
  type Localized,
  type ProblemError,
} from '@rma/service-kit';
import type { FilterExpectation, QueryAnswer, QueryFailure } from '@rma/tabular';

/** The problems of questions about rows. */
export const rowProblems = defineProblems({
  'unknown-column': {
    status: 400,
    title: { es: 'No existe esa columna', en: 'There is no such column' },
    detail: {
      es: 'La tabla no tiene una columna «{column}»; vea cuáles hay en /columns.',
      en: 'The table has no column "{column}"; see which ones there are at /columns.',
    },
  },
  'bad-filter': {
    status: 400,
    title: { es: 'El filtro no se puede aplicar', en: 'The filter cannot be applied' },
    detail: {
      es: 'El filtro «{operator}» de la columna «{column}» espera {expected}.',
      en: 'The filter "{operator}" of the column "{column}" expects {expected}.',
    },
  },
  'too-much-asked': {
    status: 400,
    title: { es: 'La consulta pide demasiado', en: 'The question asks for too much' },
    detail: { es: 'Se admiten hasta {limit} {what}.', en: 'Up to {limit} {what} are accepted.' },
  },
  'query-too-heavy': {
    status: 422,
    title: { es: 'La consulta es demasiado pesada', en: 'The question is too heavy' },
    detail: {
      es: 'Necesita más tiempo o memoria de la que se da a una consulta; agregue filtros o descargue el archivo completo.',
      en: 'It needs more time or memory than one question is given; add filters or download the whole file.',
    },
  },
  'table-without-places': {
    status: 400,
    title: { es: 'La tabla no tiene ubicaciones', en: 'The table has no places' },
    detail: {
      es: 'Sus renglones no dicen dónde están; pida format=json o format=csv.',
      en: 'Its rows do not say where they are; ask for format=json or format=csv.',
    },
  },
  'table-not-available': {
    status: 404,
    title: { es: 'No hay una tabla que consultar', en: 'There is no table to ask' },
    detail: {
      es: 'Este conjunto se publicó sin una tabla consultable; descargue su archivo.',
      en: 'This dataset was published without a table that can be asked; download its file.',
    },
  },
});

const expected: Record<FilterExpectation, Localized> = {
  string: { es: 'un texto', en: 'a text' },
  integer: { es: 'un número entero', en: 'an integer' },
  number: { es: 'un número, con punto decimal', en: 'a number' },
  boolean: { es: 'true o false', en: 'true or false' },
  date: { es: 'una fecha AAAA-MM-DD', en: 'a date, YYYY-MM-DD' },
  datetime: { es: 'una fecha y hora ISO 8601', en: 'an ISO 8601 date and time' },
  'one-value': { es: 'un solo valor', en: 'a single value' },
  'text-column': { es: 'una columna de texto', en: 'a text column' },
  'comparable-column': { es: 'una columna que se pueda ordenar', en: 'a column that can be ordered' },
  'known-operator': {
    es: 'un operador: eq, ne, in, lt, lte, gt, gte, contains, startsWith o isNull',
    en: 'an operator: eq, ne, in, lt, lte, gt, gte, contains, startsWith or isNull',
  },
};

const things: Record<Extract<QueryFailure, { reason: 'too-many' }>['what'], Localized> = {
  filters: { es: 'filtros', en: 'filters' },
  values: { es: 'valores en un filtro', en: 'values in a filter' },
  columns: { es: 'columnas', en: 'columns' },
  words: { es: 'palabras', en: 'words' },
  groups: { es: 'grupos', en: 'groups' },
  measures: { es: 'medidas', en: 'measures' },
  rows: { es: 'renglones', en: 'rows' },
};

const badCursor: FieldError = {
  in: 'query',
  pointer: '/after',
  code: 'bad-cursor',
  message: {
    es: 'El cursor no es de esta consulta; use el "next" de la página anterior o empiece sin él.',
    en: 'The cursor does not belong to this question; use the "next" of the page before or start without it.',
  },
};

/** The problem that tells why a question has no answer. */
export function problemOfFailure(failure: QueryFailure): ProblemError {
  switch (failure.reason) {
    case 'unknown-column':
      return rowProblems.unknownColumn({ column: failure.column });
    case 'bad-filter':
      return rowProblems.badFilter({
        column: failure.column,
        operator: failure.operator,
        expected: expected[failure.expected],
      });
    case 'bad-measure':
      return rowProblems.unknownColumn({ column: failure.column ?? '' });
    case 'bad-cursor':
      return problems.validationFailed({}, { errors: [badCursor] });
    case 'too-many':
      return rowProblems.tooMuchAsked({ limit: failure.limit, what: things[failure.what] });
    case 'busy':
      return problems.unavailable({ retryAfterSeconds: 5 });
    case 'deadline':
    case 'memory':
      return rowProblems.queryTooHeavy();
  }
}

/** The value of an answer; throws the problem of a failure. */
export function answered<Value>(answer: QueryAnswer<Value>): Value {
  if (!answer.ok) throw problemOfFailure(answer.failure);
  return answer.value;
}
