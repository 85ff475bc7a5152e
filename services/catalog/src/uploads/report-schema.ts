import { z } from 'zod';

const severity = z.enum(['error', 'warning']);

/** A report as it is stored; parsed again because it comes from a JSON column. */
export const reportSchema = z.object({
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
  matches: z.array(
    z.object({ field: z.string(), header: z.string(), by: z.enum(['name', 'synonym', 'shape']) }),
  ),
  detected: z
    .object({
      encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
      hasBom: z.boolean(),
      delimiter: z.string(),
      lineEnding: z.string(),
      headers: z.array(z.string()),
      sampleColumns: z.number(),
      bytes: z.number(),
    })
    .nullable(),
  bytes: z.number(),
  durationMs: z.number(),
});
