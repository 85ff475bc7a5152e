import type { PersonalDataKind } from '../kinds.ts';
import { maskValue } from '../mask.ts';
import { cellEvidence } from './cell-evidence.ts';
import type { Evidence } from './evidence.ts';
import type { ColumnWatch } from './table-context.ts';

const maxExamples = 3;

/** Cells of one kind in one column, by what they show. */
export type Tally = Record<Evidence['grade'], number> & { examples: string[] };

/** What a column has shown so far; of any number of cells it keeps counts and three masked examples per kind. */
export type ColumnTally = {
  watch: ColumnWatch;
  /** Cells seen that are not blank. */
  cells: number;
  kinds: Map<PersonalDataKind, Tally>;
};

export const emptyTally = (watch: ColumnWatch): ColumnTally => ({ watch, cells: 0, kinds: new Map() });

/** Every cell that showed the kind, whatever its grade. */
export const total = (tally: Tally): number => tally.holds + tally.form + tally.office + tally.minor;

const tallyOf = (column: ColumnTally, kind: PersonalDataKind): Tally => {
  const known = column.kinds.get(kind);
  if (known) return known;
  const fresh = { holds: 0, form: 0, office: 0, minor: 0, examples: [] };
  column.kinds.set(kind, fresh);
  return fresh;
};

/** Adds one value that `count` cells of the column hold. */
export const addCell = (column: ColumnTally, value: string, count: number): void => {
  if (value.trim() === '') return;
  column.cells += count;
  for (const { kind, grade } of cellEvidence(value, column.watch)) {
    const tally = tallyOf(column, kind);
    tally[grade] += count;
    if (tally.examples.length < maxExamples) tally.examples.push(maskValue(value));
  }
};
