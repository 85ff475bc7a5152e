import type { Standard, StandardField } from '@rma/themes';

/** One column of a template: a field with what a person must know to fill it in. */
export type TemplateColumn = {
  field: StandardField;
  isRequired: boolean;
  /** Values to choose from, in order; null when anything may be written. */
  choices: string[] | null;
  /** The first value of the worked example; empty when it has none. */
  example: string;
};

export const typeWords: Record<StandardField['type'], string> = {
  string: 'Texto',
  integer: 'Número entero',
  number: 'Número con o sin decimales',
  boolean: 'Sí o no',
  date: 'Fecha AAAA-MM-DD',
};

/** What a yes-or-no cell says in Mexico; both words are read. */
const yesOrNo = ['sí', 'no'];

const choicesOf = (of: Standard, field: StandardField): string[] | null => {
  if (field.type === 'boolean') return yesOrNo;
  const { enum: allowed } = field.constraints;
  if (allowed) return allowed;
  for (const { fields, rows } of of.vocabularies) {
    const position = fields.indexOf(field.name);
    if (position >= 0) return [...new Set(rows.map((row) => row[position] ?? ''))];
  }
  return null;
};

const exampleOf = (of: Standard, field: StandardField): string => {
  const position = of.schema.fields.indexOf(field);
  const value = of.exampleRows.map((row) => row[position] ?? '').find((cell) => cell !== '') ?? '';
  return field.type === 'boolean' && value !== '' ? yesOrNo[value === 'true' ? 0 : 1]! : value;
};

/** The fields of a standard as columns of a template, in their order. */
export const templateColumns = (of: Standard): TemplateColumn[] =>
  of.schema.fields.map((field) => ({
    field,
    isRequired: field.constraints.required === true && field.rma.default === undefined,
    choices: choicesOf(of, field),
    example: exampleOf(of, field),
  }));

/** What a column may hold besides its type: `De 0 a 23`, `6 caracteres como máximo`. */
export const limitWords = ({ constraints, rma }: StandardField): string => {
  const { minimum, maximum, minLength, maxLength } = constraints;
  const words = [
    minimum !== undefined && maximum !== undefined && `De ${minimum} a ${maximum}.`,
    minimum !== undefined && maximum === undefined && `${minimum} o más.`,
    minimum === undefined && maximum !== undefined && `${maximum} o menos.`,
    minLength !== undefined && `${minLength} caracteres al menos.`,
    maxLength !== undefined && `${maxLength} caracteres como máximo.`,
    constraints.unique === true && 'No se repite.',
    rma.unit !== undefined && `En ${rma.unit}.`,
    rma.default !== undefined && `Si queda vacía, ${rma.default}.`,
  ];
  return words.filter((word) => typeof word === 'string').join(' ');
};
