import { createRecent } from '../graphql/recent.ts';
import type { NationalWatch } from './national-watch.ts';

/**
 * What was read lately of one table, by key, each until the table changes. While changes are not being followed, or
 * something changed and nobody knows yet what, it gives nothing.
 */
export function createLately<Value>(options: {
  watch: Pick<NationalWatch, 'version' | 'hasChanged' | 'isCurrent' | 'isBehind'>;
  /** The key (of changeKeys) by which the table's changes are told. */
  changeKey: string;
  mostWeight: number;
  weightOf: (value: Value) => number;
}) {
  const { watch, changeKey, mostWeight, weightOf } = options;
  const kept = createRecent<{ value: Value; version: number }>({
    mostWeight,
    weightOf: ({ value }) => weightOf(value),
  });
  return {
    changeKey,
    /** To be asked for before reading what is then kept. */
    version: (): number => watch.version(),
    get(key: string): Value | undefined {
      const known = kept.get(key);
      if (known === undefined || !watch.isCurrent() || watch.isBehind()) return undefined;
      return watch.hasChanged([changeKey], known.version) ? undefined : known.value;
    },
    keep(key: string, value: Value, version: number): void {
      kept.set(key, { value, version });
    },
  };
}
export type Lately<Value> = ReturnType<typeof createLately<Value>>;
