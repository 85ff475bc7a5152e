import type { StandardField } from '@rma/themes';
import type { FieldSource } from './column-match.ts';

type Derived = Extract<FieldSource, { kind: 'derived' }>;

export const derivedColumn = (field: Pick<StandardField, 'name'>): string => `d_${field.name}`;

/**
 * Where a field without a column of its own comes from, when the standard knows how other systems write it: a date
 * in three columns, a figure in several. Null when not all of them are in the file.
 */
export const derivedSource = (
  field: StandardField,
  options: { headers: string[]; positionOf: (header: string) => number },
): Derived | null => {
  const { parts, sumOf } = field.rma;
  const first = (known: string[]): string[] => {
    const index = known.map(options.positionOf).find((position) => position >= 0);
    return index === undefined ? [] : [options.headers[index] ?? ''];
  };
  if (parts) {
    const headers = [parts.year, parts.month, parts.day].flatMap(first);
    return headers.length === 3
      ? { kind: 'derived', column: derivedColumn(field), headers, because: 'parts' }
      : null;
  }
  if (sumOf) {
    const headers = sumOf.flatMap((header) => first([header]));
    return headers.length === sumOf.length
      ? { kind: 'derived', column: derivedColumn(field), headers, because: 'sum' }
      : null;
  }
  return null;
};
