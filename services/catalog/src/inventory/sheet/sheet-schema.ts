import { z } from 'zod';
import type { UnderstoodSheet } from './read-rows.ts';

const field = z.enum([
  'responsible',
  'title',
  'resource',
  'description',
  'hasPrivateData',
  'privacyReason',
  'legalBasis',
  'platform',
  'plannedOn',
  'standardId',
  'datasetId',
]);

export const cellFindingSchema = z.object({
  severity: z.enum(['error', 'notice']),
  code: z.string(),
  /** As a spreadsheet calls it. */
  cell: z.string(),
  row: z.number().int(),
  position: z.number().int(),
  field: z.union([field, z.literal('key')]).nullable(),
  value: z.string(),
  message: z.string(),
  fix: z.string(),
});

/** A sheet as it is kept until somebody applies it. What is wrong in it is missing from its rows. */
export const understoodSheetSchema = z.object({
  fields: z.array(field),
  keyPosition: z.number().int().nullable(),
  datasetPosition: z.number().int().nullable(),
  rows: z.array(
    z.object({
      row: z.number().int(),
      number: z.number().int().nullable(),
      fields: z.record(z.string(), z.union([z.string(), z.boolean()]).nullable()),
    }),
  ),
  findings: z.array(cellFindingSchema),
  skipped: z.array(
    z.object({ row: z.number().int(), why: z.enum(['blank', 'total', 'section']), text: z.string() }),
  ),
  ignoredColumns: z.array(z.object({ column: z.string(), header: z.string() })),
});

/** Reads a kept sheet back; it was ours, so anything else is a fault. */
export const keptSheet = (stored: unknown): UnderstoodSheet => understoodSheetSchema.parse(stored);

export const fieldChangeSchema = z.object({
  field,
  before: z.union([z.string(), z.boolean()]).nullable(),
  after: z.union([z.string(), z.boolean()]).nullable(),
});
