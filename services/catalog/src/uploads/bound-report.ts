import type { ValidationReport } from '@rma/tabular';
import { reportSchema, type StoredReport } from './report-schema.ts';

const maxText = 500;
const maxItems = 300;

/** The same value with texts of at most 500 characters and lists of at most 300 items, fit for a JSON column. */
export function bounded(value: unknown): unknown {
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

/**
 * A report as it is stored and shown: without local paths, texts of at most 500 characters, lists of at most 300
 * items, whatever the file held. The counts stay as they are.
 */
export const boundReport = (report: ValidationReport): StoredReport => reportSchema.parse(bounded(report));
