import type { PersonalDataKind } from '@rma/privacy';
import type { Random } from './random.ts';

/** A small table as a government would deliver it, of which is known what it holds. */
export type Case = { headers: string[]; rows: string[][]; standard?: { id: string } };

/** Tables that hold one kind; `cells` of them do, when the cells can be counted. */
export type PositiveClass = {
  kind: PersonalDataKind;
  name: string;
  /** Whether the finding must stop the publication, or be worth a look. */
  mustBlock: boolean;
  make: (random: Random) => Case & { cells: number };
};

/** Tables in which nothing may stop the publication. */
export type NegativeClass = { name: string; make: (random: Random) => Case };

export const rowsPerCase = 12;

/** A case of as many rows as `cells` makes, each from its number. */
export const table = (headers: string[], row: (index: number) => string[]): Case => ({
  headers,
  rows: Array.from({ length: rowsPerCase }, (_, index) => row(index)),
});
