import type { ValidationReport } from '@rma/tabular';
import type { z } from 'zod';
import { reportSchema } from './report-schema.ts';

const maxText = 500;
const maxItems = 300;

function bounded(value: unknown): unknown {
  // Postgres takes neither NUL nor half characters in JSON.
  if (typeof value === 'string') {
    const clean = value.replaceAll('\u0000', '\uFFFD').toWellFormed();
    return clean.length > maxText ? `${clean.slice(0, maxText).toWellFormed()}…` : clean;
  }
  if (Array.isArray(value)) return value.slice(0, maxItems).map(bounded);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bounded(item)]));
  return value;
}

export type StoredReport = z.infer<typeof reportSchema>;

/**
 * A report as it is stored and shown: without local paths, texts of at most 500 characters, lists of at most 300
 * items, whatever the file held. The counts stay as they are.
 */
export function boundReport(report: ValidationReport): StoredReport {
  const { conforming: _, ...shown } = report;
  return reportSchema.parse(bounded(shown));
}
