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

/** A case of `rowsPerCase` rows, each made from its number. */
export const table = (headers: string[], row: (index: number) => string[]): Case => ({
  headers,
  rows: Array.from({ length: rowsPerCase }, (_, index) => row(index)),
});

/** A column of look-alikes beside a counter; `index` counts on from a random start. */
export const lookAlikes = (
  name: string,
  headers: string[],
  cell: (random: Random, index: number) => string,
): NegativeClass => ({
  name,
  make: (random) => {
    const header = random.pick(headers);
    const start = random.integer(1, 99_000);
    return table(['id', header], (index) => [String(index), cell(random, start + index)]);
  },
});
