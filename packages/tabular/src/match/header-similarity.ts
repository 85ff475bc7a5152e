import { editDistance } from './edit-distance.ts';
import { headerWords } from './header-words.ts';
import { plainHeader } from './plain-header.ts';

/** The same words in any order, shortened or written out. */
const sameWords = 0.92;
/** One slip of the hand in a header long enough for it to be one. */
const oneSlip = 0.87;
const twoSlips = 0.83;
/** Some words in common: worth asking, never worth filling. */
const mostForSomeWords = 0.75;
const longestHeader = 80;
const mostWords = 12;

const isPrefix = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a));

/** How alike two words are: 1 the same, 0 nothing alike. */
const wordSimilarity = (a: string, b: string): number => {
  if (a === b) return 1;
  if (isPrefix(a, b)) return 0.85;
  const longest = Math.max(a.length, b.length);
  const alike = 1 - editDistance(a, b) / longest;
  return longest >= 5 && alike >= 0.75 ? alike : 0;
};

const sharedWords = (a: string[], b: string[]): number => {
  const free = new Set(b.keys());
  let shared = 0;
  for (const word of a) {
    let best = { index: -1, alike: 0 };
    for (const index of free) {
      const alike = wordSimilarity(word, b[index] ?? '');
      if (alike > best.alike) best = { index, alike };
    }
    free.delete(best.index);
    shared += best.alike;
  }
  return (2 * shared) / (a.length + b.length);
};

/** A header made ready to be compared many times. */
export type HeaderForm = { plain: string; words: string[]; sortedWords: string };

export const headerForm = (header: string): HeaderForm => {
  const words = headerWords(header).slice(0, mostWords);
  return {
    plain: plainHeader(header).slice(0, longestHeader),
    words,
    sortedWords: words.toSorted().join(' '),
  };
};

/**
 * How alike two headers are, from 0 to 0.92: by their words, with the abbreviations of Mexican offices, and by
 * slips of spelling. From 0.8 on they say the same thing.
 */
export const headerSimilarity = (a: HeaderForm, b: HeaderForm): number => {
  const { plain: plainA, words: wordsA } = a;
  const { plain: plainB, words: wordsB } = b;
  if (plainA === '' || plainB === '') return 0;
  if (wordsA.length > 0 && a.sortedWords === b.sortedWords) return sameWords;
  const shortest = Math.min(plainA.length, plainB.length);
  // People rarely miss the first letter; a header that begins otherwise is another word.
  if (shortest >= 7 && plainA[0] === plainB[0] && Math.abs(plainA.length - plainB.length) <= 2) {
    const slips = editDistance(plainA, plainB);
    if (slips <= 1) return oneSlip;
    if (slips === 2 && shortest >= 11) return twoSlips;
  }
  if (wordsA.length === 0 || wordsB.length === 0) return 0;
  return Math.min(mostForSomeWords, sharedWords(wordsA, wordsB) * 0.85);
};
