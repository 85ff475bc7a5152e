import { z } from 'zod';

const constraints = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  enum: z.array(z.string()).min(1).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  pattern: z.string().optional(),
});

/** Headers of a file: one or more, the most exact first. */
export const headers = z.array(z.string()).min(1);

const fieldExtension = z.strictObject({
  /** Title and description in English; the field's own are in Spanish. */
  en: z.strictObject({ title: z.string().min(1), description: z.string().min(1) }).optional(),
  /** Other headers the column is known by, the most exact first; compared without case, accents or signs. */
  synonyms: z.array(z.string()).default([]),
  unit: z.string().optional(),
  /** INEGI key: `cve_ent` two digits, `cve_mun` three digits within the state, `cvegeo` both together. */
  key: z.enum(['cvegeo', 'cve_ent', 'cve_mun']).optional(),
  /** Codes with a meaning of their own, e.g. 998 = municipality not specified. */
  codes: z.record(z.string(), z.string()).optional(),
  /** Cells that mean "no value" in this field only, besides the schema's missingValues. */
  missingValues: z.array(z.string()).default([]),
  /** The value of rows that leave the field empty, or of files that lack the column. */
  default: z.string().optional(),
  /** All rows of a file must agree on it: figures of two methodologies are never mixed. */
  singleValue: z.boolean().optional(),
  /** What each value of the enumeration means, in Spanish, where the value does not say it by itself. */
  labels: z.record(z.string(), z.string()).optional(),
  /**
   * Cells of other systems (their codes, their words) and the value each stands for; compared like headers,
   * without case, accents or signs. An empty value: the cell says nothing (`Se ignora`). Shown as a repair.
   */
  valueMap: z.record(z.string(), z.string()).optional(),
  /**
   * A date that other systems write in several columns: the headers each part is known by, the first present
   * one counts. Used only when no column fills the field and year, month and day are all in the file; the
   * columns stay free for other fields. A row whose parts are no date (day 32: not specified) leaves it empty.
   */
  parts: z.strictObject({ year: headers, month: headers, day: headers }).optional(),
  /**
   * A figure that other systems break up in several columns: their headers. Used only when no column fills
   * the field and all of them are in the file; the field is their sum, an empty cell counting as zero.
   */
  sumOf: z.array(z.string()).min(2).optional(),
});

/** A column of a standard: a field of its Table Schema with the `rma` extension. */
export const standardField = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date']),
  title: z.string().min(1),
  description: z.string().min(1),
  constraints: constraints.default({}),
  rma: fieldExtension.prefault({}),
});

export type StandardField = z.infer<typeof standardField>;
export type FieldType = StandardField['type'];
