import type { DataValidation, WriteSheet } from 'hucre';
import { limitWords, typeWords } from './template-columns.ts';
import type { TemplateColumn } from './template-columns.ts';

/** Rows under the header that carry lists: far more than a person types. */
const preparedRows = 5_000;
export const listsSheet = 'Listas';

const columnLetters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);

/** The sheet of values to choose from, and where in it are those of each field. */
export type Lists = { sheet: WriteSheet; ranges: Map<string, string> };

/** Gathers the values of every column that has some. */
export const listsOf = (columns: TemplateColumn[]): Lists => {
  const lists = columns.flatMap(({ field, choices }) => (choices ? [{ name: field.name, choices }] : []));
  const longest = Math.max(0, ...lists.map(({ choices }) => choices.length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map(({ choices }) => choices[row] ?? null));
  const ranges = lists.map(({ name, choices }, index) => {
    const letters = columnLetters(index);
    return [name, `${listsSheet}!$${letters}$2:$${letters}$${choices.length + 1}`] as const;
  });
  return {
    ranges: new Map(ranges),
    sheet: {
      name: listsSheet,
      columns: lists.map(() => ({ width: 34 })),
      rows: [lists.map(({ name }) => name), ...rows],
      cells: new Map(lists.map((_, index) => [`0,${index}`, { style: { font: { bold: true } } }])),
      freezePane: { rows: 1 },
    },
  };
};

/** Excel shows at most 255 characters of a message, 32 of its title. */
const shortened = (text: string, limit: number) =>
  text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;

/** What a spreadsheet accepts in a column, with what it says of it; null when anything goes. */
export const validationOf = (column: TemplateColumn, index: number, lists: Lists): DataValidation | null => {
  const { field, choices } = column;
  const letters = columnLetters(index);
  const range = `${letters}2:${letters}${preparedRows + 1}`;
  const prompt = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: shortened(field.title, 32),
    inputMessage: shortened(field.description, 255),
    showErrorMessage: true,
    errorTitle: shortened(field.title, 32),
  };
  const list = lists.ranges.get(field.name);
  if (choices && list !== undefined) {
    return { ...prompt, type: 'list', formula1: list, errorMessage: 'Elija un valor de la lista.' };
  }
  const { minimum, maximum, maxLength } = field.constraints;
  if (field.type === 'integer' || field.type === 'number') {
    return {
      ...prompt,
      type: field.type === 'integer' ? 'whole' : 'decimal',
      operator: 'between',
      formula1: String(minimum ?? -1e15),
      formula2: String(maximum ?? 1e15),
      errorMessage: `Escriba un ${typeWords[field.type].toLowerCase()}. ${limitWords(field)}`.trim(),
    };
  }
  if (field.type === 'date') {
    return {
      ...prompt,
      type: 'date',
      operator: 'greaterThanOrEqual',
      formula1: '1',
      errorMessage: 'Escriba una fecha, por ejemplo 2026-03-31.',
    };
  }
  if (maxLength === undefined) return null;
  return {
    ...prompt,
    type: 'textLength',
    operator: 'lessThanOrEqual',
    formula1: String(maxLength),
    errorMessage: `${maxLength} caracteres como máximo.`,
  };
};
