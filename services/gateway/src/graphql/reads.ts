import type { Language } from '@rma/service-kit';
import { changeKeys } from '../national/change-keys.ts';

const MOST_ROWS_TOLD_APART = 300;

/** What one answer was made of, noted while it is made. */
export function createReads() {
  const keys = new Set<string>();
  let rows = 0;
  return {
    keys: keys as ReadonlySet<string>,
    /** Ids of the datasets that were asked for one by one: who counts use is told of them. */
    served: new Set<string>(),
    /** It depends on the moment too, as far as freshness and days left do. */
    ofTime: false,
    /** The language it speaks, when it speaks one. */
    language: null as Language | null,
    /** It was true of one moment only, or nobody tells when it changes. */
    isMomentary: false,
    note: (key: string): void => {
      keys.add(key);
    },
    noteDataset: (ordinal: number): void => {
      rows += 1;
      keys.add(rows > MOST_ROWS_TOLD_APART ? changeKeys.anyDataset : changeKeys.dataset(ordinal));
    },
  };
}
export type Reads = ReturnType<typeof createReads>;
