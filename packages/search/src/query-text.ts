/** One thing the reader typed: a word, or words in quotation marks; `excluded` when it had a minus before it. */
export type TypedTerm = { kind: 'word' | 'phrase'; text: string; excluded: boolean };

const MOST_CHARACTERS = 400;
const MOST_TERMS = 16;

/**
 * Reads what someone typed into the search box: words, "phrases", -exclusions. Anything is accepted: a quotation
 * mark without its pair closes at the end, signs alone say nothing, and what exceeds 400 characters or 16 terms
 * is left out.
 */
export function parseQueryText(typed: string): TypedTerm[] {
  const text = typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ')
    .replaceAll(/[“”«»„]/g, '"')
    // The same signs as the database's national.plain_signs.
    .replaceAll(/[\u00a0\u00a1\u00ad\u00b4\u00b7\u00bf\u2000-\u206f\u3000\ufeff]/g, ' ')
    .slice(0, MOST_CHARACTERS);
  const terms: TypedTerm[] = [];
  for (const [, minus, phrase, word] of text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    const content = (phrase ?? word ?? '').trim();
    if (!/[\p{L}\p{N}]/u.test(content)) continue;
    const isPhrase = phrase !== undefined && /\s/.test(content);
    terms.push({ kind: isPhrase ? 'phrase' : 'word', text: content, excluded: minus === '-' });
  }
  return terms.slice(0, MOST_TERMS);
}
