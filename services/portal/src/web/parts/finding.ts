import type { ComparedGovernment } from './compared.ts';

/** A chart's title as a sentence: who leads, or that several do, or that nobody has anything. */
export function largestOf(
  compared: ComparedGovernment[],
  options: {
    value: (each: ComparedGovernment) => number | null;
    most: (name: string) => string;
    /** Continues "Morelos y Jalisco …". */
    tie: string;
    none: string;
  },
): string {
  const values = compared.map((each) => ({
    name: each.government.fullName,
    value: options.value(each) ?? 0,
  }));
  const largest = Math.max(...values.map(({ value }) => value));
  if (largest <= 0) return options.none;
  const leaders = values.filter(({ value }) => value === largest);
  const [leader] = leaders;
  if (leader && leaders.length === 1) return options.most(leader.name);
  const names = leaders.map(({ name }) => name);
  return `${names.slice(0, -1).join(', ')} y ${names.at(-1) ?? ''} ${options.tie}`;
}
