import { privacyActions } from '@rma/tabular';
import { z } from 'zod';

const severity = z.enum(['error', 'warning']);

const match = z.object({
  field: z.string(),
  header: z.string(),
  by: z.enum(['name', 'synonym', 'shape', 'similar', 'values', 'confirmed']),
  confidence: z.number().default(1),
});

const detected = z.object({
  format: z.enum(['csv', 'xlsx', 'xls', 'ods', 'geojson', 'shapefile', 'kml', 'gtfs', 'cap']).default('csv'),
  encoding: z.string().nullable(),
  hasBom: z.boolean(),
  delimiter: z.string().nullable(),
  lineEnding: z.string().nullable(),
  headers: z.array(z.string()),
  sheets: z.array(z.object({ name: z.string(), rows: z.number(), columns: z.number() })).default([]),
  sheet: z.string().nullable().default(null),
  headerRow: z.number().nullable().default(null),
  preambleRows: z.number().default(0),
  footerRows: z.number().default(0),
  crs: z.string().nullable().default(null),
  geometry: z.string().nullable().default(null),
  bytes: z.number(),
});

const proposal = z.object({
  key: z.string(),
  code: z.string(),
  field: z.string(),
  message: z.string(),
  count: z.number(),
  cases: z.array(z.object({ before: z.string(), after: z.string(), count: z.number() })),
  state: z.enum(['open', 'accepted', 'rejected']),
});

const personalData = z.object({
  header: z.string(),
  kind: z.string(),
  confidence: z.enum(['certain', 'likely', 'possible']),
  isBlocking: z.boolean(),
  count: z.number(),
  examplesMasked: z.array(z.string()),
  field: z.string().nullable(),
  offers: z.array(z.enum(privacyActions)),
  decided: z.enum(privacyActions).nullable(),
});

/** A column of a table in figures, as drift is measured by. */
export const profileSchema = z.object({
  rowCount: z.number(),
  headers: z.array(z.string()),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      filled: z.number(),
      distinct: z.number(),
      minimum: z.string().nullable(),
      maximum: z.string().nullable(),
      total: z.number().nullable(),
      categories: z.array(z.object({ value: z.string(), count: z.number() })).nullable(),
    }),
  ),
});

/** How a delivery differs from the last published one, in sentences. */
export const driftSchema = z.object({
  notices: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['notice', 'warning']),
      column: z.string().nullable(),
      message: z.string(),
    }),
  ),
});

/** What a report says of the verdict itself: shown as one. */
export const verdictSchema = z.object({
  ok: z.boolean(),
  standard: z.string(),
  rowCount: z.number(),
  columnCount: z.number(),
  errorCount: z.number(),
  warningCount: z.number(),
  findings: z.array(
    z.object({
      code: z.string(),
      severity,
      field: z.string().nullable(),
      message: z.string(),
      fix: z.string(),
      count: z.number(),
      examples: z.array(z.object({ row: z.number().nullable(), value: z.string() })),
    }),
  ),
  repairs: z.array(
    z.object({
      code: z.string(),
      field: z.string(),
      count: z.number(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  matches: z.array(match),
  detected: detected.nullable(),
  bytes: z.number(),
  durationMs: z.number(),
});

/** What a report says for the next decisions: shown beside the verdict. */
export const questionsSchema = z.object({
  suggestions: z.array(match).default([]),
  unusedHeaders: z.array(z.string()).default([]),
  proposals: z.array(proposal).default([]),
  personalData: z.array(personalData).default([]),
});

/**
 * A report as it is stored; parsed again because it comes from a JSON column, which an older release may have written:
 * what it did not know yet has its default.
 */
export const reportSchema = z.object({
  ...verdictSchema.shape,
  ...questionsSchema.shape,
  temporal: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
  carriesPersonalData: z.boolean().default(false),
});
export type StoredReport = z.infer<typeof reportSchema>;
