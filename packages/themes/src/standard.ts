/**
 * The shape of a standard: one kind of dataset of a theme, versioned, described as data.
 * `schema` is a Frictionless Table Schema (https://datapackage.org/standard/table-schema/) whose
 * fields carry an `rma` extension with what the network needs to read Mexican files.
 */
import { z } from 'zod';

const bilingual = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });

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

const fieldExtension = z.strictObject({
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
});

const field = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date']),
  title: z.string().min(1),
  description: z.string().min(1),
  constraints: constraints.default({}),
  rma: fieldExtension.prefault({}),
});

const rule = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  severity: z.enum(['error', 'warning']).default('error'),
  /** SQL over the typed fields of one row: true or null, the row is right; false, it breaks the rule. */
  expression: z.string().min(1),
  fields: z.array(z.string()).min(1),
  message: bilingual,
  fix: z.strictObject({ es: z.string().min(1) }),
});

const vocabulary = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The combination of these fields must be a row of the table. */
  fields: z.array(z.string()).min(1),
  /** CSV beside standard.json, whose header is `fields`. */
  table: z.string(),
  /** SQL over the typed fields: only rows for which it is true are checked. */
  when: z.string().optional(),
  message: bilingual,
  fix: z.strictObject({ es: z.string().min(1) }),
});

const wideToLong = z.strictObject({
  name: z.string(),
  title: bilingual,
  /** Each of these columns becomes one row; all must be in the file for the shape to apply. */
  columns: z.array(z.strictObject({ header: z.string(), value: z.string() })).min(2),
  /** Field that receives the column's `value` (the month). */
  nameField: z.string(),
  /** Field that receives the cell; empty cells give no row. */
  valueField: z.string(),
  /** Fields that this delivery leaves implicit. */
  constants: z.record(z.string(), z.string()).default({}),
});

export const standardFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\/[a-z-]+$/),
  theme: z.string(),
  name: z.string(),
  version: z.string().regex(/^\d+\.\d+$/),
  title: bilingual,
  description: bilingual,
  references: z.array(z.strictObject({ title: z.string(), url: z.url() })).min(1),
  /** The technical ally who keeps the norm, and its role. */
  ally: bilingual,
  /** ISO 8601 repeating interval, e.g. R/P1M. */
  periodicity: z.string().regex(/^R\/P/),
  schema: z.strictObject({
    fields: z.array(field).min(1),
    primaryKey: z.array(z.string()).default([]),
    missingValues: z.array(z.string()).default(['']),
  }),
  rules: z.array(rule).default([]),
  vocabularies: z.array(vocabulary).default([]),
  wideToLong: z.array(wideToLong).default([]),
  /** Field that says when a row happened. */
  temporalField: z.string().optional(),
  /** Where a row is: a pair of columns of degrees in WGS84, a WKT column (longitude first), or both. */
  geometry: z
    .strictObject({
      latitude: z.string().optional(),
      longitude: z.string().optional(),
      wkt: z.string().optional(),
    })
    .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
      error: 'latitude and longitude go together',
    })
    .refine(({ latitude, wkt }) => latitude !== undefined || wkt !== undefined, {
      error: 'a geometry names at least one place',
    })
    .optional(),
});

export const themeSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  name: bilingual,
  description: bilingual,
});

export type Bilingual = z.infer<typeof bilingual>;
export type Theme = z.infer<typeof themeSchema>;
export type StandardField = z.infer<typeof field>;
export type FieldType = StandardField['type'];
export type RowRule = z.infer<typeof rule>;
export type WideToLong = z.infer<typeof wideToLong>;
export type Vocabulary = z.infer<typeof vocabulary> & { rows: string[][] };
type StandardFile = z.infer<typeof standardFileSchema>;

/** One version of a standard, with its vocabularies loaded and the path of its worked example. */
export type Standard = Omit<StandardFile, 'vocabularies'> & {
  vocabularies: Vocabulary[];
  examplePath: string;
};
