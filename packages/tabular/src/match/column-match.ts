import type { StandardField, WideToLong } from '@rma/themes';
import type { Match } from '../report.ts';

/** Where the cells of a field come from. */
export type FieldSource =
  | { kind: 'column'; index: number; by: Exclude<Match['by'], 'shape'>; confidence: number }
  | { kind: 'derived'; column: string; headers: string[]; because: 'parts' | 'sum' | 'geometry' }
  | { kind: 'wide-name' }
  | { kind: 'wide-value'; columns: number[] }
  | { kind: 'constant'; value: string; because: 'publisher' | 'default' | 'shape' }
  | { kind: 'absent' };

export type ColumnMatch = {
  sources: { field: StandardField; source: FieldSource }[];
  shape: { wide: WideToLong; columns: number[] } | null;
  /** Columns that might fill a field that has none; best first. */
  suggestions: Match[];
  /** Positions of columns no field takes. */
  extra: number[];
  /** Positions of columns whose header repeats an earlier one. */
  duplicates: number[];
  blanks: number[];
};
