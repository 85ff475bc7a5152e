export { openTable } from './open-table.ts';
export type {
  Delimiter,
  DetectedTable,
  Encoding,
  IntakeRefusal,
  OpenedTable,
  RefusalCode,
} from './intake.ts';
export { normalize } from './normalize.ts';
export type { NormalizedTable } from './normalize.ts';
export { previewRows } from './preview.ts';
export { validateTable, writeConforming } from './validate-table.ts';
export { validateInChild } from './validate-in-child.ts';
export type { ChildOptions } from './validate-in-child.ts';
export type {
  ChildOutcome,
  Conforming,
  Finding,
  Level,
  PublisherContext,
  Repair,
  ValidationLimits,
  ValidationReport,
  ValidationRequest,
} from './report.ts';
