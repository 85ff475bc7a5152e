/**
 * The shape of a standard: one kind of dataset of a theme, versioned, described as data.
 * `schema` is a Frictionless Table Schema (https://datapackage.org/standard/table-schema/) whose
 * fields carry an `rma` extension with what the network needs to read Mexican files.
 */
import { periodicities } from '@rma/domain';
import { z } from 'zod';
import { headers, standardField } from './standard-field.ts';

const isPeriodicity = (value: string): boolean => Object.hasOwn(periodicities, value);

const bilingual = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });

const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const wording = { message: bilingual, fix: z.strictObject({ es: z.string().min(1) }) };

const rule = z.strictObject({
  code,
  severity: z.enum(['error', 'warning']).default('error'),
  /** SQL over the typed fields of one row: true or null, the row is right; false, it breaks the rule. */
  expression: z.string().min(1),
  fields: z.array(z.string()).min(1),
  ...wording,
});

const vocabulary = z.strictObject({
  code,
  /** The combination of these fields must be a row of the table. */
  fields: z.array(z.string()).min(1),
  /** CSV beside standard.json, whose header is `fields`. */
  table: z.string(),
  /** SQL over the typed fields: only rows for which it is true are checked. */
  when: z.string().optional(),
  ...wording,
});

/** Broken, it is the finding `foreign-key`; rows with an empty field of the key are not judged. */
const foreignKey = z.strictObject({
  fields: z.array(z.string()).min(1),
  /** Another resource of the same package; without it there is nothing to compare and the key is not judged. */
  reference: z.strictObject({ standard: z.string(), fields: z.array(z.string()).min(1) }),
  severity: z.enum(['error', 'warning']).default('error'),
  ...wording,
});

/** A check that the engine of a format (GTFS, CAP) makes by itself; the standard gives it its words. */
const formatRule = z.strictObject({
  code,
  severity: z.enum(['error', 'warning']),
  /** Part of the format it looks at: `stop_times.txt`, `alert/info/expires`. */
  about: z.string().min(1),
  ...wording,
});

/** Rows of other systems that are no record of this standard, e.g. a certificate that nothing happened. */
const skippedRows = z.strictObject({
  /** Headers of the column that tells; the first present one counts. */
  headers,
  /** Cells that tell, compared like headers. Rows with any of them are left out, and shown as a repair. */
  values: z.array(z.string()).min(1),
  reason: bilingual,
});

/** Header of the table of a correspondence. `column` is empty where the other system has none. */
export const correspondenceColumns = ['field', 'column', 'to_standard', 'from_standard'] as const;

const correspondence = z.strictObject({
  /** The other system: `ATUS`. */
  system: z.string(),
  title: bilingual,
  /** CSV beside standard.json, whose header is `correspondenceColumns`: how each field comes and goes, in Spanish. */
  table: z.string(),
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
  /** For `gtfs` and `cap`, `schema` describes the table derived from the file: a row per route, per area of an alert. */
  kind: z.enum(['table', 'gtfs', 'cap']).default('table'),
  title: bilingual,
  description: bilingual,
  references: z.array(z.strictObject({ title: z.string(), url: z.url() })).min(1),
  /** The technical ally who keeps the norm, and its role. */
  ally: bilingual,
  /** How often it is delivered: an ISO 8601 repeating interval the network knows, or `irregular` (alerts). */
  periodicity: z.string().refine(isPeriodicity, { error: 'no periodicity the network knows' }),
  schema: z.strictObject({
    fields: z.array(standardField).min(1),
    primaryKey: z.array(z.string()).default([]),
    missingValues: z.array(z.string()).default(['']),
  }),
  rules: z.array(rule).default([]),
  formatRules: z.array(formatRule).default([]),
  foreignKeys: z.array(foreignKey).default([]),
  vocabularies: z.array(vocabulary).default([]),
  skipRows: z.array(skippedRows).default([]),
  correspondences: z.array(correspondence).default([]),
  wideToLong: z.array(wideToLong).default([]),
  /** Field that says when a row happened. */
  temporalField: z.string().optional(),
  /** Where a row is: a pair of columns of degrees in WGS84, a WKT column (longitude first), or both. */
  geometry: z
    .strictObject({
      latitude: z.string().optional(),
      longitude: z.string().optional(),
      wkt: z.string().optional(),
      /**
       * How far a place may rightly lie: in the publisher's territory, anywhere in Mexico (a line of buses
       * crosses boundaries) or anywhere at all (a storm at sea).
       */
      within: z.enum(['publisher', 'mexico', 'anywhere']).default('publisher'),
    })
    .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
      error: 'latitude and longitude go together',
    })
    .refine(({ latitude, wkt }) => latitude !== undefined || wkt !== undefined, {
      error: 'a geometry names at least one place',
    })
    .optional(),
  /**
   * Coordinates that must never be exact, since they could show where a victim lives: at most this many
   * decimals are published.
   */
  blurred: z
    .strictObject({ latitude: z.string(), longitude: z.string(), decimals: z.int().min(0).max(3) })
    .optional(),
});

export const themeSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  name: bilingual,
  description: bilingual,
});

export type Bilingual = z.infer<typeof bilingual>;
export type Theme = z.infer<typeof themeSchema>;
export type { FieldType, StandardField } from './standard-field.ts';
export type RowRule = z.infer<typeof rule>;
export type FormatRule = z.infer<typeof formatRule>;
export type ForeignKey = z.infer<typeof foreignKey>;
export type SkippedRows = z.infer<typeof skippedRows>;
export type WideToLong = z.infer<typeof wideToLong>;
export type Vocabulary = z.infer<typeof vocabulary> & { rows: string[][] };
export type Correspondence = z.infer<typeof correspondence> & {
  rows: { field: string; column: string; toStandard: string; fromStandard: string }[];
};
type StandardFile = z.infer<typeof standardFileSchema>;

/** One version of a standard, with its tables loaded and the paths of its worked example. */
export type Standard = Omit<StandardFile, 'vocabularies' | 'correspondences'> & {
  vocabularies: Vocabulary[];
  correspondences: Correspondence[];
  /** The worked example as a table: CSV with exactly the fields, in their order. */
  examplePath: string;
  /** Its rows, without the header. */
  exampleRows: string[][];
  /** The same example in the format of the standard: example.zip (GTFS), example.xml (CAP), else example.csv. */
  sourceExamplePath: string;
};
