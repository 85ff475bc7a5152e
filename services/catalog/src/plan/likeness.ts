import { foldText } from '@rma/domain';

/** Words that titles share without being about the same. */
const common = new Set([
  'de',
  'del',
  'la',
  'el',
  'los',
  'las',
  'y',
  'en',
  'por',
  'para',
  'con',
  'a',
  'al',
  'que',
  'un',
  'una',
  'su',
  'sus',
  'datos',
  'dato',
  'conjunto',
  'abiertos',
  'informacion',
  'municipal',
  'municipio',
  'estado',
  'estatal',
  'gobierno',
]);

const singular = (word: string) => (word.length > 4 ? word.replace(/(?:es|s)$/, '') : word);

/** What a title is about, word by word: folded, in singular, without what any title says. */
export const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    foldText(title)
      .split(' ')
      .filter((word) => word.length > 1 && !common.has(word) && !/^(?:19|20)\d{2}$/.test(word))
      .map(singular),
  );

/** How alike two titles are by their words, from 0 to 1 (Dice). */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}

/** Titles this alike are shown to a person; below, they would be noise. */
export const worthProposing = 0.6;
