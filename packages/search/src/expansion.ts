import type { TypedTerm } from './query-text.ts';
import { emptyWords, enyeVariants, foldAccents } from './spanish.ts';
import { longestTermWords, synonymsOf } from './synonyms.ts';

/** A text to look for: all of its words, next to each other when `adjacent`; `synonym` when nobody typed it. */
export type Alternative = { text: string; adjacent: boolean; synonym?: true };

/**
 * What a search asks for: every group must be there, by any of its alternatives, and none of the excluded.
 * The first alternative of a group is what was typed; when it is only stop words the group says nothing.
 */
export type TextQuery = { required: Alternative[][]; excluded: Alternative[][] };

const word = (text: string): Alternative => ({ text, adjacent: false });
const unique = (alternatives: readonly Alternative[]): Alternative[] => {
  const seen = new Map<string, Alternative>();
  for (const one of alternatives) {
    const key = `${one.adjacent}${one.text}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
};

/** As typed first: its stem may differ from the stem of the same word without accents. */
function spellings(text: string): Alternative[] {
  const folded = foldAccents(text);
  return unique([word(text), word(folded)]);
}

function phraseSpellings(text: string): Alternative[] {
  return unique([
    { text, adjacent: true },
    { text: foldAccents(text), adjacent: true },
  ]);
}

function synonymSpellings(term: string): Alternative[] {
  const written = term.includes(' ') ? phraseSpellings(term) : spellings(term);
  return written.map((one) => ({ ...one, synonym: true }));
}

function wordGroup(text: string): Alternative[] {
  // Who types accents has a Spanish keyboard, and types ñ as well.
  const folded = foldAccents(text);
  const variants = folded === text.toLowerCase() ? enyeVariants(folded).map(word) : [];
  const synonyms = [text, ...variants.map((variant) => variant.text)]
    .flatMap((spelling) => synonymsOf([spelling]))
    .flatMap(synonymSpellings);
  return unique([...spellings(text), ...variants, ...synonyms]);
}

/** Consecutive words that together are a known term ("accidentes de tránsito"), the longest first. */
function knownTermAt(
  words: readonly string[],
  start: number,
): { words: string[]; synonyms: string[] } | null {
  for (let count = Math.min(longestTermWords, words.length - start); count > 1; count -= 1) {
    const candidate = words.slice(start, start + count);
    const synonyms = synonymsOf(candidate);
    if (synonyms.length > 0) return { words: candidate, synonyms: [...synonyms] };
  }
  return null;
}

/** Turns typed terms into what to look for: spellings, ñ for n, synonyms. Pure; stems are the database's. */
export function expandQuery(terms: readonly TypedTerm[]): TextQuery {
  const words = terms
    .filter((term) => term.kind === 'word' && !term.excluded)
    .map((term) => term.text)
    .filter((text) => !emptyWords.has(foldAccents(text)));
  const required: Alternative[][] = [];
  for (let index = 0; index < words.length;) {
    const known = knownTermAt(words, index);
    if (known === null) {
      required.push(wordGroup(words[index] ?? ''));
      index += 1;
    } else {
      const typed = known.words.join(' ');
      required.push(unique([...spellings(typed), ...known.synonyms.flatMap(synonymSpellings)]));
      index += known.words.length;
    }
  }
  for (const term of terms)
    if (term.kind === 'phrase' && !term.excluded) required.push(phraseSpellings(term.text));
  const excluded = terms
    .filter((term) => term.excluded)
    .map((term) => (term.kind === 'phrase' ? phraseSpellings(term.text) : spellings(term.text)));
  return { required, excluded };
}
