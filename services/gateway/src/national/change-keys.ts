/**
 * What an answer is made of, as texts that changes are told by too. A change of a dataset is told of itself, of its
 * government, of its state, and of any: whoever read less of them needs to hear of fewer changes.
 */
export const changeKeys = {
  table: (name: string) => `table ${name}`,
  anyDataset: 'datasets',
  datasetsOf: (cvegeo: string) => `datasets of ${cvegeo}`,
  /** Of a state and its municipalities. */
  datasetsWithin: (state: string) => `datasets within ${state}`,
  dataset: (ordinal: number) => `dataset ${ordinal}`,
} as const;

const STATE_KEY_LENGTH = 2;
const MOST_REMEMBERED = 100_000;

/** When each part of the national view last changed, by the number of the reading that told it. */
export function createChangeLog() {
  let lastOf = new Map<string, number>();
  /** Changes up to this reading are no longer told apart. */
  let forgottenUntil = 0;
  let anybodysUntil = 0;

  const note = (key: string, version: number) => lastOf.set(key, version);

  return {
    note(
      changes: { datasets: readonly { ordinal: number; cvegeo: string | null }[]; tables: Iterable<string> },
      version: number,
    ): void {
      for (const table of changes.tables) note(changeKeys.table(table), version);
      if (changes.datasets.length > 0) note(changeKeys.anyDataset, version);
      for (const { ordinal, cvegeo } of changes.datasets) {
        note(changeKeys.dataset(ordinal), version);
        if (cvegeo === null) {
          anybodysUntil = version;
          continue;
        }
        note(changeKeys.datasetsOf(cvegeo), version);
        note(changeKeys.datasetsWithin(cvegeo.slice(0, STATE_KEY_LENGTH)), version);
      }
      if (lastOf.size > MOST_REMEMBERED) {
        forgottenUntil = version;
        lastOf = new Map();
      }
    },
    /** True when any of `keys` changed, or may have, after the reading numbered `version`. */
    hasChanged(keys: Iterable<string>, version: number): boolean {
      if (version < forgottenUntil) return true;
      for (const key of keys) {
        if ((lastOf.get(key) ?? 0) > version) return true;
        if (version < anybodysUntil && key.startsWith('dataset')) return true;
      }
      return false;
    },
  };
}
export type ChangeLog = ReturnType<typeof createChangeLog>;
