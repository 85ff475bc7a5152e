import type { Standard, StandardField } from '@rma/themes';

/** What databases write for nothing, in any field. */
const ofDumps = ['\\N', 'NULL', 'null'];

/** Cells that mean "no value" in a field, the empty one among them. */
export const missingValuesOf = (standard: Standard, field: StandardField): string[] => [
  ...new Set(['', ...ofDumps, ...standard.schema.missingValues, ...field.rma.missingValues]),
];
