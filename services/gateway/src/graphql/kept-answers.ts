import type { Language } from '@rma/service-kit';
import type { NationalWatch } from '../national/national-watch.ts';
import type { Answer } from './answers.ts';
import type { Reads } from './reads.ts';
import { createRecent } from './recent.ts';

/** How long an answer is good that depends on the time too, as far as freshness and days left do. */
const OF_TIME_MS = 30_000;
const MOST_KEPT_CHARACTERS = 64_000_000;
/** What a kept answer weighs besides its texts. */
const PLAIN_CHARACTERS = 500;
const KEY_CHARACTERS = 40;

type Kept = {
  answer: Answer;
  reads: Pick<Reads, 'keys' | 'ofTime' | 'language'>;
  atMs: number;
  /** Nothing it was made of had changed at this reading of the watch. */
  goodAt: number;
};

/**
 * Whole answers, each kept until something it was made of changes. An answer is given only while changes are being
 * followed and all that is known to have changed was read.
 */
export function createKeptAnswers({
  watch,
}: {
  watch: Pick<NationalWatch, 'version' | 'hasChanged' | 'isCurrent' | 'isBehind'>;
}) {
  const kept = createRecent<Kept>({
    mostWeight: MOST_KEPT_CHARACTERS,
    weightOf: ({ answer, reads }) => answer.body.length + reads.keys.size * KEY_CHARACTERS + PLAIN_CHARACTERS,
  });

  return {
    get(key: string, moment: { nowMs: number; language: Language }): Answer | null {
      const known = kept.get(key);
      if (known === undefined || !watch.isCurrent() || watch.isBehind()) return null;
      const { answer, reads, atMs, goodAt } = known;
      const version = watch.version();
      if (goodAt !== version) {
        if (watch.hasChanged(reads.keys, goodAt)) {
          kept.forget(key);
          return null;
        }
        known.goodAt = version;
      }
      if (reads.ofTime && Math.abs(moment.nowMs - atMs) > OF_TIME_MS) return null;
      return reads.language === null || reads.language === moment.language ? answer : null;
    },
    /** Keeps an answer whose making began at `version` of the watch. */
    set(key: string, answer: Answer, made: { reads: Reads; atMs: number; version: number }): void {
      const { reads, atMs, version } = made;
      if (reads.isMomentary || watch.hasChanged(reads.keys, version)) return;
      kept.set(key, { answer, reads, atMs, goodAt: version });
    },
  };
}
