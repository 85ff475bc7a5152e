import type { Offence } from '../format-findings.ts';

const examples = 5;

/** Gathers what alerts break, grouped by rule and element, with the first cases. */
export const createOffences = () => {
  const gathered = new Map<string, Offence>();
  return {
    /** `row`: of the derived table, as a spreadsheet numbers it. */
    note: (code: string, part: string, found: { row: number; value: string }): void => {
      const key = `${code} ${part}`;
      const offence = gathered.get(key) ?? { code, part, count: 0, examples: [] };
      gathered.set(key, offence);
      offence.count += 1;
      if (offence.examples.length < examples) offence.examples.push(found);
    },
    all: (): Offence[] => [...gathered.values()],
  };
};

export type Offences = ReturnType<typeof createOffences>;
